import { useEffect, useMemo } from 'react';
import { escapeInvisible } from '../../json/quote.ts';
import { findFindingCount } from '../estate/read/estate-store.ts';
import { type FieldFailure, isNotAsked } from '../gateway/failure.ts';
import { FailureNotice } from '../gateway/failure-notice.tsx';
import { useAnswer } from '../gateway/use-answer.ts';
import { KeyKindContext } from '../policy/key-kind.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { isKeyName } from '../ui/key-name.ts';
import { createTabCode, LazyTab, preloadTabs } from '../ui/lazy-tab.tsx';
import { Link } from '../ui/link.tsx';
import { type Location, toListHref } from '../ui/location.ts';
import { WhoSection } from '../who/who-section.tsx';
import { KeyHead } from './key-head.tsx';
import { KEY } from './key-query.ts';
import { KeySection } from './key-section.tsx';
import { KeyTabs } from './key-tabs.tsx';
import { NotAKey } from './not-a-key.tsx';
import { RegionNote } from './region-note.tsx';
import { TabCounts } from './tab-counts.tsx';

// Most links lead to the first tab, and so the first load has its code, and that of the last one, which is small.
const ASK = createTabCode(async () => (await import('../ask/ask-section.tsx')).AskSection);
const COMPARE = createTabCode(async () => (await import('../compare/compare-section.tsx')).CompareSection);
const STATEMENTS = createTabCode(async () => (await import('../policy/policy-section.tsx')).PolicySection);
const GRANTS = createTabCode(async () => (await import('../grants/grants-section.tsx')).GrantsSection);
const FINDINGS = createTabCode(async () => (await import('../findings/findings-section.tsx')).FindingsSection);

/** One key. Each tab has a query of its own, which runs concurrently with that of the head. */
export function KeyView({ id, place, tab, statement, grant }: KeyViewProps) {
  const variables = { id, ...place };
  const answer = useAnswer(KEY, variables);
  const { data, failures, loading, retry } = answer;
  const key = data?.key;
  const aliases = key?.aliases?.nodes ?? [];
  const name = (aliases[0]?.name ?? key?.keyId ?? id.replace(/^arn:.*:key\//, '').trim()) || 'No key';
  const failure = key ? failures.find(isOfWholeKey) : failures.find(({ kind }) => kind !== 'GatewayUnreachable');
  const isNoKey = failure !== undefined && !isKeyName(id);
  const common = { id, place, name };
  const { usage = null, spec = null } = key?.metadata ?? {};
  const kind = useMemo(() => ({ usage, spec }), [usage, spec]);

  useEffect(() => {
    document.title = `${escapeInvisible(name).replace(/^alias\//, '')} · Key policies`;
  }, [name]);

  const arn = key?.arn ?? id;
  const known = useMemo(() => ({ findings: findFindingCount(arn) }), [arn]);

  const isRead = data !== undefined;
  useEffect(() => {
    if (isRead) preloadTabs();
  }, [isRead]);

  return (
    <article className="key">
      <p className="back">
        <Link href={toListHref()}>← All keys</Link>
      </p>
      <KeyHead keyRef={isNoKey ? null : (key ?? null)} name={name} isMissing={failure !== undefined} />
      {isNoKey ? (
        <NotAKey id={id} />
      ) : failure ? (
        <FailureNotice failure={failure} subject="The key could not be read" onRetry={retry} busy={loading}>
          <RegionNote place={place} />
        </FailureNotice>
      ) : (
        <TabCounts known={known}>
          <KeyTabs tab={tab} />
          <div id="tab-panel" className="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
            <KeyKindContext value={kind}>
              <ErrorBoundary key={tab}>
                {tab === 'who' && <WhoSection {...common} />}
                {tab === 'ask' && <LazyTab code={ASK} props={common} />}
                {tab === 'statements' && <LazyTab code={STATEMENTS} props={{ ...common, statement }} />}
                {tab === 'grants' && <LazyTab code={GRANTS} props={{ ...common, grant }} />}
                {tab === 'findings' && <LazyTab code={FINDINGS} props={common} />}
                {tab === 'compare' && <LazyTab code={COMPARE} props={common} />}
                {tab === 'key' && <KeySection answer={answer} variables={variables} name={name} />}
              </ErrorBoundary>
            </KeyKindContext>
          </div>
        </TabCounts>
      )}
    </article>
  );
}

export type KeyViewProps = Pick<Location, 'place' | 'tab' | 'statement' | 'grant'> & {
  /** Any identifier that `Query.key` accepts. */
  readonly id: string;
};

/** A failure that all tabs would repeat: there is no such key, or the gateway does not read its account and Region. */
function isOfWholeKey(failure: FieldFailure): boolean {
  return failure.path[1] === 'metadata' && (failure.kind === 'KmsNotFoundException' || isNotAsked(failure));
}
