import type { Logger } from 'pino';
import { ConfigError } from '../config/config-error.ts';
import { type Config, parseConfig } from '../config/environment.ts';
import { loadTrustedDocuments } from '../server/documents/load-trusted-documents.ts';
import { createGateway, type Gateway } from '../server/gateway.ts';
import { startServer } from '../server/http/start-server.ts';
import { toSafeError } from '../server/safe-error.ts';
import { askOwnPrincipals } from './start/aws/ask-own-principals.ts';
import { renewAccounts } from './start/aws/renew-accounts.ts';
import { toBanner } from './start/banner.ts';
import { checkAuthentication } from './start/check-authentication.ts';
import { toCommand, toOtherPrograms } from './start/commands.ts';
import { connectKms } from './start/connect-kms.ts';
import { drainOnSignal } from './start/drain.ts';
import { findMisspeltVariables, toMisspellingText } from './start/find-misspelt-variables.ts';
import { ignoreBrokenOutput } from './start/ignore-broken-output.ts';
import { loadGatewayFile } from './start/load-gateway-file.ts';
import { loadPage } from './start/load-page.ts';
import { createLog } from './start/log.ts';
import { readArguments } from './start/read-arguments.ts';
import { toPortProblem } from './start/to-port-problem.ts';
import { toVariableHelp } from './start/variable-help.ts';

const HELP = `A GraphQL API over AWS KMS. Without variables, it starts over an embedded KMS with example keys.

Usage
  ${toCommand('gateway')}
  KMS_MODE=aws AWS_REGION=us-east-2 ${toCommand('gateway')}
  ${toCommand('gateway', '--help | --version')}

Other programs, each with a help of its own
${toOtherPrograms()}

Environment variables, with their defaults in brackets

${toVariableHelp()}
Documentation: README.md and docs/configuration.md
`;

ignoreBrokenOutput(process.stdout, process.stderr);
readArguments({ helpCommand: toCommand('gateway', '--help'), help: HELP, options: {} });
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
  const file = loadGatewayFile(config.kms);
  checkAuthentication(config, file);
  const trustedDocuments = loadOptional(config.http.trustedDocumentsFile, loadTrustedDocuments);

  const page = loadPage(config.http.page, (message) => log.warn(message));

  const { connection, embedded, discovery } = await connectKms(config.kms, file);
  const { access, trust } = file;
  const gateway = createGateway({ config, connection, access, trust, trustedDocuments, page, log });
  const endAsking = config.kms.write ? await askOwnPrincipals(connection.accounts, log) : undefined;
  const server = await serve(gateway, config, log);
  const endRenewals = discovery && renewAccounts(discovery, log);

  drainOnSignal(config.shutdown.graceMs, {
    startDraining: gateway.startDraining,
    closeServer: server.close,
    whenChangesEnd: gateway.whenChangesEnd,
    closeRest: async () => {
      endRenewals?.();
      endAsking?.();
      gateway.close();
      await embedded?.close();
    },
  });
  // Last: a program that reads this line may stop the gateway at once.
  process.stdout.write(
    toBanner({
      config,
      home: connection.home,
      accountsOfOrganization: discovery === undefined ? null : connection.accounts().length,
      url: server.url,
      hasPage: page !== undefined,
      embeddedUrl: embedded?.url,
      authenticated: file.access !== null,
    }),
  );
}

function loadOptional<Value>(path: string | null, load: (path: string) => Value): Value | undefined {
  return path === null ? undefined : load(path);
}

async function serve({ listener, onRefused }: Gateway, { host, port, http }: Config, log: Logger) {
  const { connections, maxUntakenBytes } = http;
  const warn = (message: string, counts: object) => log.warn(counts, message);
  return await startServer(listener, { host, port, connections, maxUntakenBytes, onRefused, warn }).catch((error) => {
    throw toPortProblem(error, { variable: 'PORT', port, host });
  });
}

/** Node would print the message of the error, which can quote a policy or a token. */
function logUncaughtExceptions(log: Logger): void {
  process.once('uncaughtException', (error) => {
    log.fatal({ err: toSafeError(error) }, 'uncaught exception');
    process.exit(1);
  });
}
