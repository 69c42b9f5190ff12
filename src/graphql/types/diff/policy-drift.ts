import type { KeyMetadataFacts } from '../../../analysis/request/key-facts.ts';
import type { KeyRef } from '../../../kms/arn.ts';
import { MAX_REPLICAS } from '../../../kms/reads/description.ts';
import { policy } from '../../../kms/reads/policy.ts';
import { askKms } from '../../ask-kms.ts';
import { builder } from '../../builder.ts';
import { type Args, type Calls, withCost } from '../../call-cost.ts';
import type { Context } from '../../context.ts';
import { toMetadataFacts } from '../access/load-access.ts';
import { Key } from '../key.ts';
import { MultiRegionConfiguration, toPrimary, toRelatedReplicas, toReplicas } from '../key-metadata.ts';
import { loadDiff, loadPolicy } from './load-diff.ts';
import { PolicyDiff, type PolicyDiffSource } from './policy-diff.ts';

/** A replica, its primary key, and what DescribeKey says of both. */
type RelatedKey = { readonly replica: KeyRef; readonly primary: KeyRef; readonly metadata: KeyMetadataFacts };

const RelatedKeyPolicyDiff = builder.objectRef<RelatedKey>('RelatedKeyPolicyDiff').implement({
  description: 'How the policy of a replica key differs from that of its primary key.',
  fields: (t) => ({
    key: t.field({
      type: Key,
      description: 'The replica key. Makes no further call.',
      extensions: withCost({ leadsTo: 'sameObjects' }),
      resolve: ({ replica }) => replica,
    }),
    diff: t.field({
      type: PolicyDiff,
      ...askKms(
        policy,
        'The policy of the replica ("this"), compared with that of the primary key. Their Regions count as one.',
        {
          failure: 'Never null: if one of the two cannot be read, `failure` says why.',
          price: 'one GetKeyPolicy call per key, the primary key included',
          cost: { calls: toCalls },
        },
      ),
      nullable: false,
      resolve: loadDrift,
    }),
  }),
});

/** One for each replica, and one for their primary key. */
function toCalls(_args: Args, count: number): Calls {
  return { 'GetKeyPolicy default': count, 'GetKeyPolicy default of primary keys': Math.ceil(count / MAX_REPLICAS) };
}

/** What DescribeKey said of one key is true of all: spec, usage and origin are shared properties of related keys. */
async function loadDrift({ replica, primary, metadata }: RelatedKey, _args: object, context: Context) {
  const [current, other] = await Promise.all([
    loadPolicy('The policy of the replica key', replica, context),
    loadPolicy('The policy of the primary key', primary, context),
  ]);
  const compared = {
    current: { ...current, metadata: { ...metadata, multiRegionKeyType: 'REPLICA' } },
    other: { ...other, metadata: { ...metadata, multiRegionKeyType: 'PRIMARY' } },
    ignoreRegion: true,
  };
  return (await loadDiff(compared, context)) satisfies PolicyDiffSource;
}

builder.objectField(MultiRegionConfiguration, 'policyDrift', (t) =>
  t.field({
    type: [RelatedKeyPolicyDiff],
    description:
      'How the policy of each replica key differs from that of the primary key, in the order of `replicas`. KMS does not keep them equal. Makes no further call: `diff` makes one GetKeyPolicy call per key.',
    extensions: withCost({ objects: (_args, _context, on) => toRelatedReplicas(on) }),
    directives: { tag: { name: 'access' } },
    resolve: ({ key, related }) =>
      toReplicas(related).map((replica) => ({
        replica,
        primary: toPrimary(related),
        metadata: toMetadataFacts(key),
      })),
  }),
);
