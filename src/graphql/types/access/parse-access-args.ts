import type { FieldNode } from 'graphql';
import { checkKeyProperties } from '../../../analysis/request/check-key-properties.ts';
import { type ContextInput, checkContext, parseGiven } from '../../../analysis/request/given-context.ts';
import type { KeyFacts } from '../../../analysis/request/key-facts.ts';
import { parseRequestAction } from '../../../analysis/request/request-action.ts';
import type { AccessRequest } from '../../../analysis/request/request-context.ts';
import {
  parseRequestPrincipal,
  RequestError,
  type RequestPrincipal,
} from '../../../analysis/request/request-principal.ts';
import type { Problem } from '../../../json/problems.ts';
import { quote } from '../../../json/quote.ts';
import { type KeyRef, type KmsScope, toArn, toKeyRef } from '../../../kms/arn.ts';
import type { PolicyDocument } from '../../../policy/types.ts';
import type { Context } from '../../context.ts';
import { parseGivenPolicy } from '../../parse-policies.ts';
import { BadUserInput, checkLength } from '../../user-input.ts';
import { parseKeyActions } from './parse-actions.ts';

/** The arguments that describe a request, besides its key and its action. */
export type RequestArgs = {
  readonly principal: string;
  readonly context?: ContextInput | null | undefined;
  readonly identityPolicies?: readonly string[] | null | undefined;
};

export type AccessArgs = RequestArgs & { readonly action: string };

/** What the arguments of a field describe, for one key and one action. */
export type ParsedAccessArgs = Omit<SharedArgs, 'given' | 'now' | 'principals'> & {
  readonly request: AccessRequest;
};

/**
 * Parses the arguments of the field at `fieldNodes`. What is the same for all keys is parsed once per request.
 * Throws BadUserInput.
 */
export function parseAccessArgs(
  ref: KeyRef,
  args: AccessArgs,
  context: Context,
  fieldNodes: readonly FieldNode[],
): ParsedAccessArgs {
  return parseUserInput(() => {
    const key = toKeyFacts(ref);
    const action = parseRequestAction(args.action);
    const shared = shareArgs(args, context, fieldNodes);
    const principal = parsePrincipal(args, key, shared);
    checkContext(shared.given, args.context ?? {}, principal, key);
    return toParsed({ key, principal, action }, shared);
  });
}

/** Like `parseAccessArgs`, for several actions and any key of an account and Region. Throws before a key is known. */
export function parseAccessArgsOfKeys(
  scope: KmsScope,
  args: RequestArgs & { readonly actions: readonly string[] },
  context: Context,
  fieldNodes: readonly FieldNode[],
): (ref: KeyRef) => readonly ParsedAccessArgs[] {
  return parseUserInput(() => {
    const actions = parseKeyActions(args.actions);
    const shared = shareArgs(args, context, fieldNodes);
    const principal = parsePrincipal(args, scope, shared);
    checkKeyProperties(shared.given);
    // The other condition keys that follow from a key are the same for all keys of the scope, so any key ID will do.
    checkContext(shared.given, args.context ?? {}, principal, toKeyFacts(toKeyRef(scope, '')));
    return (ref) => actions.map((action) => toParsed({ key: toKeyFacts(ref), principal, action }, shared));
  });
}

/** Calls `parse`, and turns its RequestError into BadUserInput. */
export function parseUserInput<Value>(parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    throw error instanceof RequestError ? new BadUserInput(error.message) : error;
  }
}

/** What the arguments of a field describe, whatever the key and the action. */
type SharedArgs = Pick<AccessRequest, 'given' | 'now'> & {
  /** The argument `principal`, as it was given. */
  readonly principalText: string;
  /** By the partition of the key, which an account ID does not have. */
  readonly principals: Map<string, RequestPrincipal>;
  /** Null if they are not given. */
  readonly identityPolicies: readonly PolicyDocument[] | null;
  readonly identityCharacters: number;
};

function toParsed(
  about: Pick<AccessRequest, 'key' | 'principal' | 'action'>,
  { given, now, principals: _, ...rest }: SharedArgs,
): ParsedAccessArgs {
  return { request: { ...about, given, now }, ...rest };
}

/** Variables are the same in a request, so that a field has the same arguments for each key. */
const SHARED = new WeakMap<Context, WeakMap<FieldNode, SharedArgs>>();

function shareArgs(args: RequestArgs, context: Context, [node]: readonly FieldNode[]): SharedArgs {
  const byField = SHARED.get(context) ?? new WeakMap<FieldNode, SharedArgs>();
  SHARED.set(context, byField);
  const known = node && byField.get(node);
  if (known !== undefined) return known;
  const shared: SharedArgs = {
    principalText: args.principal,
    principals: new Map(),
    given: parseGiven(args.context ?? {}),
    now: Date.now(),
    identityPolicies: parseIdentityPolicies(args, context),
    identityCharacters: (args.identityPolicies ?? []).reduce((sum, { length }) => sum + length, 0),
  };
  if (node !== undefined) byField.set(node, shared);
  return shared;
}

function parsePrincipal(
  args: RequestArgs,
  { partition }: Pick<KmsScope, 'partition'>,
  { principals }: SharedArgs,
): RequestPrincipal {
  const principal = principals.get(partition) ?? parseRequestPrincipal(args.principal, partition);
  principals.set(partition, principal);
  return principal;
}

/** What is known of a key without a call. */
export function toKeyFacts(ref: KeyRef): KeyFacts {
  return { ...ref, arn: toArn(ref), metadata: null };
}

/** Bounds of the argument `identityPolicies`. A policy of IAM has at most 10,240 characters. */
const MAX_IDENTITY_POLICIES = 50;
const MAX_IDENTITY_POLICY = 20_480;

function parseIdentityPolicies(
  { identityPolicies: texts }: RequestArgs,
  context: Context,
): readonly PolicyDocument[] | null {
  if (texts === null || texts === undefined) return null;
  if (texts.length > MAX_IDENTITY_POLICIES) {
    throw new BadUserInput(`identityPolicies has ${texts.length} texts: expected at most ${MAX_IDENTITY_POLICIES}.`);
  }
  return texts.map((text, index) => {
    checkLength(text, `identityPolicies[${index}]`, MAX_IDENTITY_POLICY);
    const { document, problems } = parseGivenPolicy(text, context);
    if (document === null) {
      throw new BadUserInput(
        `identityPolicies[${index}] is no policy: ${problems[0]?.message ?? 'it cannot be read.'}`,
      );
    }
    checkIdentityPolicy(document, `identityPolicies[${index}]`, problems);
    return document;
  });
}

/** What is no policy of IAM would be read as one that says nothing, or as one for the principal. */
function checkIdentityPolicy({ statements }: PolicyDocument, name: string, problems: readonly Problem[]): void {
  if (problems.some(({ kind, pointer }) => kind === 'PAIR_MISSING' && pointer === '')) {
    throw new BadUserInput(`${name} has no Statement: expected the policy itself, such as {"Statement": [...]}.`);
  }
  const named = statements.find(({ principals, notPrincipals }) => principals !== null || notPrincipals !== null);
  if (named !== undefined) {
    throw new BadUserInput(
      `${name} has a Principal at ${quote(named.pointer)}: expected an IAM policy of the principal, which has none.`,
    );
  }
}
