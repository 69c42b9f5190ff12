import { pino } from 'pino';
import { parseConfig } from '../src/config/environment.ts';
import { toEmbeddedKms } from '../src/kms/client/connection.ts';
import { createGateway } from '../src/server/gateway.ts';
import { startServer } from '../src/server/http/start-server.ts';
import { serveRunner } from './contender.ts';
import { ESTATE } from './estate-places.ts';

// The gateway over all accounts of the estate. The arguments are the URL of the KMS and environment variables.
const [, , kmsUrl, ...variables] = process.argv;
const config = parseConfig(Object.fromEntries(variables.map((variable) => variable.split('='))));
const [home = { accountId: '', region: '' }, ...others] = ESTATE;
const gateway = createGateway({
  config,
  connection: toEmbeddedKms(String(kmsUrl), [home, ...others]),
  log: pino({ level: 'silent' }),
});
const { url } = await startServer(gateway.listener, { host: '127.0.0.1', port: 0 });
serveRunner({ url: `${url}/graphql` });
