import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import type { SeedKey } from '../../src/embedded-kms/seed/seed.ts';
import { ACCOUNT, REGION, setup } from '../_setup.ts';

export const KEY_ID = '0aaaaaaa-12ab-34cd-56ef-1234567890ab';
export const OTHER_ID = '0bbbbbbb-12ab-34cd-56ef-1234567890ab';
export const MULTI_REGION_ID = `mrk-${'0'.repeat(31)}1`;

const REPLICA_REGIONS = ['eu-west-1', 'eu-west-2'];

const CHANGE =
  '{ principal { value } actions andFutureActions from to where pointers { inThis pointer } witness { principal action keys { key values } absent verdict } reasons { code message pointer conditionKey } }';
export const DIFF = `{ equivalent exact newAccess ${CHANGE} lostAccess ${CHANGE} undecided ${CHANGE} failure { code message failure { code } } }`;

/** The answer for two policies of the same meaning. */
export const SAME = { equivalent: true, exact: true, newAccess: [], lostAccess: [], undecided: [], failure: null };

type Policies = {
  readonly policy: string;
  /** The policy of the key OTHER_ID. */
  readonly other?: string;
  /** The policies of the primary key, and of its two replicas. */
  readonly related?: readonly string[];
  readonly faults?: readonly FaultRule[];
};

/** A gateway over two keys and, if `related` is given, a primary key with two replicas. */
export async function setupKeys({ policy, other = policy, related = [], faults = [] }: Policies) {
  const keys: SeedKey[] = [
    { keyId: KEY_ID, policy },
    { keyId: OTHER_ID, policy: other },
    ...related.map((text, index) => ({
      keyId: MULTI_REGION_ID,
      policy: text,
      region: [REGION, ...REPLICA_REGIONS][index] ?? REGION,
      multiRegion: { primaryRegion: REGION, replicaRegions: REPLICA_REGIONS },
    })),
  ];
  const all = await setup({ seed: { keys, faults }, connect: 'places' });
  const ask = async (id: string, fields: string, variables: object = {}, head = '') => {
    all.calls.length = 0;
    const { data, errors, status } = await all.query<{ key: unknown }, object>(
      `query${head} { key(id: "${id}") { ${fields} } }`,
      variables,
    );
    return { key: data?.key, errors, status, operations: all.calls.map(({ operation }) => operation).toSorted() };
  };
  return {
    ...all,
    ask,
    /** The diff of the key's policy, and the calls that were made. */
    async diff(against: object, { fields = DIFF, ignoreRegion = false } = {}) {
      const answer = await ask(
        KEY_ID,
        `policy { ... on KeyPolicy { diff(against: $against, ignoreRegion: $ignoreRegion) ${fields} } }`,
        { against, ignoreRegion },
        '($against: PolicySource!, $ignoreRegion: Boolean!)',
      );
      // biome-ignore lint/suspicious/noExplicitAny: the tests say what the answer should be.
      return { ...answer, diff: (answer.key as any)?.policy?.diff };
    },
  };
}

export function arnIn(region: string, keyId = MULTI_REGION_ID): string {
  return `arn:aws:kms:${region}:${ACCOUNT}:key/${keyId}`;
}
