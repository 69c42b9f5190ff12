import type { AliasRecord } from '../store/key-record.ts';
import type { SortedMapView } from '../store/sorted-map.ts';
import type { Place } from '../store/store.ts';

/**
 * The aliases that AWS lists in an account before it has a key for them: "predefined aliases" in its documentation.
 * Source: lists of accounts that were hardly used, in issues of aws-nuke and in the tests of moto. An alias of another
 * service is in the list after the first DescribeKey of it. Inferred: that the list is the same in each Region.
 */
export const PREDEFINED_ALIASES: readonly string[] = [
  'acm',
  'dynamodb',
  'ebs',
  'elasticfilesystem',
  'es',
  'glue',
  'kinesisvideo',
  'lambda',
  'rds',
  'redshift',
  's3',
  'secretsmanager',
  'ssm',
  'xray',
].map((service) => `alias/aws/${service}`);

/** An alias as ListAliases lists it. A predefined alias without a key has no dates either. */
export type ListedAlias = AliasRecord | (Place & { readonly name: string; readonly targetKeyId: null });

/** The aliases of an account and Region, and the predefined ones that have no key there. `names` must be sorted. */
export function withPredefined(
  aliases: SortedMapView<AliasRecord>,
  names: readonly string[],
  { accountId, region }: Place,
): Pick<SortedMapView<ListedAlias>, 'entriesAfter'> {
  const isFree = (name: string) => aliases.get(name) === undefined;
  return {
    entriesAfter(after, count) {
      const free = names.filter((name) => (after === null || name > after) && isFree(name));
      const predefined = free.map((name) => [name, { name, accountId, region, targetKeyId: null }] as const);
      return [...aliases.entriesAfter(after, count), ...predefined].sort(byName).slice(0, count);
    },
  };
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
