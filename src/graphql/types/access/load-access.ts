import type { GraphQLResolveInfo } from 'graphql';
import { countComparisons } from '../../../analysis/count-comparisons.ts';
import { type Access, evaluateAccess } from '../../../analysis/evaluate-access.ts';
import type { Grant } from '../../../analysis/evaluate-grant.ts';
import type { AccessInput } from '../../../analysis/evaluation.ts';
import type { KeyMetadataFacts } from '../../../analysis/request/key-facts.ts';
import { findAction } from '../../../analysis/tables/actions.ts';
import type { KeyRef } from '../../../kms/arn.ts';
import { KmsError, type KmsFailure } from '../../../kms/exceptions.ts';
import type { KeyMetadata } from '../../../kms/reads/description.ts';
import type { GrantListEntry } from '../../../kms/reads/grants.ts';
import type { KeyPolicyText } from '../../../kms/reads/policy.ts';
import { computeInTurn } from '../../compute-in-turn.ts';
import type { Context } from '../../context.ts';
import { parseKeyPolicy } from '../../parse-policies.ts';
import { type LoadedGrants, loadGrants } from './load-grants.ts';
import { type AccessArgs, type ParsedAccessArgs, parseAccessArgs } from './parse-access-args.ts';

/** An answer of `Key.access`, with what it was made from. */
export type KeyAccess = {
  readonly access: Access;
  readonly ref: KeyRef;
  readonly principal: string;
  /** In AWS's spelling. */
  readonly action: string;
  readonly failures: AccessFailures;
  /** The grants as KMS sent them. */
  readonly entries: ReadonlyMap<Grant, GrantListEntry>;
};

/** The calls that failed. `hasMoreGrants`: no call failed, but there are more grants than were read. */
export type AccessFailures = {
  readonly policy?: KmsFailure | null;
  readonly grants?: KmsFailure | null;
  readonly metadata?: KmsFailure | null;
  readonly hasMoreGrants?: boolean;
};

/**
 * Evaluates one request with as few calls as possible: the policy first, and then only what could change the verdict.
 * Throws BadUserInput before any call.
 */
export async function loadAccess(
  ref: KeyRef,
  args: AccessArgs,
  context: Context,
  { fieldNodes }: Pick<GraphQLResolveInfo, 'fieldNodes'>,
): Promise<KeyAccess> {
  const parsed = await computeInTurn(context, () => parseAccessArgs(ref, args, context, fieldNodes));
  return await loadParsedAccess(ref, parsed, context, () => loadGrants(ref, context));
}

/** Like `loadAccess`, with arguments that are parsed. `readGrants` loads the grants of the key. */
export async function loadParsedAccess(
  ref: KeyRef,
  parsed: ParsedAccessArgs,
  context: Context,
  readGrants: () => Promise<LoadedGrants>,
): Promise<KeyAccess> {
  let { request } = parsed;
  // An action that is not about a key is decided without the key.
  const needsPolicy = findAction(request.action)?.decidedBy !== 'IAM_ONLY';
  const policy = needsPolicy ? await load(context.loaders.policy(ref, 'default')) : NOT_LOADED;
  let policies: Policies | undefined;
  const compute = (grants: AccessInput['grants']) =>
    computeInTurn(context, () => {
      policies ??= toPolicies(policy.value, parsed, context);
      return evaluateAccess({ request, grants, ...policies });
    });
  let metadata: Loaded<unknown> | undefined;
  const evaluate = async (grants: AccessInput['grants']) => {
    const access = await compute(grants);
    if (!access.needs.metadata || metadata !== undefined) return access;
    const described = await load(context.loaders.description(ref));
    metadata = described;
    if (described.value === null) return access;
    request = { ...request, key: { ...request.key, metadata: toMetadataFacts(described.value.metadata) } };
    return compute(grants);
  };
  let access = await evaluate('NOT_READ');
  let grants: LoadedGrants | null = null;
  if (access.needs.grants) {
    grants = await readGrants();
    // No client receives the answer if it would cost too much: the server replaces it.
    const isCharged = context.onPolicy(grants.entries.size * GRANT_CHARACTERS);
    access = await evaluate(isCharged ? [...grants.entries.keys()] : []);
    // A grant that allows the request allows it whatever the others are.
    if (!grants.isWhole && access.verdict !== 'ALLOWED') access = await evaluate('UNREADABLE');
  }
  const failures = {
    policy: policy.failure,
    metadata: metadata?.failure ?? null,
    grants: grants?.failure ?? null,
    hasMoreGrants: grants !== null && !grants.isWhole && grants.failure === null,
  };
  return {
    access,
    ref,
    principal: parsed.principalText,
    action: request.action,
    failures,
    entries: grants?.entries ?? new Map(),
  };
}

/** Comparing one grant with a request costs as much as parsing these characters: 1 of MAX_RESULT_SIZE. */
const GRANT_CHARACTERS = 16;

/** What the evaluation for one access costs beside parsing the policy. It takes at most four rounds. */
const EVALUATION_PART = 1 / 4;

type Policies = Pick<AccessInput, 'policy' | 'identityPolicies'>;

/** The policies, if the request has not used up what it may compute. */
function toPolicies(text: KeyPolicyText | null, parsed: ParsedAccessArgs, context: Context): Policies {
  const { request, identityPolicies, identityCharacters } = parsed;
  const policy = text === null ? 'UNREADABLE' : (parseKeyPolicy(text, context).document ?? 'UNPARSABLE');
  const characters = (text?.text.length ?? 0) + identityCharacters;
  const isCharged =
    context.onPolicy(characters * EVALUATION_PART) &&
    context.onPolicy(countComparisons({ request, policy, identityPolicies }));
  // No client receives the answer if it would cost too much: the server replaces it.
  return isCharged ? { policy, identityPolicies } : { policy: 'UNPARSABLE', identityPolicies: null };
}

export type Loaded<Value> = { readonly value: Value | null; readonly failure: KmsFailure | null };

const NOT_LOADED = { value: null, failure: null };

/** The result of a call, or its failure. Any other error is a bug, and thrown. */
export async function load<Value>(call: Promise<Value>): Promise<Loaded<Value>> {
  try {
    return { value: await call, failure: null };
  } catch (error) {
    if (error instanceof KmsError) return { value: null, failure: error.failure };
    throw error;
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
