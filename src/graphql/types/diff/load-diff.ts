import type { ComparedSide } from '../../../analysis/diff/compare-policies.ts';
import { dependsOnMetadata } from '../../../analysis/diff/needs-metadata.ts';
import { type Reason, reason } from '../../../analysis/explain/reason.ts';
import type { KeyMetadataFacts } from '../../../analysis/request/key-facts.ts';
import type { KeyRef } from '../../../kms/arn.ts';
import type { KmsFailure } from '../../../kms/exceptions.ts';
import type { KeyPolicyText } from '../../../kms/reads/policy.ts';
import type { PolicyDocument } from '../../../policy/types.ts';
import { computeInTurn } from '../../compute-in-turn.ts';
import { computeStepsInTurn } from '../../compute-steps-in-turn.ts';
import type { Context } from '../../context.ts';
import { parseGivenPolicy, parseKeyPolicy } from '../../parse-policies.ts';
import { type AccessReasonSource, toReasonSource } from '../access/access-reason.ts';
import { load, toMetadataFacts } from '../access/load-access.ts';
import { toKeyFacts } from '../access/parse-access-args.ts';
import type { PolicyDiffSource } from './policy-diff.ts';

/** A policy to compare, and the key that it is evaluated for. */
export type ComparedPolicy = {
  /** Names the policy in messages, such as "This policy". */
  readonly name: string;
  readonly ref: KeyRef;
  /** What DescribeKey says of the key; null if that is not known. If absent, it is read where a condition needs it. */
  readonly metadata?: KeyMetadataFacts | null;
} & (GivenText | { readonly failure: KmsFailure });

/** `isGiven`: the caller sent it. */
type GivenText = { readonly text: string; readonly isGiven?: true };

/** Compares this policy with another. Reads no more than their conditions need. */
export async function loadDiff(
  compared: { readonly current: ComparedPolicy; readonly other: ComparedPolicy; readonly ignoreRegion: boolean },
  context: Context,
): Promise<PolicyDiffSource> {
  const [current, other] = await Promise.all([loadSide(compared.current, context), loadSide(compared.other, context)]);
  if ('failure' in current) return fail(current.failure);
  if ('failure' in other) return fail(other.failure);
  // No client receives the answer if it would cost too much: the server replaces it.
  if (!context.onPolicy((current.characters + other.characters) * COMPARISON_PART)) return NOTHING;
  // Loaded when first needed, so that the gateway starts sooner.
  const { comparePolicies } = await import('../../../analysis/diff/compare-policies.ts');
  const comparison = comparePolicies({ current, other, ignoreRegion: compared.ignoreRegion });
  return { ...(await computeStepsInTurn(context, comparison)), failure: null };
}

/** What a comparison costs beside parsing the policies. */
const COMPARISON_PART = 8;

const NOTHING: PolicyDiffSource = {
  equivalent: false,
  exact: false,
  newAccess: [],
  lostAccess: [],
  undecided: [],
  serviceSources: [],
  failure: null,
};

function fail(failure: AccessReasonSource): PolicyDiffSource {
  return { ...NOTHING, failure };
}

type LoadedSide = (ComparedSide & { readonly characters: number }) | { readonly failure: AccessReasonSource };

async function loadSide(policy: ComparedPolicy, context: Context): Promise<LoadedSide> {
  if ('failure' in policy) {
    const unreadable = reason('POLICY_UNREADABLE', `${policy.name} could not be read.`);
    return { failure: toReasonSource(unreadable, { policy: policy.failure }) };
  }
  const { ref, text, isGiven, metadata } = policy;
  const { document, problems } = await computeInTurn(context, () =>
    isGiven ? parseGivenPolicy(text, context) : parseKeyPolicy({ text }, context),
  );
  if (document === null) return { failure: toReasonSource(unparsable(policy, problems[0]?.message), {}) };
  if (isGiven && !hasStatement(document)) return { failure: toReasonSource(unparsable(policy, NO_STATEMENT), {}) };
  const facts = metadata === undefined ? await loadMetadata(ref, document, context) : metadata;
  const key = { ...toKeyFacts(ref), metadata: facts };
  return { policy: document, text, key, characters: text.length };
}

/** Without it, JSON of another kind would be compared as a policy that allows nothing. */
function hasStatement({ json }: PolicyDocument): boolean {
  return typeof json === 'object' && json !== null && 'Statement' in json;
}

const NO_STATEMENT =
  'It has no Statement. Give the policy itself, and not the answer of GetKeyPolicy, in which it is a text under Policy.';

function unparsable({ name }: ComparedPolicy, why = 'It cannot be read.'): Reason {
  return reason('POLICY_UNPARSABLE', `${name} is not a policy document. ${why}`);
}

/** Null if no condition needs it, or if the call fails: what depends on it is then not decided. */
async function loadMetadata(ref: KeyRef, document: PolicyDocument, context: Context): Promise<KeyMetadataFacts | null> {
  if (!dependsOnMetadata(document)) return null;
  const { value } = await load(context.loaders.description(ref));
  return value && toMetadataFacts(value.metadata);
}

export async function loadPolicy(name: string, ref: KeyRef, { loaders }: Context): Promise<ComparedPolicy> {
  const { value, failure } = await load<KeyPolicyText>(loaders.policy(ref, 'default'));
  if (value !== null) return { name, ref, text: value.text };
  if (failure !== null) return { name, ref, failure };
  throw new Error('a call has neither a value nor a failure');
}
