import { reason } from '../../../analysis/explain/reason.ts';
import { toReplicaFinding } from '../../../analysis/findings/replica-policy.ts';
import { isMultiRegion } from '../../../analysis/request/key-facts.ts';
import { type KeyRef, toArn } from '../../../kms/arn.ts';
import type { Context } from '../../context.ts';
import { toReasonSource } from '../access/access-reason.ts';
import { load, toMetadataFacts } from '../access/load-access.ts';
import { loadDiff, loadPolicy } from '../diff/load-diff.ts';
import { toPrimary } from '../key-metadata.ts';

/** Compares the policy of a replica key with that of its primary key. All other keys have nothing to compare with. */
export async function loadReplicaFinding(ref: KeyRef, context: Context) {
  if (!isMultiRegion(ref)) return NOTHING;
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
  return finding === null ? NOTHING : { findings: [finding], incomplete: [] };
}

const NOTHING = { findings: [], incomplete: [] };

function toIncomplete(failure: ReturnType<typeof toReasonSource>) {
  return { findings: [], incomplete: [failure] };
}
