import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { createPrettyLine } from '../../src/programs/start/pretty-line.ts';
import { toSafeError } from '../../src/server/safe-error.ts';
import { startReady } from '../_process.ts';

const PRETTY = { LOG_FORMAT: 'pretty' };

async function send(url: string, body: object, headers: object = {}): Promise<void> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: JSON.stringify(body),
  };
  await (await fetch(url, init)).text();
}

/** A log whose lines are pretty, without colours, and without their time. */
function createLog() {
  const lines: string[] = [];
  const toPretty = createPrettyLine(new Writable());
  const log = pino(
    { level: 'trace' },
    { write: (json: string) => lines.push(toPretty(json).slice('00:00:00 '.length)) },
  );
  return { log, lines };
}

describe('LOG_FORMAT=pretty', () => {
  it('writes one readable line for each request', async () => {
    const { url, output } = await startReady(PRETTY);
    await send(url, { query: 'query AllKeys { keys(first: 2) { nodes { policy { __typename } } } }' });
    await send(url, { query: '{ key(id: "no-such-key") { policy { __typename } } }' });
    await send(url, { query: '{ nothing }' });
    await send(new URL('/elsewhere', url).href, {});
    await vi.waitFor(() => expect(output.err.split('\n')).toHaveLength(6));
    const lines = output.err
      .split('\n')
      .map((line) => line.replace(/^\d\d:\d\d:\d\d /, '').replace(/[\d.]+ ms/, 'N ms'));
    expect(lines).toEqual([
      expect.stringMatching(/^started version="[\d.]+" mode="embedded" /),
      'POST /graphql AllKeys 200 N ms 3 KMS calls',
      'POST /graphql 200 N ms 1 KMS call KMS failures: NotFoundException',
      'POST /graphql 400 N ms errors: GRAPHQL_VALIDATION_FAILED',
      'POST (unknown path) 404 N ms',
      '',
    ]);
  });

  it('has colours if FORCE_COLOR asks for them', async () => {
    const { url, output } = await startReady({ ...PRETTY, FORCE_COLOR: '1' });
    await send(url, { query: '{ nothing }' });
    await vi.waitFor(() => expect(output.err).toContain(' ms'));
    expect(JSON.stringify(output.err)).toMatch(
      /\\n\\u001b\[2m[\d:]{8}\\u001b\[22m POST \/graphql \\u001b\[33m400\\u001b\[39m /,
    );
  });

  it('names warnings and errors, their fields, and the stack of an error', () => {
    const { log, lines } = createLog();
    log.info('plain');
    log.warn({ total: 3 }, 'connections are at their limit');
    log.error({ field: 'policy', err: toSafeError(new TypeError('secret')) }, 'internal error');
    log.fatal('end');
    expect(lines[0]).toBe('plain\n');
    expect(lines[1]).toBe('WARNING connections are at their limit total=3\n');
    expect(lines[2]).toMatch(/^ERROR internal error field="policy" TypeError\n {4}at .*\n/);
    expect(lines[2]).not.toContain('secret');
    expect(lines[3]).toBe('FATAL end\n');
  });

  it('escapes control characters and invisible characters in every text', () => {
    const { log, lines } = createLog();
    const evil = '\u001b[2J\u009b\u202e\n';
    const kms = { calls: {}, retries: 1, throttled: 2, failures: { [evil]: 2 }, denialReasons: { EXPLICIT_DENY: 1 } };
    const request = { method: 'POST', path: null, operation: null, status: null, milliseconds: 1.25, errors: {}, kms };
    log.info({ ...request, caller: evil }, 'request');
    log.warn({ field: evil }, evil);
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).not.toMatch(/[^\P{C}\n]|\n./u);
    expect(lines[0]).toBe(
      'POST (unknown path) no answer 1.3 ms 1 retry 2 throttled caller \\u{1b}[2J\\u{9b}\\u{202e}\\u{a} KMS failures: \\u{1b}[2J\\u{9b}\\u{202e}\\u{a} (2) denied because: EXPLICIT_DENY\n',
    );
  });
});

describe('the log', () => {
  it('is JSON lines if stderr is not a terminal', async () => {
    const { url, output } = await startReady();
    await send(url, { query: '{ __typename }' });
    await vi.waitFor(() => expect(JSON.parse(output.err.split('\n')[1] ?? '')).toMatchObject({ msg: 'request' }));
  });
});
