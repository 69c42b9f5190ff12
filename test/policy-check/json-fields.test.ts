import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allow, checkFiles, EXTERNAL, KEY_ARN, OWN, toPolicy } from './_check.ts';

const PAGE = readFileSync(new URL('../../docs/change-a-policy.md', import.meta.url), 'utf8');

const ORGANIZATION = {
  ...allow('*', 'kms:Decrypt'),
  Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
};

/** The fields in the first column of the table under a heading. */
function toDocumented(heading: string): readonly string[] {
  const section = PAGE.split(`\n#### ${heading}\n`)[1]?.split('\n#')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''));
}

/** The paths of all fields, such as `refusals.pointer`. What a list has counts once. */
function toPaths(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => toPaths(item, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const own = path === '' ? name : `${path}.${name}`;
    return [own, ...toPaths(each, own)];
  });
}

it('the page lists all fields of the JSON', async () => {
  const { stdout } = await checkFiles(
    {
      'open.json': toPolicy(OWN, EXTERNAL, ORGANIZATION, { ...OWN, Principal: { AWS: 'Alice' } }),
      'none.json': 'x',
      'folder.json': null,
    },
    ['--format', 'json', '--key-arn', KEY_ARN],
  );
  const { policies, ...others } = JSON.parse(stdout);
  expect(others).toEqual({});
  expect(policies).toHaveLength(3);
  expect([...new Set(toPaths(policies))].toSorted()).toEqual([...toDocumented('Fields of the JSON')].toSorted());
});
