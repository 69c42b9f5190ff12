import { escapeInvisible } from '../../json/quote.ts';
import type { FieldFailure } from '../gateway/failure.ts';
import type { KeyFactsFragment, KeyQueryVariables } from '../generated/graphql.ts';
import { type FragmentType, readFragment } from '../generated/index.ts';
import { Time } from '../ui/time.tsx';
import { Fact, Tags } from './fact.tsx';
import { KEY_FACTS } from './key-query.ts';
import { ALGORITHMS, MANAGERS, ORIGINS, USAGES } from './key-words.ts';
import { LastUse } from './last-use.tsx';
import { RelatedKeys } from './related-keys.tsx';
import { toRotationWords } from './rotation-words.ts';

/** Facts about a key. A fact that could not be read shows its error in its place. */
export function KeyFacts({ keyRef, failures, variables }: KeyFactsProps) {
  const key = readFragment(KEY_FACTS, keyRef);
  const { metadata, aliases, rotation, tags } = key;
  const failureOf = (field: string) => failures.find(({ path }) => path[1] === field);
  const unread = failureOf('metadata');
  return (
    <section className="facts" aria-labelledby="facts">
      <h2 id="facts">The key</h2>
      <dl>
        <Fact name="Key ID">
          <span className="mono">{key.keyId}</span>
        </Fact>
        <Fact name="Account and Region">
          <span className="mono">{key.accountId}</span> · {key.region}
        </Fact>
        <Fact name="Aliases" failure={failureOf('aliases')}>
          {aliases?.nodes.map(({ name }) => escapeInvisible(name)).join(', ') || 'none'}
        </Fact>
        {unread && <Fact name="Kind, manager and dates" failure={unread} />}
        {metadata && <MetadataFacts {...metadata} />}
        <Fact name="Rotation" failure={failureOf('rotation')}>
          {rotation && <Rotation {...rotation} words={toRotationWords(rotation, metadata ?? {})} />}
        </Fact>
        <LastUse variables={variables} />
        {metadata?.multiRegion && (
          <Fact name="Multi-Region key">
            <RelatedKeys arn={key.arn} {...metadata.multiRegion} />
          </Fact>
        )}
        <Fact name="Tags" failure={failureOf('tags')}>
          {tags?.length ? <Tags tags={tags} /> : 'none'}
        </Fact>
      </dl>
    </section>
  );
}

export type KeyFactsProps = {
  readonly keyRef: FragmentType<typeof KEY_FACTS>;
  readonly failures: readonly FieldFailure[];
  readonly variables: KeyQueryVariables;
};

type Metadata = NonNullable<KeyFactsFragment['metadata']>;

function MetadataFacts(metadata: Metadata) {
  const { spec, usage, manager, origin, createdAt, deletionDate, validTo, customKeyStoreId } = metadata;
  const algorithms = ALGORITHMS.flatMap((name) => metadata[name] ?? []);
  return (
    <>
      {usage && (
        <Fact name="Purpose">
          {USAGES[usage]}
          {spec && <span className="fact-line">{spec}</span>}
        </Fact>
      )}
      {manager && <Fact name="Managed by">{MANAGERS[manager]}</Fact>}
      {origin && <Fact name="Key material">{ORIGINS[origin]}</Fact>}
      {validTo && (
        <Fact name="Key material expires on">
          <Time value={validTo} />
        </Fact>
      )}
      {customKeyStoreId && <Fact name="Key store">{customKeyStoreId}</Fact>}
      {createdAt && (
        <Fact name="Created on">
          <Time value={createdAt} />
        </Fact>
      )}
      {deletionDate && (
        <Fact name="To be deleted on">
          <Time value={deletionDate} />
        </Fact>
      )}
      {algorithms.length > 0 && <Fact name="Algorithms">{algorithms.join(', ')}</Fact>}
    </>
  );
}

function Rotation({ words, nextRotationAt, onDemandStartedAt }: RotationProps) {
  return (
    <>
      {words}
      {nextRotationAt && (
        <span className="fact-line">
          next on <Time value={nextRotationAt} />
        </span>
      )}
      {onDemandStartedAt && (
        <span className="fact-line">
          a rotation on demand has been in progress since <Time value={onDemandStartedAt} />
        </span>
      )}
    </>
  );
}

type RotationProps = NonNullable<KeyFactsFragment['rotation']> & { readonly words: string };
