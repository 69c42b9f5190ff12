import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import type { SeedKey } from '../../src/embedded-kms/seed/seed.ts';
import { ACCOUNT, arnOf, type SetupOptions, setup } from '../_setup.ts';

export const ROLE = `arn:aws:iam::${ACCOUNT}:role/App`;
export const FOREIGN_ROLE = 'arn:aws:iam::444455556666:role/App';

/** A key that has these statements. */
const KEY_ID = '0aaaaaaa-12ab-34cd-56ef-1234567890ab';
export const KEY_ARN = arnOf(KEY_ID);

export type Statement = Readonly<Record<string, unknown>>;

export function allow(aws: unknown, action: unknown = 'kms:*', more: object = {}): Statement {
  return { Effect: 'Allow', Principal: { AWS: aws }, Action: action, Resource: '*', ...more };
}

export function deny(aws: unknown, action: unknown = 'kms:*', more: object = {}): Statement {
  return { ...allow(aws, action, more), Effect: 'Deny' };
}

export const DELEGATES = allow(`arn:aws:iam::${ACCOUNT}:root`);

export function toPolicy(...statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

export type KeyOptions = Omit<SetupOptions, 'seed'> &
  Pick<SeedKey, 'grants' | 'manager'> & { readonly policy: string; readonly failing?: readonly string[] };

/** A gateway over one key. The calls in `failing` are denied. */
export async function setupKey({ policy, grants = [], manager, failing = [], ...options }: KeyOptions) {
  const faults = failing.map(
    (operation): FaultRule => ({ operation, fault: { kind: 'error', code: 'AccessDeniedException' } }),
  );
  const all = await setup({
    ...options,
    seed: { keys: [{ keyId: KEY_ID, policy, grants, ...(manager && { manager }) }], faults },
  });
  return {
    ...all,
    /** The fields of the key, the errors, and the calls that were made. */
    async ask(fields: string, variables: Readonly<Record<string, unknown>> = {}, head = '') {
      all.kms.resetCallCounts();
      all.calls.length = 0;
      const answer = await all.query<{ key: Record<string, never> | null }, object>(
        `query${head} { key(id: "${KEY_ID}") { ${fields} } }`,
        variables,
      );
      const operations = all.calls.map(({ operation }) => operation).toSorted();
      return { key: answer.data?.key as unknown, errors: answer.errors, operations, status: answer.status };
    },
  };
}
