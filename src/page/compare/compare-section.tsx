import { useMemo } from 'react';
import { FailureNotice } from '../gateway/failure-notice.tsx';
import { useAnswer } from '../gateway/use-answer.ts';
import { Link } from '../ui/link.tsx';
import { type Place, useSearch } from '../ui/location.ts';
import { Reading } from '../ui/reading.tsx';
import { ChangeSection } from './change/change-section.tsx';
import { type Mode, parseTarget, toModeHref } from './compare-location.ts';
import { COMPARED_KEY } from './compare-query.ts';
import { OtherKeySection } from './with/other-key-section.tsx';
import { RelatedSection } from './with/related-section.tsx';
import { TextSection } from './with/text-section.tsx';

const NAMES: Record<Mode, string> = {
  key: 'Another key',
  related: 'Primary and replicas',
  text: 'A text',
  change: 'Plan a change',
};

/** Compares the policy of a key with another policy, or plans a new one. The URL says with what. */
export function CompareSection({ id, place, name }: CompareSectionProps) {
  const search = useSearch();
  const target = useMemo(() => parseTarget(search), [search]);
  const { data, failures, loading, retry } = useAnswer(COMPARED_KEY, { id, ...place });
  const key = data?.key;
  if (!key) {
    const [failure] = failures;
    if (!failure) return <Reading busy={loading}>the key</Reading>;
    return <FailureNotice failure={failure} subject="The key could not be read" onRetry={retry} busy={loading} />;
  }
  const { arn, accountId, region, metadata } = key;
  const compared = { arn, accountId, region, name };
  const modes = (Object.keys(NAMES) as Mode[]).filter((mode) => mode !== 'related' || metadata?.multiRegion);
  return (
    <div className="compare">
      <nav className="modes" aria-label="What to compare the policy with">
        {modes.map((mode) => (
          <Link key={mode} href={toModeHref(mode)} aria-current={mode === target.mode ? 'page' : undefined}>
            {NAMES[mode]}
          </Link>
        ))}
      </nav>
      {target.mode === 'key' && <OtherKeySection compared={compared} other={target.other} />}
      {target.mode === 'related' && <RelatedSection compared={compared} />}
      {target.mode === 'text' && <TextSection compared={compared} />}
      {target.mode === 'change' && <ChangeSection compared={compared} />}
    </div>
  );
}

export type CompareSectionProps = {
  readonly id: string;
  /** Null for the account and Region of the gateway. */
  readonly place: Place | null;
  /** The name of the key for people: its alias or its ID. */
  readonly name: string;
};
