import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmbeddedKms } from '../../src/package/embedded-kms.ts';
import { createGateway, parseConfig, toEmbeddedKms } from '../../src/package/gateway.ts';
import { createLog } from '../../src/programs/start/log.ts';
import { servePage } from './serve-page.ts';

// Starts an embedded KMS with example keys, a gateway that allows the page by CORS, and the page. Ctrl-C ends them.
let gatewayUrl = '';
const page = await servePage({ port: 5173, gatewayUrl: () => gatewayUrl });
const kms = await createEmbeddedKms();
const config = parseConfig({ CORS_ALLOWED_ORIGINS: page.origin });
const [home, ...others] = kms.places();
if (home === undefined) throw new Error('The embedded KMS has no keys');
const gateway = createGateway({
  config,
  connection: toEmbeddedKms(kms.url, [home, ...others]),
  log: createLog(config.logLevel, process.stderr),
});
const server = createServer(gateway.listener);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
gatewayUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;

// Vite handles SIGTERM: it ends the process at once.
process.once('SIGINT', async () => {
  await page.close();
  server.close();
  server.closeAllConnections();
  gateway.close();
  await kms.close();
});

process.stdout.write(`front end  ${page.origin}   open it in a browser\ngateway    ${gatewayUrl}\n`);
