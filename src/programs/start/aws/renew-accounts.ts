import type { Logger } from 'pino';
import type { OrganizationConnection } from '../../../kms/discovery/connect-organization.ts';
import type { Note } from '../../../kms/discovery/describe-changes.ts';

/**
 * Discovers the accounts again about every hour, and logs what changed. Nobody waits for it, and it does not keep the
 * process alive. Returns a function that ends it.
 */
export function renewAccounts(
  { notes, renew }: Pick<OrganizationConnection, 'notes' | 'renew'>,
  log: Pick<Logger, 'info' | 'warn'>,
  everyMs = HOUR_MS,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const write = ({ level, message, details }: Note) => log[level](details, message);
  const schedule = () => {
    timer = setTimeout(run, everyMs * (1 - JITTER + 2 * JITTER * Math.random())).unref();
  };
  const run = async () => {
    const changes = await renew();
    // At the end, connections are closed, and a renewal in progress fails for that reason.
    if (isClosed) return;
    changes.forEach(write);
    schedule();
  };
  notes.forEach(write);
  schedule();
  return () => {
    isClosed = true;
    clearTimeout(timer);
  };
}

const HOUR_MS = 60 * 60_000;

/** A tenth of the interval, so that gateways that start together do not call AWS at the same time. */
const JITTER = 0.1;
