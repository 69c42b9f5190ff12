import { useEffect, useRef } from 'react';
import { escapeInvisible } from '../../json/quote.ts';
import { type FragmentType, graphql, readFragment } from '../generated/index.ts';
import { toConsoleUrl } from '../share/console-url.ts';
import { Breakable } from '../ui/breakable.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { hasNavigated } from '../ui/location.ts';
import { AliasName } from './alias-name.tsx';
import { StateBadge } from './state-badge.tsx';
import { StateNotice } from './state-notice.tsx';

const KEY_HEAD = graphql(`
  fragment KeyHead on Key {
    arn
    metadata {
      description
      state
      manager
      deletionDate
      pendingDeletionWindowInDays
      multiRegion {
        type
      }
    }
  }
`);

/** What every tab of a key has above it. */
export function KeyHead({ keyRef, name, isMissing }: KeyHeadProps) {
  const key = readFragment(KEY_HEAD, keyRef);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasNavigated()) heading.current?.focus();
  }, []);
  const metadata = key?.metadata;
  const consoleUrl = key && toConsoleUrl(key.arn, metadata?.manager === 'AWS');
  return (
    <header className="key-head">
      <div className="key-title">
        <h1 ref={heading} tabIndex={-1}>
          {name.startsWith('alias/') ? (
            <AliasName name={name} />
          ) : (
            <span className="mono">{escapeInvisible(name)}</span>
          )}
        </h1>
        {metadata?.state && <StateBadge state={metadata.state} />}
      </div>
      {metadata?.description && <p className="description">{escapeInvisible(metadata.description)}</p>}
      {key && (
        <div className="key-arn">
          <span className="mono">
            <Breakable text={key.arn} />
          </span>
          {!isMissing && <CopyButton text={key.arn}>Copy ARN</CopyButton>}
          {!isMissing && consoleUrl && (
            <a className="button" href={consoleUrl} target="_blank" rel="noopener noreferrer">
              AWS console
            </a>
          )}
        </div>
      )}
      {metadata && <StateNotice facts={metadata} />}
    </header>
  );
}

export type KeyHeadProps = {
  /** Null until it was read. */
  readonly keyRef: FragmentType<typeof KEY_HEAD> | null;
  /** The name of the key for people. */
  readonly name: string;
  /** Whether there is no such key, or none that can be read. */
  readonly isMissing: boolean;
};
