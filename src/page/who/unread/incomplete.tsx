import { toKmsFailure } from '../../gateway/failure.ts';
import { FailureLine } from '../../gateway/failure-notice.tsx';
import { RetryButton } from '../../gateway/retry-button.tsx';
import type { WhoTableFragment } from '../../generated/graphql.ts';

/** Why principals or permissions may be missing in the table. */
export function Incomplete({ reasons, onRetry, busy }: IncompleteProps) {
  if (reasons.length === 0) return null;
  const canRetry = reasons.some(({ failure }) => failure?.retryable);
  return (
    <div className="notice" role="alert" data-kind="passing">
      <p className="notice-title">This list is not complete</p>
      <ul>
        {reasons.map(({ code, message, pointer, failure }) => (
          <li key={`${code} ${pointer}`}>
            {message} {pointer && <span className="mono">{pointer}</span>}{' '}
            {failure && <FailureLine failure={toKmsFailure(failure, 'ListGrants')} />}
          </li>
        ))}
      </ul>
      {canRetry && <RetryButton onRetry={onRetry} busy={busy} />}
    </div>
  );
}

export type IncompleteProps = {
  readonly reasons: WhoTableFragment['incomplete'];
  readonly onRetry: () => void;
  readonly busy: boolean;
};
