import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '../_setup.ts';
import { allow, DELEGATES, deny, ROLE, toPolicy } from './_access.ts';
import { type AccessibleKeys, accessibleSeed, setupKeys } from './_accessible.ts';
import { countAndCall } from './_counted.ts';

const IAM_POLICY = JSON.stringify({ Statement: { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' } });

const VERDICTS = ['ALLOWED', 'ALLOWED_IF_IAM_ALLOWS', 'DENIED', 'NOT_ALLOWED', 'UNKNOWN'] as const;

type Ask = Awaited<ReturnType<typeof setupKeys>>['ask'];

/** All pages, as long as there are more. */
async function readAll(ask: Ask, variables: object): Promise<readonly AccessibleKeys[]> {
  const pages: AccessibleKeys[] = [];
  let after: string | null = null;
  do {
    const { keys, errors } = await ask({ ...variables, after });
    expect(errors).toBeUndefined();
    if (keys === null) throw new Error('no page');
    pages.push(keys);
    after = keys.pageInfo.hasNextPage ? keys.pageInfo.endCursor : null;
  } while (after !== null);
  return pages;
}

const toRows = (pages: readonly AccessibleKeys[]) =>
  pages.flatMap(({ edges }) => edges.map(({ node }) => [node.key.keyId, node.access] as const));

describe('accessibleKeys lists', () => {
  it('what the principal may use, and by default all that is not decided, with what was read', async () => {
    const { ask } = await setupKeys(accessibleSeed(1));
    const { keys, errors } = await ask();
    expect(errors).toBeUndefined();
    const verdicts = keys?.edges.map(({ node: { key, access } }) => [key.keyId, access[0]?.verdict]);
    expect(verdicts).toEqual([
      ['allowed-0', 'ALLOWED'],
      ['decrypts-0', 'ALLOWED'],
      ['delegated-0', 'ALLOWED_IF_IAM_ALLOWS'],
      ['granted-0', 'ALLOWED'],
      ['many-grants-0', 'UNKNOWN'],
      ['no-grants-0', 'UNKNOWN'],
      ['no-metadata-0', 'UNKNOWN'],
      ['no-policy-0', 'UNKNOWN'],
      ['of-spec-0', 'ALLOWED'],
      ['throttled-0', 'UNKNOWN'],
      ['unparsable-0', 'UNKNOWN'],
      ['untagged-0', 'UNKNOWN'],
    ]);
    const codes = keys?.edges.map(({ node }) => node.access[0]?.reasons[0]?.code);
    expect(codes?.slice(4, 8)).toEqual([
      'GRANTS_UNREADABLE',
      'GRANTS_UNREADABLE',
      'METADATA_UNREADABLE',
      'POLICY_UNREADABLE',
    ]);
    expect(keys).toMatchObject({
      coverage: { total: 14, readable: 12, denied: 1, throttled: 0, failed: 1 },
      unreadGrants: 2,
      undecided: 7,
    });
  });

  it('keys for which any of the actions has one of the verdicts, each with all actions once and in their order', async () => {
    const { ask } = await setupKeys(accessibleSeed(1));
    const actions = ['putkeypolicy', 'kms:Decrypt', 'KMS:PutKeyPolicy'];
    const { keys } = await ask({ actions, verdicts: ['ALLOWED'] });
    const rows = keys?.edges.map(({ node: { key, access } }) => [
      key.keyId,
      ...access.map((each) => `${each.action} ${each.verdict}`),
    ]);
    expect(rows).toEqual([
      ['allowed-0', 'kms:PutKeyPolicy ALLOWED', 'kms:Decrypt ALLOWED'],
      ['decrypts-0', 'kms:PutKeyPolicy NOT_ALLOWED', 'kms:Decrypt ALLOWED'],
      ['granted-0', 'kms:PutKeyPolicy NOT_ALLOWED', 'kms:Decrypt ALLOWED'],
      ['of-spec-0', 'kms:PutKeyPolicy ALLOWED', 'kms:Decrypt ALLOWED'],
    ]);
    expect(keys).toMatchObject({ undecided: 7, unreadGrants: 2 }); // counted although they are not listed
    expect(keys?.edges[0]?.node.access[0]?.principal).toBe(ROLE);
  });

  it('nothing on a page without a match, which still leads to the next', async () => {
    const keys = Array.from({ length: 5 }, (_, index) => ({ keyId: `k${index}`, policy: toPolicy(deny(ROLE)) }));
    const { ask } = await setupKeys({ keys: [...keys, { keyId: 'z', policy: toPolicy(allow(ROLE)) }] });
    const pages = await readAll(ask, { first: 2 });
    expect(pages.map(({ edges }) => edges.length)).toEqual([0, 0, 1]);
    expect(pages.map(({ pageInfo: { startCursor: start, endCursor: end } }) => [start === null, end === null])).toEqual(
      [
        [true, false],
        [true, false],
        [false, false],
      ],
    );
    expect(pages.map(({ coverage }) => coverage.total)).toEqual([2, 2, 2]);
  });

  it('on all pages together the same as on one, with the verdicts of Key.access', async () => {
    const { ask, query } = await setupKeys(accessibleSeed(5));
    const actions = ['kms:Decrypt', 'kms:PutKeyPolicy', 'kms:CreateGrant'];
    const fields = actions.map(
      (action, index) =>
        `a${index}: access(principal: $principal, action: "${action}", context: $context, identityPolicies: $identityPolicies) { principal action verdict reasons { code } }`,
    );
    const whole = `query ($principal: String!, $context: AccessContext, $identityPolicies: [String!]) { keys(first: 1000) { nodes { keyId ${fields.join(' ')} } } }`;
    const request = fc.record({
      principal: fc.constantFrom(ROLE, `arn:aws:iam::${ACCOUNT}:root`, 'arn:aws:iam::444455556666:role/App'),
      context: fc.constantFrom(
        null,
        { complete: true },
        { keys: [{ key: 'aws:PrincipalTag/team', values: ['cards'] }] },
      ),
      identityPolicies: fc.constantFrom(null, [], [IAM_POLICY]),
    });
    const property = fc.asyncProperty(
      request,
      fc.uniqueArray(fc.constantFrom(...VERDICTS), { minLength: 1 }),
      fc.constantFrom(3, 13, 69, 70, 500),
      async (variables, verdicts, first) => {
        const { data } = await query<{ keys: { nodes: Record<string, unknown>[] } }, object>(whole, variables);
        const expected = data.keys.nodes
          .map(({ keyId, ...access }) => [keyId, Object.values(access)] as const)
          .filter(([, access]) => access.some((each) => verdicts.includes((each as { verdict: never }).verdict)));
        const pages = await readAll(ask, { ...variables, actions, verdicts, first });
        expect(toRows(pages)).toEqual(expected);
        expect(pages.reduce((sum, { coverage }) => sum + coverage.total, 0)).toBe(70);
      },
    );
    await fc.assert(property, { numRuns: 15 });
  }, 120_000);
});

describe('accessibleKeys makes', () => {
  const policies = (policy: string) => ({
    keys: Array.from({ length: 20 }, (_, index) => ({ keyId: `k${index}`, policy })),
  });
  const BY_SPEC = { Condition: { StringEquals: { 'kms:KeySpec': 'RSA_2048' } } };

  it.each<[string, string, readonly string[], Record<string, number>]>([
    ['one GetKeyPolicy per key where policies decide', toPolicy(allow(ROLE)), ['kms:Decrypt'], {}],
    ['one ListGrants per key where a grant could decide', toPolicy(DELEGATES), ['kms:Decrypt'], { ListGrants: 20 }],
    ['no ListGrants for actions that no grant can allow', toPolicy(DELEGATES), ['kms:PutKeyPolicy'], {}],
    [
      'each call once for several actions',
      toPolicy(DELEGATES, deny(ROLE, 'kms:*', BY_SPEC)),
      ['kms:Decrypt', 'kms:Encrypt', 'kms:CreateGrant', 'kms:PutKeyPolicy'],
      { ListGrants: 20, DescribeKey: 20 },
    ],
  ])('%s', async (_, policy, actions, more) => {
    const { ask, kms } = await setupKeys(policies(policy));
    const { errors } = await ask({ actions });
    expect(errors).toBeUndefined();
    const made = ['ListKeys', 'GetKeyPolicy', 'ListGrants', 'DescribeKey'].map((name) => kms.callCount(name));
    expect(made).toEqual([1, 20, more.ListGrants ?? 0, more.DescribeKey ?? 0]);
    expect(kms.callCount()).toBe(made.reduce((sum, each) => sum + each, 0));
  });

  it('as many calls as are counted, if all are needed, with those of the fields of a key', async () => {
    const { run } = await countAndCall(policies(toPolicy(DELEGATES, deny(ROLE, 'kms:*', BY_SPEC))));
    const list = (actions: string, fields: string) =>
      `{ accounts { regions { accessibleKeys(principal: "${ROLE}", actions: ${actions}, first: 20) { ${fields} } } } }`;
    const all =
      'coverage { total } nodes { key { keyId policy { __typename } metadata { state } } access { verdict keyState { state } } } edges { node { key { tags { key } } } }';
    const needed = await run(list('["kms:Decrypt", "kms:PutKeyPolicy"]', all));
    expect(needed).toMatchObject({ counted: 81, made: 81, errors: undefined });
    const withoutGrants = await run(list('["kms:PutKeyPolicy"]', 'nodes { access { verdict } }'));
    expect(withoutGrants).toMatchObject({ counted: 41, made: 41, errors: undefined });
  });
});

it('accessibleKeys is null, with the failure, if the keys cannot be listed', async () => {
  const { ask, kms } = await setupKeys(accessibleSeed(1));
  kms.setFaults([{ operation: 'ListKeys', fault: { kind: 'error', code: 'AccessDeniedException' } }]);
  const { keys, errors } = await ask();
  expect(keys).toBeNull();
  expect(errors).toMatchObject([{ extensions: { code: 'AccessDeniedException', operation: 'ListKeys' } }]);
});
