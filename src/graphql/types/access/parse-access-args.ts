import { type ContextInput, parseContext } from '../../../analysis/request/given-context.ts';
import type { KeyFacts } from '../../../analysis/request/key-facts.ts';
import { parseRequestAction } from '../../../analysis/request/request-action.ts';
import type { AccessRequest } from '../../../analysis/request/request-context.ts';
import { parseRequestPrincipal, RequestError } from '../../../analysis/request/request-principal.ts';
import { type KeyRef, toArn } from '../../../kms/arn.ts';
import type { PolicyDocument } from '../../../policy/types.ts';
import type { Context } from '../../context.ts';
import { parseOnce } from '../../parse-once.ts';
import { BadUserInput, checkLength } from '../../user-input.ts';

export type AccessArgs = {
  readonly principal: string;
  readonly action: string;
  readonly context?: ContextInput | null | undefined;
  readonly identityPolicies?: readonly string[] | null | undefined;
};

/** The request that the arguments describe, and the identity policies: null if they are not given. Throws BadUserInput. */
export function parseAccessArgs(ref: KeyRef, args: AccessArgs, context: Context) {
  return { request: parseRequest(ref, args), identityPolicies: parseIdentityPolicies(args, context) };
}

function parseRequest(ref: KeyRef, { principal: text, action, context }: AccessArgs): AccessRequest {
  const key = toKeyFacts(ref);
  try {
    const principal = parseRequestPrincipal(text, key.partition);
    return {
      key,
      principal,
      action: parseRequestAction(action),
      given: parseContext(context ?? {}, principal, key),
      now: Date.now(),
    };
  } catch (error) {
    throw error instanceof RequestError ? new BadUserInput(error.message) : error;
  }
}

/** What is known of a key without a call. */
export function toKeyFacts(ref: KeyRef): KeyFacts {
  return { ...ref, arn: toArn(ref), metadata: null };
}

/** Bounds of the argument `identityPolicies`. A policy of IAM has at most 10,240 characters. */
const MAX_IDENTITY_POLICIES = 50;
const MAX_IDENTITY_POLICY = 20_480;

function parseIdentityPolicies(
  { identityPolicies: texts }: AccessArgs,
  context: Context,
): readonly PolicyDocument[] | null {
  if (texts === null || texts === undefined) return null;
  if (texts.length > MAX_IDENTITY_POLICIES) {
    throw new BadUserInput(`identityPolicies has ${texts.length} texts: expected at most ${MAX_IDENTITY_POLICIES}.`);
  }
  return texts.map((text, index) => {
    checkLength(text, `identityPolicies[${index}]`, MAX_IDENTITY_POLICY);
    const { document, problems } = parseOnce({ text }, context);
    if (document !== null) return document;
    throw new BadUserInput(`identityPolicies[${index}] is no policy: ${problems[0]?.message ?? 'it cannot be read.'}`);
  });
}
