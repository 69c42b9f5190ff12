import { toKmsFailure } from '../gateway/failure.ts';
import { FailureLine } from '../gateway/failure-notice.tsx';
import { RetryButton } from '../gateway/retry-button.tsx';
import type { KeyFindingsQuery } from '../generated/graphql.ts';
import { Link } from '../ui/link.tsx';
import { toHref, toTabHref } from '../ui/location.ts';

/** What could not be examined: there may be findings in it. */
export function Unexamined({ incomplete, onRetry, busy }: UnexaminedProps) {
  if (incomplete.length === 0) return null;
  return (
    <div className="notice" role="alert" data-kind="passing">
      <p className="notice-title">Not everything could be examined</p>
      <ul>
        {incomplete.map(({ code, message, pointer, grantId, failure }) => (
          <li key={`${code} ${pointer} ${grantId}`}>
            {message}{' '}
            {typeof pointer === 'string' && <Link href={toTabHref('statements', pointer)}>Show it in the policy</Link>}
            {typeof grantId === 'string' && <Link href={toHref('grants', [['grant', grantId]])}>Show the grant</Link>}
            {failure && <FailureLine failure={toKmsFailure(failure, OPERATIONS.get(code) ?? '')} />}
          </li>
        ))}
      </ul>
      {incomplete.some(({ failure }) => failure?.retryable) && <RetryButton onRetry={onRetry} busy={busy} />}
    </div>
  );
}

export type UnexaminedProps = {
  readonly incomplete: NonNullable<NonNullable<KeyFindingsQuery['key']>['findings']>['incomplete'];
  readonly onRetry: () => void;
  readonly busy: boolean;
};

/** The operations that fail for these reasons. */
const OPERATIONS = new Map<string, string>([
  ['GRANTS_UNREADABLE', 'ListGrants'],
  ['METADATA_UNREADABLE', 'DescribeKey'],
  ['POLICY_UNREADABLE', 'GetKeyPolicy'],
]);
