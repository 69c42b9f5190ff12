import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { onTestFinished, vi } from 'vitest';
import { listen } from '../../src/server/http/listen.ts';
import { type SetupOptions, setup } from '../_setup.ts';

export type HttpAnswer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

export type HttpRequest = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

/** A gateway that listens, and its log by lines. */
export async function serve(options: SetupOptions = {}) {
  const set = await setup(options);
  const server = await listen(set.gateway.listener, { host: '127.0.0.1', port: 0, onRefused: set.gateway.onRefused });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(async () => {
    agent.destroy();
    await server.close();
  });
  const http = (sent: HttpRequest) => send(server.url, sent, agent);
  const post = (query: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    http({ headers, body: JSON.stringify({ query, ...more }) });
  /** The lines of the requests so far, once there are `count`: a line is written after its answer. */
  const requestLines = async (count: number) =>
    await vi.waitFor(() => {
      const lines = set.logged.filter(({ msg }) => msg === 'request');
      if (lines.length < count) throw new Error(`${lines.length} lines`);
      return lines;
    });
  return { ...set, server, http, post, requestLines };
}

/** By node:http, which sends what it is told. */
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
