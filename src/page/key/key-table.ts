import type { FieldFailure } from '../gateway/failure.ts';
import { toFailureWords } from '../gateway/failure-words.ts';
import type { KeyFactsFragment } from '../generated/graphql.ts';
import { type FragmentType, readFragment } from '../generated/index.ts';
import type { Table } from '../share/table.ts';
import { KEY_FACTS } from './key-query.ts';
import { ALGORITHMS, MANAGERS, ORIGINS, USAGES } from './key-words.ts';
import { toRotationWords } from './rotation-words.ts';

/** The facts about a key as a file has them. A fact that could not be read says so. */
export function toKeyTable(
  keyRef: FragmentType<typeof KEY_FACTS>,
  failures: readonly FieldFailure[],
  name: string,
): Table {
  const key = readFragment(KEY_FACTS, keyRef);
  const unread = failures.map((failure) => [String(failure.path[1]), `not read: ${toFailureWords(failure).title}`]);
  return { title: `Key ${name}`, columns: ['Fact', 'Value'], rows: [...toFacts(key), ...unread] };
}

function toFacts({ arn, aliases, tags, rotation, metadata }: KeyFactsFragment): readonly (readonly string[])[] {
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['ARN', arn],
    ['Aliases', aliases?.nodes.map((alias) => alias.name).join('; ')],
    ['Purpose', metadata?.usage && USAGES[metadata.usage]],
    ['Spec', metadata?.spec],
    ['Managed by', metadata?.manager && MANAGERS[metadata.manager]],
    ['Key material', metadata?.origin && ORIGINS[metadata.origin]],
    ['Key material expires on', metadata?.validTo],
    ['Created on', metadata?.createdAt],
    ['To be deleted on', metadata?.deletionDate],
    ['Algorithms', metadata && ALGORITHMS.flatMap((field) => metadata[field] ?? []).join('; ')],
    ['Rotation', rotation && toRotationWords(rotation, metadata ?? {})],
    ['Next rotation', rotation?.nextRotationAt],
    ['Primary key', metadata?.multiRegion?.primary.arn],
    ['Replicas', metadata?.multiRegion?.replicas.map((replica) => replica.arn).join('; ')],
    ['Tags', tags?.map((tag) => `${tag.key} = ${tag.value}`).join('; ')],
  ];
  return facts.flatMap(([fact, value]) => (value ? [[fact, value]] : []));
}
