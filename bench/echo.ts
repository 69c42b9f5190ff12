import { startServer } from '../src/server/http/start-server.ts';
import { serveRunner } from './contender.ts';

// The minimum for node:http with the same traffic: reads the request, and sends as many bytes as the embedded KMS.
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
