import { dependsOnMetadata } from '../../../analysis/diff/needs-metadata.ts';
import { reason } from '../../../analysis/explain/reason.ts';
import { toWantedCodes } from '../../../analysis/findings/filter.ts';
import type { FindingsInput } from '../../../analysis/findings/finding.ts';
import { type FindingsResult, joinResults } from '../../../analysis/findings/result.ts';
import { computeStepsInTurn } from '../../compute-steps-in-turn.ts';
import type { Context } from '../../context.ts';
import type { LoadedGrants } from '../access/load-grants.ts';
import { toFindingIds } from '../findings/finding-ids.ts';
import { explainIncomplete, FINDINGS_PART, type FindingsSource } from '../findings/load-findings.ts';

/** The policy of a key, which it may not have yet. */
export type PolicyOfKey = Pick<FindingsInput, 'key' | 'policy'> & { readonly characters: number };

/** The findings about the policy. Null if the request has used up what it may compute. */
export async function findInNewPolicy(
  { key, policy, characters }: PolicyOfKey,
  context: Context,
): Promise<FindingsResult | null> {
  if (!context.onPolicy(characters * FINDINGS_PART)) return null;
  const { findInPolicy } = await importRules();
  const input = { key, policy, grants: [], trust: context.trust };
  const found = await computeStepsInTurn(context, findInPolicy(input, FILTER));
  if (key.metadata !== null || !dependsOnMetadata(policy)) return found;
  const message = 'A finding depends on what DescribeKey says about the key, which is not known.';
  return { ...found, incomplete: [...found.incomplete, reason('METADATA_UNREADABLE', message)] };
}

/** Adds the findings about the grants. Null: the key has none, because it need not exist. */
export async function addGrants(
  found: FindingsResult,
  { key, policy }: PolicyOfKey,
  grants: LoadedGrants | null,
  context: Context,
): Promise<FindingsSource> {
  const { findInGrants } = await importRules();
  const entries: LoadedGrants['entries'] = grants?.entries ?? new Map();
  const input = { key, policy, grants: [...entries.keys()], trust: context.trust };
  const ofGrants = await computeStepsInTurn(context, findInGrants(input, FILTER));
  const { findings, incomplete } = joinResults([found, ofGrants]);
  const ids = toFindingIds(findings, key);
  return {
    nodes: findings.map((finding, index) => ({ ...finding, id: ids[index] ?? '', entries })),
    incomplete: explainIncomplete(incomplete, grants, {}),
  };
}

/** Loaded when first needed, so that the gateway starts sooner. */
function importRules() {
  return import('../../../analysis/findings/find-findings.ts');
}

/** All findings but the one that compares the policy with that of another key. */
const FILTER = {
  codes: [...toWantedCodes({ codes: null, minSeverity: 'INFO', includeOpinions: false })].filter(
    (code) => code !== 'REPLICA_POLICY_DIFFERS',
  ),
  minSeverity: 'INFO',
  includeOpinions: false,
} as const;
