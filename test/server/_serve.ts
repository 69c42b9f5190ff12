import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { onTestFinished, vi } from 'vitest';
import { type ServerOptions, startServer } from '../../src/server/http/start-server.ts';
import { type SetupOptions, setup } from '../_setup.ts';

export type HttpAnswer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

export type HttpRequest = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

/** A gateway that listens on a free port until the end of the test. */
export async function serve(options: SetupOptions = {}, serverOptions: Partial<ServerOptions> = {}) {
  const parts = await setup(options);
  const { listener, onRefused, addressOf } = parts.gateway;
  const server = await startServer(listener, { host: '127.0.0.1', port: 0, onRefused, addressOf, ...serverOptions });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(async () => {
    agent.destroy();
    await server.close();
  });
  const http = (sent: HttpRequest) => send(server.url, sent, agent);
  const post = (query: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    http({ headers, body: JSON.stringify({ query, ...more }) });
  /** Waits until the log has the lines of `count` requests: a line is written after its answer. */
  const requestLines = async (count: number) =>
    await vi.waitFor(() => {
      const lines = parts.logged.filter(({ msg }) => msg === 'request');
      if (lines.length < count) throw new Error(`${lines.length} lines`);
      return lines;
    });
  const port = Number(new URL(server.url).port);
  return { ...parts, server, url: `${server.url}/graphql`, port, http, post, requestLines };
}

/** Sends a request with node:http, which adds no headers that a test does not ask for. */
export function send(
  url: string,
  { method = 'POST', path = '/graphql', headers = {}, body }: HttpRequest,
  agent: Agent,
) {
  return new Promise<HttpAnswer>((resolve, reject) => {
    const sent = request(url + path, { method, agent, headers: { 'content-type': 'application/json', ...headers } });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('error', reject);
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
    });
    sent.end(body);
  });
}
