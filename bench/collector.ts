import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveRunner } from './contender.ts';

// A collector of traces that reads all spans and keeps none.
const server = createServer((request, response) => {
  request.resume().on('end', () => response.end());
}).listen(0, '127.0.0.1');
await once(server, 'listening');
serveRunner({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
