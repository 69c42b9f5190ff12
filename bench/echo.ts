import { startServer } from '../src/server/http/start-server.ts';
import { serveRunner } from './contender.ts';

// The least that node:http can do with the same traffic: read the request, send as many bytes as the embedded KMS does.
const body = 'x'.repeat(Number(process.argv[2]));
const { url } = await startServer(
  (request, response) => {
    request.on('data', () => {});
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1', 'content-length': body.length });
      response.end(body);
    });
  },
  { host: '127.0.0.1', port: 0 },
);
serveRunner({ url });
