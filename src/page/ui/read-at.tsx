import { RetryButton } from '../gateway/retry-button.tsx';

/** When a policy was read, and a button that reads it again. */
export function ReadAt({ at, onRetry, busy }: ReadAtProps) {
  return (
    <p className="read-at">
      <span>
        Read from KMS at <time dateTime={at}>{TIME.format(new Date(at))}</time>
      </span>
      <RetryButton onRetry={onRetry} busy={busy}>
        Read again
      </RetryButton>
    </p>
  );
}

export type ReadAtProps = { readonly at: string; readonly onRetry: () => void; readonly busy: boolean };

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
