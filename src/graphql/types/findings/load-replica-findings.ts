import { reason } from '../../../analysis/explain/reason.ts';
import { type FindingsFilter, isAtLeast, toWantedCodes } from '../../../analysis/findings/filter.ts';
import { toReplicaFinding } from '../../../analysis/findings/replica-policy.ts';
import type { FindingsResult } from '../../../analysis/findings/result.ts';
import { isMultiRegion } from '../../../analysis/request/key-facts.ts';
import { type KeyRef, toArn } from '../../../kms/arn.ts';
import type { Context } from '../../context.ts';
import { type AccessReasonSource, toReasonSource } from '../access/access-reason.ts';
import { load, toMetadataFacts } from '../access/load-access.ts';
import { loadDiff, loadPolicy } from '../diff/load-diff.ts';
import { toPrimary } from '../key-metadata.ts';

type ReplicaFindings = Pick<FindingsResult, 'findings'> & { readonly incomplete: readonly AccessReasonSource[] };

/**
 * Compares the policy of a replica key with that of its primary key, if the finding is wanted. All other keys have
 * nothing to compare with, and cost no call.
 */
export async function loadReplicaFindings(
  ref: KeyRef,
  filter: FindingsFilter,
  context: Context,
): Promise<ReplicaFindings> {
  if (!isMultiRegion(ref) || !toWantedCodes(filter).has('REPLICA_POLICY_DIFFERS')) return NOTHING;
  const described = await load(context.loaders.description(ref));
  if (described.value === null) {
    const message = 'The key could not be described, so it is not known whether it is a replica.';
    return toIncomplete(toReasonSource(reason('METADATA_UNREADABLE', message), { metadata: described.failure }));
  }
  const { metadata } = described.value;
  const related = metadata.MultiRegionConfiguration;
  if (related?.MultiRegionKeyType !== 'REPLICA') return NOTHING;
  const facts = toMetadataFacts(metadata);
  const primary = toPrimary(related);
  const [current, other] = await Promise.all([
    loadPolicy('The policy of the replica key', ref, context),
    loadPolicy('The policy of the primary key', primary, context),
  ]);
  const { failure, ...diff } = await loadDiff(
    {
      current: { ...current, metadata: facts },
      other: { ...other, metadata: { ...facts, multiRegionKeyType: 'PRIMARY' } },
      ignoreRegion: true,
    },
    context,
  );
  if (failure !== null) return toIncomplete(failure);
  const finding = toReplicaFinding(diff, toArn(primary));
  const isWanted = finding !== null && isAtLeast(finding.severity, filter.minSeverity);
  return isWanted ? { findings: [finding], incomplete: [] } : NOTHING;
}

const NOTHING: ReplicaFindings = { findings: [], incomplete: [] };

function toIncomplete(failure: AccessReasonSource): ReplicaFindings {
  return { findings: [], incomplete: [failure] };
}
