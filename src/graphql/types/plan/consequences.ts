import { findRisks } from '../../../analysis/plan/find-risks.ts';
import type { PolicyPlan } from '../../../analysis/plan/plan-policy.ts';
import { endsDenial } from '../../../analysis/plan/risks/revives-grant.ts';
import type { KeyFacts } from '../../../analysis/request/key-facts.ts';
import type { Problem } from '../../../json/problems.ts';
import type { PolicyDocument } from '../../../policy/types.ts';
import { computeInTurn } from '../../compute-in-turn.ts';
import type { Context } from '../../context.ts';
import { type ComparedPolicy, loadDiff } from '../diff/load-diff.ts';
import type { Planned, PlanSource } from './load-plan.ts';
import { addGrants, findInNewPolicy } from './plan-findings.ts';

type Input = Planned & {
  readonly key: KeyFacts;
  readonly plan: PolicyPlan;
  /** Null if the policy cannot be read, or is too long. */
  readonly document: PolicyDocument | null;
  /** The errors in its text. */
  readonly problems: readonly Problem[];
};

/** What changes with the new policy. Each part is computed at most once. */
export function createConsequences(
  { ref, args, key, plan, current, document, problems, readGrants }: Input,
  context: Context,
): Pick<PlanSource, 'loadDiff' | 'loadFindings' | 'loadRisks'> {
  const { policy: text } = args;
  const { metadata } = key;
  const proposed = document && { key, policy: document, characters: text.length };
  const compareWith = (other: ComparedPolicy) => {
    const given: ComparedPolicy = { name: 'The new policy', ref, text, isGiven: true, metadata };
    return loadDiff({ current: given, other: { ...other, metadata }, ignoreRegion: false }, context);
  };
  const loadDiffOnce = once(async () => (proposed === null || current === null ? null : compareWith(current)));
  const findOnce = once(async () => (proposed === null ? null : findInNewPolicy(proposed, context)));
  /** Without a present policy that can be compared, all access is new. */
  const loadGains = async () => {
    const known = await loadDiffOnce();
    const diff = known?.failure === null || proposed === null ? known : await compareWith({ ref, ...NO_ACCESS });
    return diff?.failure === null ? diff : null;
  };
  /** Null if they are not known, or not all of them. A key that need not exist has none. */
  const loadAllGrants = async () => {
    if (readGrants === null) return [];
    const { entries, isWhole } = await readGrants();
    return isWhole ? [...entries.keys()] : null;
  };
  return {
    loadDiff: loadDiffOnce,
    async loadFindings() {
      const found = await findOnce();
      if (found === null || proposed === null) return null;
      return addGrants(found, proposed, readGrants === null ? null : await readGrants(), context);
    },
    async loadRisks() {
      const [diff, findings] = [await loadGains(), await findOnce()];
      const { trust } = context;
      const grants = diff !== null && endsDenial(diff, { key, trust }) ? await loadAllGrants() : [];
      return computeInTurn(context, () =>
        findRisks({ plan, policy: document, diff, findings, problems, grants, key, trust }),
      );
    },
  };
}

/** A policy that allows nothing. */
const NO_ACCESS = { name: 'No policy', text: '{"Version":"2012-10-17","Statement":[]}', isGiven: true } as const;

function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loading: Promise<Value> | undefined;
  return () => {
    loading ??= load();
    return loading;
  };
}
