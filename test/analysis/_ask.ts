import { type Access, evaluateAccess } from '../../src/analysis/evaluate-access.ts';
import type { Grant } from '../../src/analysis/evaluate-grant.ts';
import type { AccessInput } from '../../src/analysis/evaluation.ts';
import { type ContextInput, parseContext } from '../../src/analysis/request/given-context.ts';
import type { KeyFacts } from '../../src/analysis/request/key-facts.ts';
import { parseRequestPrincipal } from '../../src/analysis/request/request-principal.ts';
import { findAction } from '../../src/analysis/tables/actions.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { toGrantPrincipal } from '../../src/policy/to-grant-principal.ts';
import type { PolicyDocument } from '../../src/policy/types.ts';
import { NOW } from './_access.ts';

export const OWN = '111122223333';
export const OTHER = '444455556666';
export const ALICE = `arn:aws:iam::${OWN}:user/Alice`;
export const MALLORY = `arn:aws:iam::${OTHER}:user/Mallory`;
export const APP = `arn:aws:iam::${OWN}:role/App`;
export const SESSION = `arn:aws:sts::${OWN}:assumed-role/App/i-0123`;
export const SERVICE = 'logs.us-west-2.amazonaws.com';

export const KEY: KeyFacts = {
  arn: `arn:aws:kms:us-west-2:${OWN}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
  partition: 'aws',
  region: 'us-west-2',
  accountId: OWN,
  keyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
  metadata: {
    state: 'Enabled',
    spec: 'SYMMETRIC_DEFAULT',
    usage: 'ENCRYPT_DECRYPT',
    origin: 'AWS_KMS',
    manager: 'CUSTOMER',
    multiRegionKeyType: null,
  },
};

/** A statement that allows everyone everything, but for the elements given. */
export function allow(elements: object = {}): object {
  return { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*', ...elements };
}

export function deny(elements: object = {}): object {
  return { ...allow(elements), Effect: 'Deny' };
}

/** A grant of kms:Decrypt to Alice, but for the members given. */
export function grant({ grantee = ALICE, retiree = '', ...members }: Partial<GrantInput> = {}): Grant {
  return {
    grantId: 'g-1',
    grantee: toGrantPrincipal(grantee, undefined),
    retiree: toGrantPrincipal(retiree, undefined),
    issuingAccount: OWN,
    operations: ['Decrypt'],
    constraints: null,
    ...members,
  };
}

type GrantInput = Omit<Grant, 'grantee' | 'retiree'> & { readonly grantee: string; readonly retiree: string };

export type Question = {
  readonly statements?: readonly object[];
  /** Instead of `statements`. */
  readonly policy?: AccessInput['policy'];
  readonly version?: unknown;
  readonly principal?: string;
  readonly action?: string;
  readonly context?: ContextInput;
  readonly grants?: AccessInput['grants'];
  readonly identity?: readonly (readonly object[])[];
  readonly key?: Partial<KeyFacts>;
};

/** Whether Alice may kms:Decrypt by the statements, in a complete context, but for what is given. */
export function ask({
  statements = [],
  version = '2012-10-17',
  policy = parse({ Version: version, Statement: statements }),
  principal: text = ALICE,
  action = 'kms:Decrypt',
  context = { complete: true },
  grants = [],
  identity,
  key: facts = {},
}: Question): Access {
  const key = { ...KEY, ...facts };
  const principal = parseRequestPrincipal(text, key.partition);
  const request = {
    key,
    principal,
    action: findAction(action)?.name ?? action,
    given: parseContext(context, principal, key),
    now: NOW,
  };
  const identityPolicies = identity?.map((Statement) => parse({ Version: '2012-10-17', Statement })) ?? null;
  return evaluateAccess({ request, policy, grants, identityPolicies });
}

export function verdictOf(question: Question): Access['verdict'] {
  return ask(question).verdict;
}

export function codesOf(question: Question): readonly string[] {
  return ask(question).reasons.map(({ code }) => code);
}

/** A context in which the request has this value, and no other key. */
export function having(key: string, ...values: readonly string[]): ContextInput {
  return { keys: [{ key, values }], complete: true };
}

export function parse(json: object): PolicyDocument {
  return parseText(JSON.stringify(json));
}

export function parseText(text: string): PolicyDocument {
  const { document } = parsePolicy(text);
  if (document === null) throw new Error('not a policy');
  return document;
}
