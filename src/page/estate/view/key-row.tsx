import { memo } from 'react';
import { escapeInvisible } from '../../../json/quote.ts';
import { AliasName } from '../../key/alias-name.tsx';
import { StateBadge } from '../../key/state-badge.tsx';
import { Link } from '../../ui/link.tsx';
import { toKeyHref } from '../../ui/location.ts';
import type { EstateKey } from '../estate-key.ts';
import { toRowWords } from '../row-words.ts';

/** One key: its name, the worst that is known of it, and where it is. Rendered again only if something of it changes. */
export const KeyRow = memo(function KeyRow({ estateKey, index, count, top, height, onFocus, onOpen }: KeyRowProps) {
  const { arn, keyId, aliases, state, description, accountId, region } = estateKey;
  const [alias, ...others] = aliases;
  const { tone, badge, message, more, deletion, created } = toRowWords(estateKey);
  return (
    <li
      className="row"
      data-tone={tone}
      data-index={index}
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ top, height }}
    >
      <Link href={toKeyHref(arn)} onFocus={() => onFocus(arn)} onClickCapture={() => onOpen(arn)}>
        <span className="row-key">
          <span className="row-name">
            {alias ? <AliasName name={alias} /> : <span className="mono">{keyId}</span>}
            {others.length > 0 && <span className="quiet"> +{others.length}</span>}
          </span>
          {state && state !== 'Enabled' && <StateBadge state={state} />}
          <span className="row-description">
            {deletion && <span className="row-deletion">{deletion} · </span>}
            {description ? escapeInvisible(description) : alias ? keyId : 'No alias'}
          </span>
        </span>
        <span className="row-finding">
          {badge && (
            <span className="row-badges">
              <span className="finding-badge" data-tone={badge.tone}>
                {badge.label}
              </span>
              {more && <span className="row-more">{more}</span>}
            </span>
          )}
          <span className="row-message" data-none={badge === null}>
            {message}
          </span>
        </span>
        <span className="row-place">
          <span>{region}</span> <span className="quiet">{accountId}</span>
        </span>
        <span className="row-created">{created}</span>
      </Link>
    </li>
  );
});

export type KeyRowProps = {
  readonly estateKey: EstateKey;
  readonly index: number;
  readonly count: number;
  /** In pixels. */
  readonly top: number;
  readonly height: number;
  readonly onFocus: (arn: string) => void;
  readonly onOpen: (arn: string) => void;
};
