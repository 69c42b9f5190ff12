import { describe, expect, it } from 'vitest';
import { setup } from '../_setup.ts';
import { setupGuarded, trusted } from '../auth/_gateway.ts';
import { startIssuer } from '../auth/_issuer.ts';
import { graphql } from '../generated/gql.ts';
import { type PlaceOfKeys, placesSeed } from './_all-keys.ts';
import { countAndCall } from './_counted.ts';

const [ONE, OTHER] = ['111122223333', '444455556666'];
const PLACES: readonly PlaceOfKeys[] = [
  [ONE, 'us-east-2', 5],
  [ONE, 'ap-south-1', 6],
  [OTHER, 'us-east-2', 3],
  [OTHER, 'eu-west-1', 4],
];
const SEED = placesSeed(PLACES);

const SELECTED = graphql(`
  query SelectedPlaces($accountIds: [ID!], $names: [String!]) {
    accounts(accountIds: $accountIds) { accountId regions(names: $names) { name keys { nodes { keyId } } } }
  }
`);

async function select(variables: { accountIds?: string[]; names?: string[] }) {
  const { query, kms } = await setup({ seed: SEED, connect: 'places' });
  const { data, errors } = await query(SELECTED, variables);
  return { data, errors, calls: kms.callCount() };
}

describe('accounts and Regions can be selected', () => {
  it('one by one, and only those are read', async () => {
    const { data, calls } = await select({ accountIds: [OTHER], names: ['eu-west-1'] });
    expect(data.accounts.map(({ accountId, regions }) => [accountId, regions.map(({ name }) => name)])).toEqual([
      [OTHER, ['eu-west-1']],
    ]);
    expect([data.accounts[0]?.regions[0]?.keys?.nodes.length, calls]).toEqual([4, 1]);
  });

  it('in several accounts: one without the Region gives none', async () => {
    const { data, calls } = await select({ names: ['eu-west-1'] });
    expect(data.accounts.map(({ regions }) => regions.map(({ name }) => name))).toEqual([[], ['eu-west-1']]);
    expect(calls).toBe(1);
  });

  it('to page through the keys that a principal may use', async () => {
    const { query, kms } = await setup({ seed: SEED, connect: 'places' });
    const document = `query ($after: String) {
      accounts(accountIds: ["${OTHER}"]) { regions(names: ["us-east-2"]) {
        accessibleKeys(principal: "${OTHER}", actions: ["kms:Decrypt"], first: 2, after: $after) {
          coverage { total } pageInfo { hasNextPage endCursor }
        }
      } }
    }`;
    type Page = { coverage: { total: number }; pageInfo: { hasNextPage: boolean; endCursor: string } };
    const pageOf = async (after: string | null) => {
      const { data } = await query<{ accounts: { regions: { accessibleKeys: Page }[] }[] }, object>(document, {
        after,
      });
      return data.accounts[0]?.regions[0]?.accessibleKeys;
    };
    const first = await pageOf(null);
    const second = await pageOf(first?.pageInfo.endCursor ?? '');
    expect([first?.coverage, first?.pageInfo.hasNextPage]).toEqual([{ total: 2 }, true]);
    expect([second?.coverage, second?.pageInfo.hasNextPage]).toEqual([{ total: 1 }, false]);
    expect(kms.callCount('ListKeys')).toBe(2);
  });

  it('and cost as many calls as are made', async () => {
    const { run } = await countAndCall(SEED);
    const keys = 'keys(first: 3) { nodes { metadata { state } } }';
    const counts: number[] = [];
    for (const document of [
      `{ accounts(accountIds: ["${OTHER}"]) { regions(names: ["us-east-2"]) { ${keys} } } }`,
      `{ accounts(accountIds: ["${ONE}"]) { regions { ${keys} } } }`,
      `{ accounts { regions(names: ["us-east-2"]) { ${keys} } } }`,
      `{ accounts { regions(names: ["eu-west-1", "eu-west-1"]) { ${keys} } } }`,
      `{ node(id: "${btoa(`AwsAccount:${OTHER}`)}") { ... on AwsAccount { regions(names: ["us-east-2"]) { ${keys} } } } }`,
    ]) {
      const { counted, made, errors } = await run(document);
      expect({ document, errors, made }).toEqual({ document, errors: undefined, made: counted });
      counts.push(counted);
    }
    expect(counts).toEqual([4, 8, 8, 4, 4]);
  });
});

describe('accounts and Regions that are not listed', () => {
  it.each<[object, string]>([
    [{ accountIds: [] }, 'accountIds is empty: expected at least one, or no accountIds for all.'],
    [{ names: [] }, 'names is empty: expected at least one, or no names for all.'],
    [{ accountIds: [ONE, '12'] }, 'accountIds[1] is "12": expected an account that `accounts` lists.'],
    [{ names: ['us-east-2', 'us-west-1'] }, 'names[1] is "us-west-1": expected a Region that `accounts` lists.'],
    [{ names: Array(1001).fill('us-east-2') }, 'names has 1001 entries: expected at most 1000.'],
  ])('are refused before any call: %o', async (variables, message) => {
    const { data, errors, calls } = await select(variables);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(calls).toBe(0);
  });

  it('are the same to a caller as those that the caller may not see', async () => {
    const issuer = await startIssuer();
    const rules = [{ to: 'everyone', accounts: [ONE], regions: ['us-east-2'], permissions: ['key:read'] }];
    const { as, kms } = await setupGuarded({ jwt: [trusted(issuer)], rules }, { seed: SEED, connect: 'places' });
    const token = await issuer.token();
    const messageOf = async (variables: object) =>
      (await as(token, SELECTED.toString(), variables)).errors?.map(({ message }) => message);
    expect([await messageOf({ accountIds: [OTHER] }), await messageOf({ accountIds: ['999999999999'] })]).toEqual([
      [`accountIds[0] is "${OTHER}": expected an account that \`accounts\` lists.`],
      ['accountIds[0] is "999999999999": expected an account that `accounts` lists.'],
    ]);
    expect([await messageOf({ names: ['ap-south-1'] }), await messageOf({ names: ['us-west-1'] })]).toEqual([
      ['names[0] is "ap-south-1": expected a Region that `accounts` lists.'],
      ['names[0] is "us-west-1": expected a Region that `accounts` lists.'],
    ]);
    expect(kms.callCount()).toBe(0);
  });
});
