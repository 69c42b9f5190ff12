import { isatty } from 'node:tty';
import type { Logger } from 'pino';
import type { Config } from '../../../config/environment.ts';
import { filesOf } from './load-files.ts';
import { type ChangeWatch, watchFiles } from './watch-files.ts';

/**
 * Notices when the configuration is to be loaded again: on SIGHUP, and when one of its files has changed. A signal or
 * change before `start` takes effect then.
 */
export function watchForReloads(config: Config, log: Logger): ChangeWatch {
  const paths = Object.values(filesOf(config));
  const watch = watchFiles(paths);
  let onReload = () => {
    isEarly = true;
  };
  let isEarly = false;
  onHangup(() => {
    if (paths.length > 0) onReload();
    else log.warn('there is nothing to reload: neither GATEWAY_CONFIG nor TRUSTED_DOCUMENTS is set');
  });
  return {
    start(onChange) {
      onReload = onChange;
      if (isEarly) onReload();
      watch.start(onChange);
    },
    stop: watch.stop,
  };
}

/**
 * A terminal that closes sends SIGHUP, too. Then the gateway ends as on SIGTERM, or it would go on where nobody sees
 * it, and keep its port.
 */
function onHangup(onSignal: () => void): void {
  const terminals = STANDARD_STREAMS.filter(isatty);
  process.on('SIGHUP', () => {
    // isatty is false for a terminal that has closed.
    if (terminals.every(isatty)) onSignal();
    else process.kill(process.pid, 'SIGTERM');
  });
}

/** The file descriptors of stdin, stdout and stderr. */
const STANDARD_STREAMS = [0, 1, 2];
