import { GATEWAY_URL } from './gateway.ts';
import { retryNow, useIsLost } from './recovery.ts';

/** Above all else while the gateway does not answer; what was read before stays below it. */
export function LostBanner() {
  const lost = useIsLost();
  return (
    <div role="alert" className="lost">
      {lost && (
        <>
          <p>
            <strong>The gateway does not answer.</strong> This page asks again by itself, every two seconds.{' '}
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
