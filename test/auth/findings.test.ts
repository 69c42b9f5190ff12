import { expect, it } from 'vitest';
import { ACCOUNT, arnOf, REGION } from '../_setup.ts';
import { EVERYTHING, setupGuarded, trusted } from './_gateway.ts';
import { startIssuer } from './_issuer.ts';

const KEY_ID = '0bbbbbbb-12ab-34cd-56ef-1234567890ab';
const PARTNER = '444455556666';
const HIDDEN = '777788889999';

const statement = (accountId: string, more: object = {}) => ({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${accountId}:root` },
  Action: 'kms:Decrypt',
  Resource: '*',
  ...more,
});

const SEED = {
  keys: [
    {
      keyId: KEY_ID,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          statement(ACCOUNT, { Action: 'kms:*' }),
          statement(PARTNER, { Condition: { StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT' } } }),
          statement(HIDDEN),
        ],
      }),
      grants: [
        { granteePrincipal: `arn:aws:iam::${PARTNER}:role/Secret`, operations: ['Decrypt', 'CreateGrant'] as const },
      ],
    },
    { keyId: KEY_ID.replace('0', '1'), accountId: PARTNER },
    { keyId: KEY_ID.replace('0', '2'), accountId: HIDDEN },
  ],
};

type Found = {
  readonly key: {
    readonly findings: {
      readonly nodes: readonly { readonly code: string; readonly severity: string; readonly pointer: string | null }[];
      readonly incomplete: readonly { readonly code: string; readonly failure: object | null }[];
    } | null;
  };
};

/** What a caller with one rule gets. */
async function findingsFor(
  rule: object,
  fields = 'nodes { code severity pointer certain } incomplete { code failure { code } }',
) {
  const issuer = await startIssuer();
  const trust = { accounts: new Set<string>(), trustsConfigured: true, organizations: new Set<string>() };
  const rules = [{ ...EVERYTHING, ...rule }];
  const options = { seed: SEED, connect: 'places' as const, gateway: { trust } };
  const { as, calls } = await setupGuarded({ jwt: [trusted(issuer)], rules }, options);
  const answer = await as<Found>(await issuer.token(), `{ key(id: "${arnOf(KEY_ID)}") { findings { ${fields} } } }`);
  return { ...answer, operations: calls.map(({ operation }) => operation).toSorted(), text: JSON.stringify(answer) };
}

it('a caller without grant:read gets no finding about grants, and is told that they were not read', async () => {
  const { data, operations, text } = await findingsFor({ permissions: ['key:read', 'policy:read'] });
  expect(data.key.findings?.incomplete).toMatchObject([
    { code: 'GRANTS_UNREADABLE', failure: { code: 'AccessDeniedException' } },
  ]);
  expect(text).not.toMatch(/EXTERNAL_GRANT|GRANT_MAY_GRANT_ON|Secret/);
  expect(operations).not.toContain('ListGrants');
});

it('a caller without key:read gets findings that depend on the key as not certain', async () => {
  const { data, operations } = await findingsFor({ permissions: ['policy:read', 'grant:read'] });
  expect(data.key.findings?.incomplete).toMatchObject([
    { code: 'METADATA_UNREADABLE', failure: { code: 'AccessDeniedException' } },
  ]);
  expect(data.key.findings?.nodes).toContainEqual(
    expect.objectContaining({ code: 'EXTERNAL_ACCOUNT', pointer: '/Statement/1', certain: false }),
  );
  expect(operations).toEqual(['GetKeyPolicy', 'ListGrants']);
});

it('a caller without policy:read gets nothing', async () => {
  const { data, operations } = await findingsFor({ permissions: ['key:read', 'grant:read'] });
  expect(data.key.findings).toBeNull();
  expect(operations).not.toContain('GetKeyPolicy');
});

it('trusts of the accounts that the gateway reads only those that the caller sees', async () => {
  const seen = await findingsFor({ accounts: [ACCOUNT, PARTNER], regions: [REGION] });
  const external = seen.data.key.findings?.nodes.filter(({ code }) => code === 'EXTERNAL_ACCOUNT');
  expect(external).toMatchObject([
    { severity: 'HIGH', pointer: '/Statement/2' },
    { severity: 'INFO', pointer: '/Statement/1' },
  ]);
  const all = await findingsFor({});
  const severities = all.data.key.findings?.nodes
    .filter(({ code }) => code === 'EXTERNAL_ACCOUNT')
    .map(({ severity }) => severity);
  expect(severities).toEqual(['INFO', 'INFO']);
});
