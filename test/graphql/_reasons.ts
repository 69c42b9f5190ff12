import { expect } from 'vitest';
import { type KeyOptions, ROLE, setupKey } from './_access.ts';

type Reason = {
  readonly code: string;
  readonly message: string;
  readonly pointer: string | null;
  readonly conditionKey: string | null;
};
type Answer = { readonly access: { readonly verdict: string; readonly reasons: readonly Reason[] } };
export type Question = Readonly<Record<string, unknown>>;

/** The verdict and its reasons: whether ROLE may kms:Decrypt, but for what is given. */
export async function ask(options: KeyOptions, question: Question = {}): Promise<Answer['access']> {
  const { ask: send } = await setupKey(options);
  const { key, errors } = await send(
    'access(principal: $principal, action: $action, context: $context, identityPolicies: $iam) { verdict reasons { code message pointer conditionKey } }',
    { principal: ROLE, action: 'kms:Decrypt', ...question },
    '($principal: String!, $action: String!, $context: AccessContext, $iam: [String!])',
  );
  expect(errors).toBeUndefined();
  return (key as Answer).access;
}

export const having = (key: string, ...values: readonly string[]) => ({ context: { keys: [{ key, values }] } });

export const where = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
});
