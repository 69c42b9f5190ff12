import satisfies from 'spdx-satisfies';
import { type Component, createSbom } from './sbom.ts';

/** Licences that ask for no more than their text and a notice. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
];

/** One line for each package whose licence is not allowed, or not known. */
export function findRefusedLicences(components: readonly Component[]): readonly string[] {
  return components
    .map((component) => ({ component, licence: toExpression(component) }))
    .filter(({ licence }) => !isAllowed(licence))
    .map(({ component, licence }) => `${component['bom-ref']}: ${licence === '' ? 'no licence' : licence}`);
}

/** All licences of a package, as one SPDX expression. */
function toExpression({ licenses = [] }: Component): string {
  return licenses
    .map((each) => ('expression' in each ? `(${each.expression})` : (each.license.id ?? each.license.name ?? '')))
    .join(' AND ');
}

function isAllowed(expression: string): boolean {
  try {
    return satisfies(expression, ALLOWED);
  } catch {
    return false; // not an SPDX expression, such as "SEE LICENSE IN EULA.txt"
  }
}

if (import.meta.main) {
  const { components } = createSbom();
  const refused = findRefusedLicences(components);
  for (const line of refused) process.stderr.write(`${line}\n`);
  if (refused.length > 0) {
    process.stderr.write(
      `Expected one of ${ALLOWED.join(', ')}: remove the package, or add its licence to .ci/licences.ts\n`,
    );
    process.exitCode = 1;
  } else process.stdout.write(`${components.length} packages have a permissive licence\n`);
}
