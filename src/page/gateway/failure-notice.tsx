import type { ReactNode } from 'react';
import { type Failure, isNotAsked } from './failure.ts';
import { toFailureWords } from './failure-words.ts';
import { findOwnDenial } from './own-denial-words.ts';
import { RetryButton } from './retry-button.tsx';

/** A failure with an explanation. It is shown in place of the data that could not be read. */
export function FailureNotice({ failure, subject, onRetry, busy, children }: FailureNoticeProps) {
  const { title, advice } = toFailureWords(failure);
  const { code, message, requestId, retryable, retryAfterMs } = failure;
  const isOfGateway = failure.kind === 'GatewayFailed' || findOwnDenial(failure) !== null;
  return (
    <div className="notice" data-kind={retryable ? 'passing' : 'lasting'} role="alert">
      <p className="notice-subject">{subject}</p>
      <p className="notice-title">{title}</p>
      <p>{advice}</p>
      {children}
      {failure.kind !== 'GatewayUnreachable' && (
        <details>
          <summary>{isOfGateway ? 'What the gateway says' : 'What AWS says'}</summary>
          <p className="mono">
            {code}: {message}
          </p>
          {requestId !== null && <p className="mono">Request {requestId}</p>}
        </details>
      )}
      {retryable && <RetryButton onRetry={onRetry} busy={busy} waitMs={retryAfterMs} />}
    </div>
  );
}

export type FailureNoticeProps = {
  readonly failure: Failure;
  /** What failed, such as: The keys could not be listed. */
  readonly subject: string;
  readonly onRetry: () => void;
  readonly busy: boolean;
  /** What else explains it. */
  readonly children?: ReactNode;
};

/** The failure of a single value, in one line. */
export function FailureLine({ failure, subject }: { readonly failure: Failure; readonly subject?: string }) {
  return (
    <span className="failure-line" title={`${failure.code}: ${failure.message}`}>
      <span aria-hidden="true">⚠ </span>
      {subject && `${subject}: `}
      {toFailureWords(failure).title}
      {failure.permission !== null && failure.kind === 'KmsAccessDeniedException' && !isNotAsked(failure) && (
        <span className="mono"> {failure.permission}</span>
      )}
    </span>
  );
}
