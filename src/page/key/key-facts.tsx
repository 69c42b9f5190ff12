import type { ReactNode } from 'react';
import type { FieldFailure } from '../gateway/failure.ts';
import { FailureLine } from '../gateway/failure-notice.tsx';
import { RetryButton } from '../gateway/retry-button.tsx';
import type { KeyFactsFragment } from '../generated/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../generated/index.ts';
import { Link } from '../ui/link.tsx';
import { toKeyHref } from '../ui/location.ts';

const KEY_FACTS = graphql(`
  fragment KeyFacts on Key {
    arn
    metadata {
      usage
      spec
      manager
      createdAt
      deletionDate
      multiRegion {
        type
        primary {
          arn
          region
        }
        replicas {
          arn
          region
        }
      }
    }
    aliases {
      nodes {
        name
      }
    }
    tags {
      key
      value
    }
    rotation {
      enabled
      periodInDays
      nextRotationAt
    }
  }
`);

/** Facts about a key. A fact that could not be read shows its error in its place. */
export function KeyFacts({ keyRef, failures, onRetry, busy }: KeyFactsProps) {
  const key = readFragment(KEY_FACTS, keyRef);
  const { metadata } = key;
  const failureOf = (field: string) => failures.find(({ path }) => path[1] === field);
  const unread = failureOf('metadata');
  return (
    <section className="facts" aria-labelledby="facts">
      <h2 id="facts">The key</h2>
      <dl>
        <Fact name="ARN">
          <span className="mono">{key.arn}</span>
        </Fact>
        <Fact name="Aliases" failure={failureOf('aliases')}>
          {key.aliases?.nodes.map(({ name }) => name).join(', ') || 'none'}
        </Fact>
        {unread && <Fact name="Kind, manager and dates" failure={unread} />}
        {metadata && <MetadataFacts {...metadata} />}
        <Fact name="Rotation" failure={failureOf('rotation')}>
          {key.rotation && <Rotation {...key.rotation} />}
        </Fact>
        {metadata?.multiRegion && (
          <Fact name="Multi-Region">
            <MultiRegion arn={key.arn} {...metadata.multiRegion} />
          </Fact>
        )}
        <Fact name="Tags" failure={failureOf('tags')}>
          {key.tags?.length ? <Tags tags={key.tags} /> : 'none'}
        </Fact>
      </dl>
      {failures.some(({ retryable }) => retryable) && <RetryButton onRetry={onRetry} busy={busy} />}
    </section>
  );
}

export type KeyFactsProps = {
  readonly keyRef: FragmentType<typeof KEY_FACTS>;
  readonly failures: readonly FieldFailure[];
  readonly onRetry: () => void;
  readonly busy: boolean;
};

type Metadata = NonNullable<KeyFactsFragment['metadata']>;

function MetadataFacts({ spec, usage, manager, createdAt, deletionDate }: Metadata) {
  return (
    <>
      {spec && (
        <Fact name="Kind">
          {spec}, {usage}
        </Fact>
      )}
      {manager && <Fact name="Managed by">{manager === 'AWS' ? 'AWS' : 'the account'}</Fact>}
      {createdAt && (
        <Fact name="Created">
          <Day value={createdAt} />
        </Fact>
      )}
      {deletionDate && (
        <Fact name="To be deleted on">
          <Day value={deletionDate} />
        </Fact>
      )}
    </>
  );
}

function Rotation({ enabled, periodInDays, nextRotationAt }: RotationProps) {
  if (!enabled) return 'off';
  return (
    <>
      every {periodInDays} days{nextRotationAt && ', next on '}
      {nextRotationAt && <Day value={nextRotationAt} />}
    </>
  );
}

type FactProps = { readonly name: string; readonly failure?: FieldFailure | undefined; readonly children?: ReactNode };

function Fact({ name, failure, children }: FactProps) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{failure ? <FailureLine failure={failure} /> : children}</dd>
    </div>
  );
}

function Tags({ tags }: { readonly tags: readonly { readonly key: string; readonly value: string }[] }) {
  return (
    <ul className="tags">
      {tags.map(({ key, value }) => (
        <li key={key}>
          <span className="quiet">{key}</span> {value}
        </li>
      ))}
    </ul>
  );
}

/** The Regions of a multi-Region key. The key of another Region has its own policy, so each is a link. */
function MultiRegion({
  arn,
  primary,
  replicas,
}: {
  readonly arn: string;
  readonly primary: Related;
  readonly replicas: readonly Related[];
}) {
  return [primary, ...replicas].map((key, index) => (
    <span key={key.arn}>
      {index > 0 && ', '}
      {key.arn === arn ? key.region : <Link href={toKeyHref(key.arn)}>{key.region}</Link>}
      {index === 0 && ' (primary)'}
    </span>
  ));
}

type Related = { readonly arn: string; readonly region: string };

type RotationProps = {
  readonly enabled: boolean;
  readonly periodInDays?: number | null;
  readonly nextRotationAt?: string | null;
};

function Day({ value }: { readonly value: string }) {
  return <time dateTime={value}>{DAY.format(new Date(value))}</time>;
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });
