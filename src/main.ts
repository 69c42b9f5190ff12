import { pino } from 'pino';
import { type Config, ConfigError, loadConfig } from './config.ts';
import type { EmbeddedKms } from './embedded-kms/server.ts';
import { type KmsConnection, toAws, toEmbeddedKms } from './kms/connection.ts';
import { toBanner } from './server/banner.ts';
import { createGateway } from './server/gateway.ts';
import { listen } from './server/listen.ts';
import { startEmbeddedKms } from './start-embedded-kms.ts';
import { toPortProblem } from './start-problems.ts';

/** The account of the embedded KMS's example keys. */
const EXAMPLE_ACCOUNT = '111122223333';
const FORCED_END_MS = 10_000;

try {
  await start(loadConfig(process.env));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function start(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const { connection, embedded } = await connect(config.kms);
  const gateway = createGateway({ ...config, ...config.kms, kms: connection, log });
  const server = await listen(gateway.listener, config).catch((error) => {
    throw toPortProblem(error, { variable: 'PORT', port: config.port, host: config.host });
  });
  process.stdout.write(toBanner({ config, home: connection.home, url: server.url, embeddedUrl: embedded?.url }));

  const stop = async () => {
    setTimeout(() => process.exit(1), FORCED_END_MS).unref();
    await server.close();
    gateway.close();
    await embedded?.close();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

async function connect(kms: Config['kms']): Promise<{ connection: KmsConnection; embedded?: EmbeddedKms }> {
  if (kms.mode === 'aws') {
    const connection = await toAws(kms).catch((error: Error) => {
      throw new ConfigError([
        `AWS_ACCOUNT_ID is not set, and STS GetCallerIdentity in ${kms.region} failed (${error.name}: ${error.message}). ` +
          'Give the gateway AWS credentials, or set AWS_ACCOUNT_ID, or AWS_ENDPOINT_URL_STS where STS is elsewhere.',
      ]);
    });
    return { connection };
  }
  const embedded = await startEmbeddedKms(kms);
  return { connection: toEmbeddedKms(embedded.url, EXAMPLE_ACCOUNT, kms.region), embedded };
}
