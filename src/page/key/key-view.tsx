import { useEffect, useRef } from 'react';
import { FailureNotice } from '../gateway/failure-notice.tsx';
import { useAnswer } from '../gateway/use-answer.ts';
import { graphql } from '../generated/index.ts';
import { PolicySection } from '../policy/policy-section.tsx';
import { Link } from '../ui/link.tsx';
import { hasNavigated, type Location, toListHref } from '../ui/location.ts';
import { WhoSection } from '../who/who-section.tsx';
import { AliasName } from './alias-name.tsx';
import { KeyFacts } from './key-facts.tsx';
import { KeyTabs } from './key-tabs.tsx';
import { StateBadge } from './state-badge.tsx';

const KEY = graphql(`
  query Key($id: ID!, $region: String, $accountId: ID) {
    key(id: $id, region: $region, accountId: $accountId) {
      arn
      keyId
      metadata {
        description
        state
      }
      aliases {
        nodes {
          name
        }
      }
      ...KeyFacts
    }
  }
`);

/** One key. Each tab has a query of its own, which runs concurrently with that of the head. */
export function KeyView({ id, place, tab, statement }: KeyViewProps) {
  const { data, failures, loading, retry } = useAnswer(KEY, { id, ...place });
  const key = data?.key;
  const metadata = key?.metadata;
  const aliases = key?.aliases?.nodes ?? [];
  const name = aliases[0]?.name ?? key?.keyId ?? id.replace(/^arn:.*:key\//, '');
  // If the key does not exist, its policy would only repeat the failure. LostBanner reports an unreachable gateway.
  const failure = key ? undefined : failures.find(({ kind }) => kind !== 'GatewayUnreachable');
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${name.replace(/^alias\//, '')} · Key policies`;
  }, [name]);
  useEffect(() => {
    if (hasNavigated()) heading.current?.focus();
  }, []);

  return (
    <article className="key">
      <p className="back">
        <Link href={toListHref()}>← All keys</Link>
      </p>
      <header className="key-head">
        <div className="key-title">
          <h1 ref={heading} tabIndex={-1}>
            {name.startsWith('alias/') ? <AliasName name={name} /> : <span className="mono">{name}</span>}
          </h1>
          {metadata?.state && <StateBadge state={metadata.state} />}
        </div>
        {metadata?.description && <p className="description">{metadata.description}</p>}
      </header>
      {failure ? (
        <FailureNotice failure={failure} subject="The key could not be read" onRetry={retry} busy={loading} />
      ) : (
        <>
          <KeyTabs tab={tab} />
          <div id="tab-panel" className="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
            {tab === 'who' && <WhoSection id={id} place={place} name={name} />}
            {tab === 'policy' && <PolicySection id={id} place={place} name={name} statement={statement} />}
            {tab === 'key' && key && <KeyFacts keyRef={key} failures={failures} onRetry={retry} busy={loading} />}
          </div>
        </>
      )}
    </article>
  );
}

export type KeyViewProps = Pick<Location, 'place' | 'tab' | 'statement'> & {
  /** Any identifier that `Query.key` accepts. */
  readonly id: string;
};
