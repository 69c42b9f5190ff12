import type { Logger } from 'pino';
import { ConfigError } from '../config/config-error.ts';
import { type Config, parseConfig } from '../config/environment.ts';
import { createGateway, type Gateway } from '../server/gateway.ts';
import { startServer } from '../server/http/start-server.ts';
import { toSafeError } from '../server/safe-error.ts';
import { toBanner } from './start/banner.ts';
import { drainOnSignal } from './start/drain.ts';
import { findMisspeltVariables, toMisspellingText } from './start/find-misspelt-variables.ts';
import { ignoreBrokenOutput } from './start/ignore-broken-output.ts';
import { loadPage } from './start/load-page.ts';
import { createLog } from './start/log.ts';
import { openKms } from './start/open-kms.ts';
import { VERSION } from './start/product.ts';
import { readArguments } from './start/read-arguments.ts';
import { createReloader } from './start/reload/create-reloader.ts';
import { loadFiles } from './start/reload/load-files.ts';
import { watchForReloads } from './start/reload/watch-for-reloads.ts';
import { toPortProblem } from './start/to-port-problem.ts';
import { toVariableHelp } from './start/variable-help.ts';

const HELP = `A GraphQL API over AWS KMS. Without variables, it starts over an embedded KMS with example keys.

Usage
  npm start
  KMS_MODE=aws AWS_REGION=us-east-2 npm start
  npm start -- --help | --version

Environment variables, with their defaults in brackets

${toVariableHelp()}
Documentation: README.md and docs/configuration.md
`;

ignoreBrokenOutput(process.stdout, process.stderr);
readArguments({ command: 'npm start', help: HELP, options: {} });
try {
  await start(parseConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel, process.stderr, config.logFormat);
  logUncaughtExceptions(log);
  for (const misspelling of findMisspeltVariables(process.env)) log.warn(toMisspellingText(misspelling));
  const triggers = watchForReloads(config, log);
  const files = await loadFiles(config);
  const page = loadPage(config.http.page, (message) => log.warn(message));

  const kms = await openKms(config.kms);
  const connected = await kms.connect(files.file);
  const { connection, discovery } = connected;
  const { access, trust } = files.file;
  const { trustedDocuments } = files;
  const gateway = createGateway({ config, connection, access, trust, trustedDocuments, page, log, version: VERSION });
  const reloader = await createReloader({ config, kms, gateway, log, started: { files, connected } });
  const server = await serve(gateway, config, log);
  triggers.start(reloader.reload);

  drainOnSignal(config.shutdown.graceMs, {
    startDraining: gateway.startDraining,
    closeServer: server.close,
    whenChangesEnd: gateway.whenChangesEnd,
    closeRest: async () => {
      triggers.stop();
      reloader.close();
      gateway.close();
      await kms.embedded?.close();
    },
  });
  log.info({ version: VERSION, mode: config.kms.mode, node: process.versions.node, url: server.url }, 'started');
  // Last: a program that reads this line may stop the gateway at once.
  process.stdout.write(
    toBanner({
      config,
      home: connection.home,
      accountsOfOrganization: discovery === undefined ? null : connection.accounts().length,
      url: server.url,
      hasPage: page !== undefined,
      embeddedUrl: kms.embedded?.url,
      authenticated: access !== null,
    }),
  );
}

async function serve({ listener, onRefused, addressOf }: Gateway, { host, port, http }: Config, log: Logger) {
  const { connections, maxUntakenBytes } = http;
  const warn = (message: string, counts: object) => log.warn(counts, message);
  return await startServer(listener, { host, port, connections, maxUntakenBytes, onRefused, addressOf, warn }).catch(
    (error) => {
      throw toPortProblem(error, { variable: 'PORT', port, host });
    },
  );
}

/** Node would print the message of the error, which can quote a policy or a token. */
function logUncaughtExceptions(log: Logger): void {
  process.once('uncaughtException', (error) => {
    log.fatal({ err: toSafeError(error) }, 'uncaught exception');
    process.exit(1);
  });
}
