import type { FieldFailure } from '../gateway/failure.ts';
import { FailureLine } from '../gateway/failure-notice.tsx';
import { type FragmentType, graphql, readFragment } from '../generated/index.ts';
import { AliasName } from '../key/alias-name.tsx';
import { StateBadge } from '../key/state-badge.tsx';
import { Link } from '../ui/link.tsx';
import { toKeyHref } from '../ui/location.ts';

const KEY_ROW = graphql(`
  fragment KeyRow on Key {
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
  }
`);

/** One key of the list. It shows its own failures, which do not affect other keys. */
export function KeyRow({ node, failures, selected, onRetry, busy }: KeyRowProps) {
  const key = readFragment(KEY_ROW, node);
  const { metadata } = key;
  const [alias, ...others] = key.aliases?.nodes ?? [];
  const isSelected = selected === key.arn || selected === key.keyId;
  const [failure] = failures;
  return (
    <li className="row" data-selected={isSelected}>
      <Link href={toKeyHref(key.arn)} aria-current={isSelected ? 'page' : undefined}>
        <span className="row-name">
          {alias ? <AliasName name={alias.name} /> : <span className="mono">{key.keyId}</span>}
          {others.length > 0 && <span className="quiet"> +{others.length}</span>}
        </span>
        {metadata?.state && metadata.state !== 'Enabled' && <StateBadge state={metadata.state} />}
        {metadata?.description && <span className="row-description">{metadata.description}</span>}
        {failure && <FailureLine failure={failure} subject={failure.path[3] === 'aliases' ? 'Aliases' : 'State'} />}
      </Link>
      {failures.some(({ retryable }) => retryable) && (
        <button type="button" className="button" aria-disabled={busy} onClick={busy ? undefined : onRetry}>
          {busy ? 'Trying again …' : 'Try again'}
        </button>
      )}
    </li>
  );
}

export type KeyRowProps = {
  readonly node: FragmentType<typeof KEY_ROW>;
  readonly failures: readonly FieldFailure[];
  /** The key that the URL names. */
  readonly selected: string | null;
  readonly onRetry: () => void;
  readonly busy: boolean;
};
