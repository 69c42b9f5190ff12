import type { Failure } from '../gateway/failure.ts';
import { FailureLine } from '../gateway/failure-notice.tsx';
import { RetryButton } from '../gateway/retry-button.tsx';
import { Time } from './time.tsx';

/** When something was read, and a button that reads it again. */
export function ReadAt({ at, outdated = null, onRetry, busy }: ReadAtProps) {
  return (
    <div className="read-at">
      <p>
        Read from KMS on <Time value={at} />
      </p>
      <RetryButton onRetry={onRetry} busy={busy}>
        Read again
      </RetryButton>
      {outdated && (
        <p role="status">
          <FailureLine failure={outdated} subject="This is what was read then. Reading it again failed" />
        </p>
      )}
    </div>
  );
}

export type ReadAtProps = {
  readonly at: string;
  /** Why it could not be read again. */
  readonly outdated?: Failure | null;
  readonly onRetry: () => void;
  readonly busy: boolean;
};
