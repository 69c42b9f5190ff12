import { type Access, evaluateAccess } from '../../../analysis/evaluate-access.ts';
import type { Grant } from '../../../analysis/evaluate-grant.ts';
import type { AccessInput } from '../../../analysis/evaluation.ts';
import { type ContextInput, parseContext } from '../../../analysis/request/given-context.ts';
import type { KeyFacts, KeyMetadataFacts } from '../../../analysis/request/key-facts.ts';
import { parseRequestAction } from '../../../analysis/request/request-action.ts';
import type { AccessRequest } from '../../../analysis/request/request-context.ts';
import { parseRequestPrincipal, RequestError } from '../../../analysis/request/request-principal.ts';
import { findAction } from '../../../analysis/tables/actions.ts';
import { type KeyRef, toArn } from '../../../kms/arn.ts';
import { KmsError, type KmsFailure } from '../../../kms/exceptions.ts';
import { loadWithin } from '../../../kms/pages.ts';
import type { KeyMetadata } from '../../../kms/reads/description.ts';
import { type GrantListEntry, grants as grantsRead } from '../../../kms/reads/grants.ts';
import { parsePolicy } from '../../../policy/parse-policy.ts';
import { toGrantPrincipal } from '../../../policy/to-grant-principal.ts';
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

/** An answer of `Key.access`, with what it was made from. */
export type KeyAccess = Access & {
  readonly ref: KeyRef;
  readonly principal: string;
  /** In AWS's spelling. */
  readonly action: string;
  readonly failures: AccessFailures;
  /** The grants as KMS sent them. */
  readonly entries: ReadonlyMap<Grant, GrantListEntry>;
};

/** The calls that failed. */
export type AccessFailures = { policy?: KmsFailure; grants?: KmsFailure; metadata?: KmsFailure };

/**
 * Evaluates one request with as few calls as possible: the policy first, and then only what could change the verdict.
 * Throws BadUserInput before any call.
 */
export async function loadAccess(ref: KeyRef, args: AccessArgs, context: Context): Promise<KeyAccess> {
  let request = parseRequest(ref, args);
  const identityPolicies = parseIdentityPolicies(args.identityPolicies);
  const failures: AccessFailures = {};
  const entries = new Map<Grant, GrantListEntry>();
  // An action that is not about a key is decided without the key.
  const policy =
    findAction(request.action)?.decidedBy === 'IAM_ONLY' ? 'UNREADABLE' : await loadPolicy(ref, context, failures);
  let grants: AccessInput['grants'] = 'NOT_READ';
  const evaluate = () => evaluateAccess({ request, policy, grants, identityPolicies });
  let access = evaluate();
  if (access.needs.metadata) {
    const metadata = await loadMetadata(ref, context, failures);
    request = { ...request, key: { ...request.key, metadata } };
    access = evaluate();
  }
  if (access.needs.grants) {
    grants = await loadGrants(ref, context, failures, entries);
    access = evaluate();
  }
  return { ...access, ref, principal: args.principal, action: request.action, failures, entries };
}

/** Throws BadUserInput. */
function parseRequest(ref: KeyRef, { principal: text, action, context }: AccessArgs): AccessRequest {
  const key = toKeyFacts(ref);
  return refuse(() => {
    const principal = parseRequestPrincipal(text, key.partition);
    return {
      key,
      principal,
      action: parseRequestAction(action),
      given: parseContext(context ?? {}, principal, key),
      now: Date.now(),
    };
  });
}

function refuse<Value>(parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    throw error instanceof RequestError ? new BadUserInput(error.message) : error;
  }
}

export function toKeyFacts(ref: KeyRef): KeyFacts {
  return { ...ref, arn: toArn(ref), metadata: null };
}

/** Bounds of the argument `identityPolicies`. A policy of IAM has at most 10,240 characters. */
const MAX_IDENTITY_POLICIES = 50;
const MAX_IDENTITY_POLICY = 20_480;

/** Throws BadUserInput. */
function parseIdentityPolicies(texts: readonly string[] | null | undefined): readonly PolicyDocument[] | null {
  if (texts === null || texts === undefined) return null;
  if (texts.length > MAX_IDENTITY_POLICIES) {
    throw new BadUserInput(`identityPolicies has ${texts.length} texts: expected at most ${MAX_IDENTITY_POLICIES}.`);
  }
  return texts.map((text, index) => {
    checkLength(text, `identityPolicies[${index}]`, MAX_IDENTITY_POLICY);
    const { document, problems } = parsePolicy(text);
    if (document !== null) return document;
    throw new BadUserInput(`identityPolicies[${index}] is no policy: ${problems[0]?.message ?? 'it cannot be read.'}`);
  });
}

/** What one evaluation costs beside parsing the policy. */
export const EVALUATION_PART = 1 / 4;

async function loadPolicy(ref: KeyRef, context: Context, failures: AccessFailures): Promise<AccessInput['policy']> {
  try {
    const policy = await context.loaders.policy(ref, 'default');
    const { document } = parseOnce(policy, context);
    // No client receives the answer if it would cost too much: the server replaces it.
    return context.onPolicy(policy.text.length * EVALUATION_PART) && document !== null ? document : 'UNPARSABLE';
  } catch (error) {
    failures.policy = catchFailure(error);
    return 'UNREADABLE';
  }
}

async function loadMetadata(ref: KeyRef, context: Context, failures: AccessFailures): Promise<KeyMetadataFacts | null> {
  try {
    return toMetadataFacts((await context.loaders.description(ref)).metadata);
  } catch (error) {
    failures.metadata = catchFailure(error);
    return null;
  }
}

export function toMetadataFacts(metadata: KeyMetadata): KeyMetadataFacts {
  return {
    state: metadata.KeyState ?? null,
    spec: metadata.KeySpec ?? null,
    usage: metadata.KeyUsage ?? null,
    origin: metadata.Origin ?? null,
    manager: metadata.KeyManager ?? null,
    multiRegionKeyType: metadata.MultiRegionConfiguration?.MultiRegionKeyType ?? null,
  };
}

/** Pages of 100 grants. Only the first is counted before the calls; KMS may send short pages. */
const MAX_GRANT_PAGES = 3;

export async function loadGrants(
  ref: KeyRef,
  { loaders }: Context,
  failures: AccessFailures,
  entries: Map<Grant, GrantListEntry>,
): Promise<AccessInput['grants']> {
  try {
    const list = await loadWithin((page) => loaders.grants(ref, page), grantsRead.maxLimit, MAX_GRANT_PAGES);
    if (list === null) return 'UNREADABLE';
    for (const entry of list) entries.set(toGrant(entry), entry);
    return [...entries.keys()];
  } catch (error) {
    failures.grants = catchFailure(error);
    return 'UNREADABLE';
  }
}

function toGrant(entry: GrantListEntry): Grant {
  return {
    grantId: entry.GrantId ?? '',
    grantee: toGrantPrincipal(entry.GranteePrincipal, entry.GranteeServicePrincipal),
    retiree: toGrantPrincipal(entry.RetiringPrincipal, entry.RetiringServicePrincipal),
    issuingAccount: entry.IssuingAccount ?? null,
    operations: entry.Operations ?? [],
    constraints: entry.Constraints === undefined ? null : { ...entry.Constraints },
  };
}

/** The failure of a call. Any other error is a bug, and thrown. */
function catchFailure(error: unknown): KmsFailure {
  if (error instanceof KmsError) return error.failure;
  throw error;
}
