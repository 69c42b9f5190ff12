import { GATEWAY_URL } from './client.ts';
import { retryNow, useIsLost } from './recovery.ts';

/** Shown while the gateway does not answer. The page below keeps what was read before. */
export function LostBanner() {
  const lost = useIsLost();
  return (
    <div role="alert" className="lost">
      {lost && (
        <>
          <p>
            <strong>The gateway does not answer.</strong> This page tries again every two seconds.{' '}
            <span className="mono">{GATEWAY_URL}</span>
          </p>
          <button type="button" className="button" onClick={retryNow}>
            Try now
          </button>
        </>
      )}
    </div>
  );
}
