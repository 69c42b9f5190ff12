import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import { ConfigError } from '../../../config/config-error.ts';
import type { Config } from '../../../config/environment.ts';
import { clip, escapeInvisible } from '../../../json/quote.ts';
import type { Gateway } from '../../../server/gateway.ts';
import type { ReloadOutcome } from '../../../server/metrics/server-metrics.ts';
import { toSafeError } from '../../../server/safe-error.ts';
import type { ConnectedKms, Kms } from '../open-kms.ts';
import { within } from '../within.ts';
import { countChanges, type InForce } from './count-changes.ts';
import { type Files, loadFilesAgain } from './load-files.ts';
import { startBackground } from './start-background.ts';
import { toSettings } from './to-settings.ts';

export type ReloaderOptions = {
  readonly config: Config;
  readonly kms: Kms;
  readonly gateway: Pick<Gateway, 'reload'>;
  readonly log: Logger;
  /** What the gateway has started with. */
  readonly started: InForce;
  /** Called at the end of each reload, with what is in force then. `failure`: the old configuration stays. */
  readonly onReloaded?: (outcome: ReloadOutcome, inForce: ConnectedKms) => void;
  /** The most milliseconds to connect to new accounts. Default: 2 minutes. */
  readonly connectMs?: number;
};

export type Reloader = {
  /**
   * Reads the files again, and replaces the configuration as a whole; or leaves it as it is, and logs why. Never
   * rejects. A call during a reload makes one more run after it.
   */
  reload(): Promise<void>;
  /** Ends the background tasks. A reload in progress then has no effect. */
  close(): void;
};

/** Resolves when the gateway knows its own principals, if it may change policies. */
export async function createReloader(options: ReloaderOptions): Promise<Reloader> {
  const { config, gateway, log, started, onReloaded = () => {}, connectMs = CONNECT_MS } = options;
  let inForce = started;
  let endBackground = await startBackground(started.connected, config, log);
  let isClosed = false;

  const replace = async (next: InForce): Promise<void> => {
    const isSame = next.connected === inForce.connected;
    const endNext = isSame ? endBackground : await startBackground(next.connected, config, log);
    if (isClosed) return endNext();
    gateway.reload(toSettings(next));
    log.info(countChanges(inForce, next), 'reloaded the configuration');
    if (!isSame) endBackground();
    endBackground = endNext;
    inForce = next;
  };

  const runOnce = async (): Promise<ReloadOutcome> => {
    try {
      const files = await loadFilesAgain(config, inForce.files);
      const connecting = connectAgain(options.kms, inForce, files);
      await replace({ files, connected: await within(connectMs, connecting, toTooLate) });
      return 'success';
    } catch (error) {
      const message = 'the configuration was not reloaded: the old one stays';
      if (error instanceof ConfigError) log.warn({ reason: toReason(error) }, message);
      else log.error({ err: toSafeError(error) }, message);
      return 'failure';
    }
  };

  return {
    reload: oneAtATime(async () => {
      if (isClosed) return;
      const outcome = await runOnce();
      if (!isClosed) onReloaded(outcome, inForce.connected);
    }),
    close() {
      isClosed = true;
      endBackground();
    },
  };
}

/** Calls during a run make one more run after it. The promise resolves when there is nothing more to run. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let isWanted = false;
  const runAll = async () => {
    while (isWanted) {
      isWanted = false;
      await run();
    }
    running = undefined;
  };
  return () => {
    isWanted = true;
    running ??= runAll();
    return running;
  };
}

/** The connection stays if the file names the same accounts. Throws ConfigError. */
async function connectAgain({ connect }: Kms, { files, connected }: InForce, { file }: Files) {
  const { accounts, organization } = files.file;
  const isSame = isDeepStrictEqual([file.accounts, file.organization], [accounts, organization]);
  return isSame ? connected : await connect(file);
}

/** Finding the accounts of an organization takes one minute at most. The next reload may remove an API key. */
const CONNECT_MS = 2 * 60_000;

function toTooLate(): ConfigError {
  return new ConfigError(['AWS, or what provides the credentials, has not answered in time: expected an answer']);
}

/** The message of the start. */
function toReason({ problems }: ConfigError): string {
  return clip(problems.map(escapeInvisible).join('\n'), MAX_REASON);
}

/** Characters. */
const MAX_REASON = 4_000;
