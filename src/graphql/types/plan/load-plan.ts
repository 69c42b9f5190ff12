import { countComparisons } from '../../../analysis/count-comparisons.ts';
import { findIneffectiveParts } from '../../../analysis/find-ineffective-parts.ts';
import { isTooLong } from '../../../analysis/plan/check-text.ts';
import type { PolicyRisk } from '../../../analysis/plan/find-risks.ts';
import { type PlanInput, type PolicyPlan, planPolicy } from '../../../analysis/plan/plan-policy.ts';
import { MAX_PROBLEMS, type Problem } from '../../../json/problems.ts';
import type { KeyRef } from '../../../kms/arn.ts';
import type { KeyPolicyText } from '../../../kms/reads/policy.ts';
import type { ParsedPolicy, PolicyDocument } from '../../../policy/types.ts';
import { computeInTurn } from '../../compute-in-turn.ts';
import type { Context } from '../../context.ts';
import { parseGivenPolicy, parseKeyPolicy } from '../../parse-policies.ts';
import { load, toMetadataFacts } from '../access/load-access.ts';
import { type LoadedGrants, loadGrants } from '../access/load-grants.ts';
import { toKeyFacts } from '../access/parse-access-args.ts';
import { type ComparedPolicy, loadPolicy } from '../diff/load-diff.ts';
import type { PolicyDiffSource } from '../diff/policy-diff.ts';
import type { FindingsSource } from '../findings/load-findings.ts';
import { createConsequences } from './consequences.ts';
import { type PlanArgs, type PlanParties, parsePlanArgs } from './plan-args.ts';

/** What KMS would answer, and what would change. What takes long is computed when it is first asked for. */
export type PlanSource = {
  readonly plan: PolicyPlan;
  readonly loadProblems: () => readonly Problem[] | Promise<readonly Problem[]>;
  /** Null if one of the policies is not known, or cannot be analyzed. */
  readonly loadDiff: () => Promise<PolicyDiffSource | null>;
  /** Null if the policy cannot be analyzed. */
  readonly loadFindings: () => Promise<FindingsSource | null>;
  readonly loadRisks: () => Promise<readonly PolicyRisk[]>;
};

/**
 * Plans a PutKeyPolicy for a key. Reads its policy and what DescribeKey says of it. Throws BadUserInput before any
 * call.
 */
export async function loadPlan(ref: KeyRef, args: PlanArgs, context: Context): Promise<PlanSource> {
  const parties = parsePlanArgs(ref, args, context);
  return await planKey({ ref, args, parties }, loadPolicy(PRESENT, ref, context), context);
}

/** The same for a policy that is to replace `present`, which was read a moment ago. */
export async function planChange(
  { ref, text }: Pick<KeyPolicyText, 'ref' | 'text'>,
  args: PlanArgs,
  context: Context,
): Promise<PlanSource> {
  const parties = parsePlanArgs(ref, args, context);
  return await planKey({ ref, args, parties }, { name: PRESENT, ref, text }, context);
}

const PRESENT = 'The present policy';

async function planKey(
  planned: Pick<Planned, 'ref' | 'args' | 'parties'>,
  present: ComparedPolicy | Promise<ComparedPolicy>,
  context: Context,
): Promise<PlanSource> {
  const { ref } = planned;
  const [current, described] = await Promise.all([present, load(context.loaders.description(ref))]);
  const metadata = described.value && toMetadataFacts(described.value.metadata);
  return await toPlan({ ...planned, metadata, current, readGrants: () => loadGrants(ref, context) }, context);
}

/** Plans the policy of a key that need not exist. Makes no call. Throws BadUserInput. */
export async function planNewKey(ref: KeyRef, args: PlanArgs, context: Context): Promise<PlanSource> {
  const parties = parsePlanArgs(ref, args, context);
  return await toPlan({ ref, args, parties, metadata: null, current: null, readGrants: null }, context);
}

export type Planned = {
  readonly ref: KeyRef;
  readonly args: PlanArgs;
  readonly parties: PlanParties;
  readonly metadata: PlanInput['key']['metadata'];
  /** Null: the key need not exist. */
  readonly current: ComparedPolicy | null;
  readonly readGrants: (() => Promise<LoadedGrants>) | null;
};

async function toPlan(planned: Planned, context: Context): Promise<PlanSource> {
  const { ref, args, parties, metadata, current } = planned;
  const key = { ...toKeyFacts(ref), metadata };
  const text = args.policy;
  const bypass = args.bypassPolicyLockoutSafetyCheck;
  // KMS stores no longer text, whatever it says, and it would take long to read.
  const parsed = isTooLong(text) ? UNREAD : await computeInTurn(context, () => parseGivenPolicy(text, context));
  const present = await computeInTurn(context, () =>
    current !== null && 'text' in current ? parseKeyPolicy(current, context).document : null,
  );
  const [principal, reader] = [parties.principal, parties.reader].map((party) => party && { ...party, key });
  const known = current === null ? null : (present ?? ('UNREADABLE' as const));
  const input = { key, text, current: known, principal: principal ?? null, reader: reader ?? null, bypass };
  const isCharged =
    context.onPolicy(text.length * PLAN_PART) &&
    [principal, reader].every(
      (party) => party === null || chargeEvaluations(party, [parsed.document, present], context),
    );
  // No client receives the answer if it would cost too much: the server replaces it.
  const document = isCharged ? parsed.document : null;
  const plan = await computeInTurn(context, () => planPolicy({ ...input, parsed: { ...parsed, document } }));
  const loadProblems = () =>
    computeInTurn(context, () => {
      const parts = document === null ? [] : findIneffectiveParts(document, key);
      return [...parsed.problems, ...parts].slice(0, MAX_PROBLEMS + 1);
    });
  return {
    plan,
    loadProblems,
    ...createConsequences({ ...planned, key, plan, document, problems: parsed.problems }, context),
  };
}

/** A text that was not read. */
const UNREAD: ParsedPolicy = { document: null, problems: [] };

/** What the refusals of a policy cost beside parsing it. */
const PLAN_PART = 2;

/** False if the request has used up what it may compute. */
function chargeEvaluations(
  party: NonNullable<PlanInput['principal']> | undefined,
  policies: readonly (PolicyDocument | null)[],
  context: Context,
): boolean {
  if (party === undefined) return true;
  const request = { ...party, action: 'kms:PutKeyPolicy' };
  return policies.every(
    (policy) => policy === null || context.onPolicy(countComparisons({ request, policy, identityPolicies: null })),
  );
}
