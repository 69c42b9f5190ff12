import type { Answer } from '../gateway/use-answer.ts';
import type { KeyQuery, KeyQueryVariables } from '../generated/graphql.ts';
import { ShareBar } from '../share/share-bar.tsx';
import { ReadAt } from '../ui/read-at.tsx';
import { Reading } from '../ui/reading.tsx';
import { KeyFacts } from './key-facts.tsx';
import { KEY } from './key-query.ts';
import { toKeyTable } from './key-table.ts';

/** What KMS says about a key. The head of the key has read it. */
export function KeySection({ answer, variables, name }: KeySectionProps) {
  const { data, readAt, failures, outdated, loading, retry } = answer;
  const key = data?.key;
  if (!key) return <Reading busy={loading}>the key</Reading>;
  return (
    <>
      <KeyFacts keyRef={key} failures={failures} variables={variables} />
      {readAt !== null && <ReadAt at={readAt} outdated={outdated} onRetry={retry} busy={loading} />}
      <ShareBar
        name={name}
        tab="key"
        query={KEY}
        variables={variables}
        data={data}
        failures={failures}
        toTable={() => toKeyTable(key, failures, name)}
      />
    </>
  );
}

export type KeySectionProps = {
  readonly answer: Answer<KeyQuery>;
  readonly variables: KeyQueryVariables;
  /** The name of the key for people: its alias or its ID. */
  readonly name: string;
};
