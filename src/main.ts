import { pino } from 'pino';
import { type Config, ConfigError, loadConfig } from './config.ts';
import { createEmbeddedKms, type EmbeddedKms } from './embedded-kms/server.ts';
import { type KmsConnection, toAws, toEmbeddedKms } from './kms/connection.ts';
import { toBanner } from './server/banner.ts';
import { createGateway } from './server/gateway.ts';
import { listen } from './server/listen.ts';

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
    const connection = await toAws({ ...kms, accounts: null }).catch((error: Error) => {
      throw new ConfigError([
        `AWS_ACCOUNT_ID is not set, and STS GetCallerIdentity in ${kms.region} failed (${error.name}: ${error.message}). ` +
          'Give the gateway AWS credentials, or set AWS_ACCOUNT_ID, or AWS_ENDPOINT_URL_STS where STS is elsewhere.',
      ]);
    });
    return { connection };
  }
  const port = kms.embeddedPort;
  const embedded = await createEmbeddedKms({ port }).catch((error) => {
    throw toPortProblem(error, { variable: 'EMBEDDED_KMS_PORT', port, host: '127.0.0.1' });
  });
  return { connection: toEmbeddedKms(embedded.url, EXAMPLE_ACCOUNT, kms.region), embedded };
}

/** What can be mended in the environment becomes a line that says how; anything else is thrown as it is. */
function toPortProblem(error: NodeJS.ErrnoException, at: { variable: string; port: number; host: string }): Error {
  const { variable, port, host } = at;
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigError([
        `${variable} is ${port}: already in use on ${host}; expected a free port (0 = any free one)`,
      ]);
    case 'EACCES':
      return new ConfigError([`${variable} is ${port}: this user may not listen there; expected a port above 1023`]);
    case 'ENOTFOUND':
    case 'EADDRNOTAVAIL':
      return new ConfigError([`HOST is ${JSON.stringify(host)}: expected the name or IP address of this machine`]);
    default:
      return error;
  }
}
