import type { Seed, SeedKey } from '../../src/embedded-kms/seed/seed.ts';
import { ACCOUNT, REGION, type SetupOptions, setup } from '../_setup.ts';

export const KEY_ID = '0aaaaaaa-12ab-34cd-56ef-1234567890ab';
export const ADMIN = `arn:aws:iam::${ACCOUNT}:role/Admin`;

const CHANGE = '{ principal { value } actions from to where }';
const PLAN = `{
  outcome risks lockout missingKeys gatewayCanStillRead
  refusals { exception message pointer reason certain }
  lockoutReasons { code message }
  newPrincipals { kind value }
  diff { equivalent newAccess ${CHANGE} lostAccess ${CHANGE} undecided ${CHANGE} failure { code failure { code } } }
  findings { nodes { id code pointer grant { grantId } } incomplete { code failure { code } } }
  problems { kind pointer }
}`;

export type Plan = {
  readonly outcome: string;
  readonly risks: readonly string[];
  readonly lockout: string;
  readonly missingKeys: readonly string[];
  readonly gatewayCanStillRead: string;
  readonly refusals: readonly {
    readonly exception: string;
    readonly message: string | null;
    readonly pointer: string;
    readonly reason: string;
    readonly certain: boolean;
  }[];
  readonly diff: { readonly newAccess: readonly unknown[]; readonly failure: object | null } | null;
  readonly findings: { readonly nodes: readonly { readonly code: string }[] } | null;
};

export type PlanArgs = {
  readonly policy: string;
  readonly principal?: string;
  readonly bypass?: boolean;
  readonly context?: object;
};

type PlanOptions = Omit<SetupOptions, 'seed'> & {
  readonly key: Partial<SeedKey> & { readonly policy: string };
  readonly failing?: readonly string[];
  readonly roles?: Seed['roles'];
};

/** A gateway over one key. The calls in `failing` are denied. */
export async function setupPlan({ key, failing = [], roles = [], ...options }: PlanOptions) {
  const { accountId = ACCOUNT, region = REGION, keyId = KEY_ID } = key;
  const faults = failing.map((operation) => ({
    operation,
    fault: { kind: 'error', code: 'AccessDeniedException' } as const,
  }));
  const all = await setup({ connect: 'places', ...options, seed: { keys: [{ keyId, ...key }], roles, faults } });
  const arn = `arn:aws:kms:${region}:${accountId}:key/${keyId}`;
  return {
    ...all,
    arn,
    /** The plan, the errors, and the calls that were made. */
    async plan({ policy, principal, bypass = false, context }: PlanArgs, fields = PLAN) {
      all.calls.length = 0;
      const { data, errors, status } = await all.query<{ key: { putKeyPolicyPlan: Plan } | null } | null, object>(
        `query ($id: ID!, $policy: String!, $principal: String, $bypass: Boolean!, $context: AccessContext) {
          key(id: $id) {
            putKeyPolicyPlan(
              policy: $policy, principal: $principal, bypassPolicyLockoutSafetyCheck: $bypass, context: $context
            ) ${fields}
          }
        }`,
        { id: arn, policy, principal, bypass, context },
      );
      const operations = all.calls.map(({ operation }) => operation).toSorted();
      return { plan: data?.key?.putKeyPolicyPlan as Plan, errors, status, operations };
    },
    async check(policy: string, { keyArn = arn, principal }: { keyArn?: string; principal?: string } = {}) {
      all.calls.length = 0;
      const { data, errors } = await all.query<{ checkKeyPolicy: Plan | null } | null, object>(
        `query ($policy: String!, $keyArn: ID!, $principal: String) {
          checkKeyPolicy(policy: $policy, keyArn: $keyArn, principal: $principal) ${PLAN}
        }`,
        { policy, keyArn, principal },
      );
      return { plan: data?.checkKeyPolicy as Plan, errors, operations: all.calls.map(({ operation }) => operation) };
    },
  };
}
