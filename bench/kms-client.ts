import { Agent, request } from 'node:http';

export type KmsClient = {
  /** The body of the answer. Rejects for any status but 200. */
  call(operation: string, input: object): Promise<string>;
  close(): void;
};

/** Plain node:http with kept connections. The SDK needs many times the CPU of the server, and would hide its cost. */
export function createKmsClient(url: string, sockets: number): KmsClient {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  return {
    call: (operation, input) =>
      new Promise((resolve, reject) => {
        const body = JSON.stringify(input);
        const headers = { ...HEADERS, 'content-length': body.length, 'x-amz-target': `TrentService.${operation}` };
        const sent = request(url, { method: 'POST', agent, headers }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          response.on('end', () => {
            if (response.statusCode === 200) resolve(text);
            else reject(new Error(`${operation}: ${response.statusCode} ${text}`));
          });
        });
        sent.on('error', reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}

const HEADERS = {
  'content-type': 'application/x-amz-json-1.1',
  authorization:
    'AWS4-HMAC-SHA256 Credential=111122223333/20260101/us-east-2/kms/aws4_request, SignedHeaders=host;x-amz-date, ' +
    'Signature=0000000000000000000000000000000000000000000000000000000000000000',
};
