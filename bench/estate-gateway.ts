import { pino } from 'pino';
import { parseConfig } from '../src/config/environment.ts';
import { toEmbeddedKms } from '../src/kms/client/connection.ts';
import { createGateway } from '../src/server/gateway.ts';
import { startServer } from '../src/server/http/start-server.ts';
import { serveRunner } from './contender.ts';
import { ESTATE } from './estate-places.ts';

// The gateway over all accounts of the estate, with limits that allow one query to read all of them.
const config = parseConfig({ MAX_KMS_CALLS: '100000', MAX_RESULT_SIZE: '10000000', REQUEST_DEADLINE_MS: '60000' });
const [home = { accountId: '', region: '' }, ...others] = ESTATE;
const gateway = createGateway({
  config,
  connection: toEmbeddedKms(String(process.argv[2]), [home, ...others]),
  log: pino({ level: 'silent' }),
});
const { url } = await startServer(gateway.listener, { host: '127.0.0.1', port: 0 });
serveRunner({ url: `${url}/graphql` });
