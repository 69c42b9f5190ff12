import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import type { Seed, SeedKey } from '../../src/embedded-kms/seed/seed.ts';
import { ACCOUNT, setup } from '../_setup.ts';
import { allow, DELEGATES, deny, FOREIGN_ROLE, ROLE, toPolicy } from './_access.ts';

const BY_SPEC = { Condition: { StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT' } } };
const BY_TAG = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'cards' } } };
const decrypts = (granteePrincipal: string) => ({ granteePrincipal, operations: ['Decrypt' as const] });

/** A key of each kind for ROLE, by the name that its ID begins with. */
const KINDS: Readonly<Record<string, Partial<SeedKey>>> = {
  allowed: { policy: toPolicy(allow(ROLE)) },
  decrypts: { policy: toPolicy(allow(ROLE, 'kms:Decrypt')) },
  delegated: { policy: toPolicy(DELEGATES) },
  denied: { policy: toPolicy(DELEGATES, deny(ROLE)) },
  foreign: { policy: toPolicy(allow(FOREIGN_ROLE)) },
  granted: { policy: toPolicy(allow(FOREIGN_ROLE)), grants: [decrypts(ROLE)] },
  'many-grants': {
    policy: toPolicy(allow(FOREIGN_ROLE)),
    grants: Array.from({ length: 101 }, (_, index) => decrypts(`arn:aws:iam::${ACCOUNT}:role/R${index}`)),
  },
  'no-grants': { policy: toPolicy(DELEGATES) },
  'no-metadata': { policy: toPolicy(allow(ROLE, 'kms:*', BY_SPEC)) },
  'no-policy': { policy: toPolicy(allow(ROLE)) },
  'of-spec': { policy: toPolicy(allow(ROLE, 'kms:*', BY_SPEC)) },
  throttled: { policy: toPolicy(allow(ROLE)) },
  unparsable: { policy: 'not even JSON' },
  untagged: { policy: toPolicy(allow(ROLE, 'kms:*', BY_TAG)) },
};

const denied = { kind: 'error', code: 'AccessDeniedException' } as const;

/** `times` keys of each kind, and the faults of those that cannot be read. */
export function accessibleSeed(times: number): Seed {
  const each = (index: number) => Object.entries(KINDS).map(([name, key]) => ({ keyId: `${name}-${index}`, ...key }));
  const failing = (operation: string, name: string, fault: FaultRule['fault']) =>
    Array.from({ length: times }, (_, index) => ({ operation, keyId: `${name}-${index}`, fault }));
  return {
    keys: Array.from({ length: times }, (_, index) => each(index)).flat(),
    faults: [
      ...failing('GetKeyPolicy', 'no-policy', denied),
      ...failing('GetKeyPolicy', 'throttled', { kind: 'error', code: 'LimitExceededException' }),
      ...failing('ListGrants', 'no-grants', denied),
      ...failing('DescribeKey', 'no-metadata', denied),
    ],
  };
}

const ACCESSIBLE = `query (
  $principal: String!, $actions: [String!]!, $context: AccessContext, $identityPolicies: [String!]
  $verdicts: [AccessVerdict!], $first: Int, $after: String
) {
  accounts { regions {
    accessibleKeys(
      principal: $principal, actions: $actions, context: $context, identityPolicies: $identityPolicies
      verdicts: $verdicts, first: $first, after: $after
    ) {
      edges { cursor node { key { keyId } access { principal action verdict reasons { code } } } }
      coverage { total readable denied throttled failed }
      unreadGrants
      undecided
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  } }
}`;

export type AccessibleKeys = {
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: {
      readonly key: { readonly keyId: string };
      readonly access: readonly {
        readonly principal: string;
        readonly action: string;
        readonly verdict: string;
        readonly reasons: readonly { readonly code: string }[];
      }[];
    };
  }[];
  readonly coverage: Readonly<Record<'total' | 'readable' | 'denied' | 'throttled' | 'failed', number>>;
  readonly unreadGrants: number;
  readonly undecided: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
};

export type AccessibleAnswer = {
  readonly accounts: readonly { readonly regions: readonly { readonly accessibleKeys: AccessibleKeys | null }[] }[];
};

/** On a busy machine a try may take longer than it should; tried again, it would be one call more. */
const env = { KMS_TRY_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000' };

/** A gateway over these keys. `ask` sends ACCESSIBLE, about kms:Decrypt and ROLE if nothing else is said. */
export async function setupKeys(seed: Seed, moreEnv: Record<string, string> = {}) {
  const all = await setup({ seed, env: { ...env, ...moreEnv } });
  return {
    ...all,
    async ask(variables: object = {}) {
      all.kms.resetCallCounts();
      const asked = { principal: ROLE, actions: ['kms:Decrypt'], ...variables };
      const { data, errors } = await all.query<AccessibleAnswer, object>(ACCESSIBLE, asked);
      return { keys: data?.accounts[0]?.regions[0]?.accessibleKeys ?? null, errors };
    },
  };
}
