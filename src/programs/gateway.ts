import { type Config, ConfigError, loadConfig } from '../config/environment.ts';
import type { GatewayFile } from '../config/gateway-file.ts';
import type { EmbeddedKms } from '../embedded-kms/server.ts';
import { DEFAULT_ACCOUNT_ID } from '../embedded-kms/store/defaults.ts';
import type { Place } from '../embedded-kms/store/store.ts';
import { type KmsConnection, toEmbeddedKms } from '../kms/client/connection.ts';
import { loadTrustedDocuments } from '../server/documents/trusted-documents.ts';
import { createGateway } from '../server/gateway.ts';
import { listen } from '../server/http/listen.ts';
import { toSafeError } from '../server/safe-error.ts';
import { toBanner } from './start/banner.ts';
import { connectAws } from './start/connect-aws.ts';
import { drain } from './start/drain.ts';
import { ignoreBrokenOutput } from './start/ignore-broken-output.ts';
import { loadGatewayFile, refuseOpenDoor } from './start/load-gateway-file.ts';
import { createLog } from './start/log.ts';
import { toPortProblem } from './start/port-problem.ts';
import { startEmbeddedKms } from './start/start-embedded-kms.ts';

/** Milliseconds for a slow reader of the log to take the last lines. */
const LAST_LINES_MS = 1_000;

ignoreBrokenOutput(process.stdout, process.stderr);
try {
  await start(loadConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel, process.stderr);
  // Node would print the error's words.
  process.once('uncaughtException', (error) => {
    log.fatal({ err: toSafeError(error) }, 'uncaught exception');
    process.exit(1);
  });
  const file = loadGatewayFile(config.kms);
  refuseOpenDoor(config, file);
  const { trustedDocumentsFile, connections, maxUntakenBytes } = config.edges;
  const trustedDocuments = trustedDocumentsFile === null ? undefined : loadTrustedDocuments(trustedDocumentsFile);
  const { connection, embedded } = await connect(config.kms, file);
  const gateway = createGateway({
    ...config,
    ...config.kms,
    access: file.access,
    kms: connection,
    log,
    ...(trustedDocuments && { trustedDocuments }),
  });
  const { host, port } = config;
  const warn = (message: string, counts: object) => log.warn(counts, message);
  const server = await listen(gateway.listener, {
    host,
    port,
    connections,
    maxUntakenBytes,
    onRefused: gateway.onRefused,
    warn,
  }).catch((error) => {
    throw toPortProblem(error, { variable: 'PORT', port, host });
  });

  const closeRest = async () => {
    gateway.close();
    await embedded?.close();
  };
  const stop = () => {
    const { startDraining } = gateway;
    drain({ startDraining, closeServer: server.close, closeRest }, config.shutdown.graceMs).then(
      // Only what nobody reads still keeps the process.
      () => void setTimeout(() => process.exit(), LAST_LINES_MS).unref(),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // The last step: who reads it may stop the gateway at once.
  process.stdout.write(
    toBanner({
      config,
      home: connection.home,
      url: server.url,
      embeddedUrl: embedded?.url,
      authenticated: file.access !== null,
    }),
  );
}

async function connect(
  kms: Config['kms'],
  file: GatewayFile,
): Promise<{ connection: KmsConnection; embedded?: EmbeddedKms }> {
  if (kms.mode === 'aws') return { connection: await connectAws(kms, file) };
  const embedded = await startEmbeddedKms(kms);
  return { connection: toEmbeddedKms(embedded.url, toPlaces(embedded, kms.region)), embedded };
}

/** Home is the Region of the examples, where the embedded KMS has keys there; else where it has any. */
function toPlaces(embedded: EmbeddedKms, region: string): [Place, ...Place[]] {
  const places = embedded.places();
  const home = places.find((place) => place.region === region) ??
    places[0] ?? { accountId: DEFAULT_ACCOUNT_ID, region };
  return [home, ...places];
}
