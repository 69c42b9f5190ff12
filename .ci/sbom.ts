import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { readPagePackages } from './page-packages.ts';

/** What is used here of a software bill of materials in CycloneDX 1.5. */
export type Sbom = {
  serialNumber?: string;
  metadata: { timestamp?: string; component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
};

export type Component = {
  'bom-ref': string;
  name: string;
  version: string;
  scope: string;
  properties: { name: string; value: string }[];
  licenses?: ({ license: { id?: string; name?: string } } | { expression: string })[];
};

/**
 * The packages that come with this one: its dependencies, and those whose code is in the page. The same text for the
 * same lock file, so without the time and the random number that npm adds.
 */
export function createSbom(): Sbom {
  const all = JSON.parse(npm('sbom', '--sbom-format=cyclonedx', '--package-lock-only')) as Sbom;
  const inPage = readPagePackages();
  const components = all.components
    .filter((component) => !isDevelopment(component) || inPage.has(component['bom-ref']))
    .map((component) =>
      isDevelopment(component) ? { ...component, scope: 'required', properties: IN_PAGE } : component,
    );
  const refs = new Set([all.metadata.component['bom-ref'], ...components.map((component) => component['bom-ref'])]);
  const dependencies = all.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }));
  const { serialNumber, metadata, ...others } = all;
  const { timestamp, ...known } = metadata;
  const component = { ...metadata.component, name: readPackageName() }; // npm writes the name of the folder
  return { ...others, metadata: { ...known, component }, components, dependencies };
}

const IN_PAGE = [{ name: 'kms-policy-gateway:bundled-in', value: 'dist/page' }];

function isDevelopment({ properties }: Component): boolean {
  return properties.some(({ name }) => name === 'cdx:npm:package:development');
}

function npm(...args: readonly string[]): string {
  return execFileSync('npm', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

function readPackageName(): string {
  return (JSON.parse(readFileSync('package.json', 'utf8')) as { name: string }).name;
}

if (import.meta.main) {
  const [file = 'sbom.cdx.json'] = process.argv.slice(2);
  writeFileSync(file, `${JSON.stringify(createSbom(), null, 2)}\n`);
  process.stdout.write(`Wrote ${file}\n`);
}
