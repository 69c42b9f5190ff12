import { describe, expect, it } from 'vitest';
import { OTHER } from './_ask.ts';
import { findAll, type Given, given } from './_findings.ts';
import { own } from './_rules.ts';

const [TRUSTED, UNTRUSTED, THIRD] = ['o-a1b2c3d4e5', 'o-e5d4c3b2a1', 'o-1111111111'];

/** The findings about a statement for everyone with these conditions, where one organization is trusted. */
function find(Condition: object, organizations: readonly string[] = [TRUSTED]) {
  const trust: Given = { trust: { accounts: new Set([OTHER]), organizations: new Set(organizations) } } as Given;
  return findAll(given([own({ Principal: '*', Condition })], trust), { codes: ['ORGANIZATION_ACCESS'] }).findings;
}

const paths = (...values: readonly string[]) => ({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': values } });

describe('of several organizations, the finding names those that are not trusted:', () => {
  it.each<[string, object, string]>([
    ['all paths', paths(`${TRUSTED}/*`, `${UNTRUSTED}/*`), `the organization ${UNTRUSTED}, or in the part of it`],
    ['all paths, in another order', paths(`${UNTRUSTED}/*`, `${TRUSTED}/*`), `the organization ${UNTRUSTED}, or`],
    [
      'one path of each',
      paths(`${TRUSTED}/r-ab12/ou-ab12-11111111/`, `${UNTRUSTED}/r-cd34/ou-cd34-11111111/`),
      `the organization ${UNTRUSTED}, or`,
    ],
    [
      'two that are not trusted',
      paths(`${TRUSTED}/*`, `${UNTRUSTED}/*`, `${THIRD}/*`),
      `the organizations ${UNTRUSTED} and ${THIRD}, or in the parts of them`,
    ],
    ['IDs', { StringEquals: { 'aws:PrincipalOrgID': [TRUSTED, UNTRUSTED] } }, `the organization ${UNTRUSTED} is`],
    [
      'IDs and paths',
      {
        StringEquals: { 'aws:PrincipalOrgID': [TRUSTED, UNTRUSTED] },
        ...paths(`${TRUSTED}/*`, `${UNTRUSTED}/*`),
      },
      `the organization ${UNTRUSTED} is`,
    ],
  ])('%s', (_, condition, text) => {
    const [finding] = find(condition);
    expect(finding).toMatchObject({ severity: 'MEDIUM', isTrusted: false });
    // The request that shows it is of one of them, too.
    expect(JSON.stringify(finding?.witness?.keys)).not.toContain(TRUSTED);
    expect(find(condition)[0]?.message).toContain(text);
    expect(find(condition)[0]?.message).not.toContain(TRUSTED);
  });
});

it('names the one that is trusted if there is no other, and Null is no path', () => {
  const some = paths(`${TRUSTED}/r-ab12/*`);
  for (const condition of [some, { ...some, Null: { 'aws:PrincipalOrgPaths': 'false' } }]) {
    expect(find(condition)).toMatchObject([
      { severity: 'INFO', isTrusted: true, message: expect.stringContaining(`the organization ${TRUSTED}, or in`) },
    ]);
  }
});

it('names all of them if none is trusted', () => {
  const [finding] = find(paths(`${TRUSTED}/*`, `${UNTRUSTED}/*`), []);
  expect(finding).toMatchObject({ severity: 'INFO', message: expect.stringContaining(`${TRUSTED} and ${UNTRUSTED}`) });
});
