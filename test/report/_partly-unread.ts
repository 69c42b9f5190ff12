import type { Seed } from '../../src/embedded-kms/seed/seed.ts';

/** A policy with a finding of severity CRITICAL. */
export const PUBLIC = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }],
};

/** Keys of two accounts: one Region cannot be listed, and two keys cannot be examined as a whole. */
export const PARTLY_UNREAD: Seed = {
  keys: [
    { keyId: 'a', policy: JSON.stringify(PUBLIC), aliases: ['alias/a'] },
    { keyId: 'b', aliases: ['alias/b'] },
    { keyId: 'c', policy: JSON.stringify(PUBLIC) },
    { keyId: 'd', accountId: '444455556666', region: 'eu-west-1' },
    { keyId: 'e', accountId: '444455556666', region: 'us-east-2' },
  ],
  faults: [
    { operation: 'ListKeys', accountId: '444455556666', region: 'eu-west-1', fault: denied() },
    { operation: 'GetKeyPolicy', keyId: 'b', fault: denied() },
    { operation: 'ListGrants', keyId: 'c', fault: denied() },
  ],
};

export function denied() {
  return { kind: 'error', code: 'AccessDeniedException', message: 'no' } as const;
}
