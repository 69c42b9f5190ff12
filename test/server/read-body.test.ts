import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sendRaw, toRequest } from './_raw.ts';
import { serve } from './_serve.ts';

const BODY = '{"query":"{ __typename }"}';

/** Status and code. */
function outcomeOf(answer: string): [number, string | undefined] {
  return [Number(answer.slice(9, 12)), /"code":"(\w+)"/.exec(answer)?.[1]];
}

function chunked(...chunks: readonly string[]): string {
  const parts = chunks.map((chunk) => `${Buffer.byteLength(chunk).toString(16)}\r\n${chunk}\r\n`);
  return `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n${parts.join('')}0\r\n\r\n`;
}

describe('a body', () => {
  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a text, as a page of any host can send it', { 'content-type': 'text/plain' }],
    ['a bare document', { 'content-type': 'application/graphql' }],
    ['multipart', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['of two types', { 'content-type': 'text/plain, application/json' }],
    ['of no type', { 'content-type': '' }],
    ['in another charset', { 'content-type': 'application/json; charset=utf-16' }],
    ['compressed', { 'content-encoding': 'gzip' }],
    ['compressed twice', { 'content-encoding': 'gzip, br' }],
  ])('%s is refused with 415 before it is read', async (_, headers) => {
    const { port, logged } = await serve();
    expect(outcomeOf(await sendRaw(port, toRequest(headers)))).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(logged.filter(({ level }) => Number(level) > 30)).toEqual([]);
  });

  it.each([
    ['a list of operations', `[${BODY}]`],
    ['no object', '"{ __typename }"'],
    ['null', 'null'],
    ['no JSON', '{"query": {__typename}'],
    ['nothing', ''],
    ['a query that is none', '{"query": {"a": 1}}'],
    ['variables that are none', '{"query": "{ __typename }", "variables": [1]}'],
    ['more than an operation', '{"query": "{ __typename }", "id": 1}'],
  ])('that is %s is refused with 400', async (_, body) => {
    const { port, logged } = await serve();
    const answer = await sendRaw(port, toRequest({}, body));
    expect(outcomeOf(answer)).toEqual([400, 'BAD_REQUEST']);
    expect(answer).not.toContain('SyntaxError');
    expect(logged.filter(({ level }) => Number(level) > 30)).toEqual([]);
  });

  it('that is not UTF-8 is refused with 400', async () => {
    const { port } = await serve();
    const head = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\nconnection: close\r\n';
    for (const bytes of [Buffer.from([0xff]), Buffer.from('ü', 'utf16le'), Buffer.from([0xed, 0xa0, 0x80])]) {
      const body = Buffer.concat([Buffer.from('{"query":"{ __typename } #'), bytes, Buffer.from('"}')]);
      const request = Buffer.concat([Buffer.from(`${head}content-length: ${body.length}\r\n\r\n`), body]);
      expect(outcomeOf(await sendRaw(port, request))).toEqual([400, 'BAD_REQUEST']);
    }
  });

  it.each([
    { 'content-type': 'application/json' },
    { 'content-type': 'Application/JSON; Charset="UTF-8"' },
    { 'content-type': 'application/json;charset=utf-8', 'content-encoding': 'identity' },
  ])('with the headers %o is accepted', async (headers) => {
    const { port } = await serve();
    expect(outcomeOf(await sendRaw(port, toRequest(headers)))).toEqual([200, undefined]);
  });

  it('one byte too long is refused with 413 and the limit, with and without Content-Length', async () => {
    const { port, kms } = await serve({ env: { MAX_BODY_BYTES: '100' } });
    const pad = (bytes: number) => BODY.padEnd(bytes);
    expect(outcomeOf(await sendRaw(port, toRequest({}, pad(100))))).toEqual([200, undefined]);
    expect(outcomeOf(await sendRaw(port, chunked(pad(60), pad(100).slice(60))))).toEqual([200, undefined]);
    for (const request of [
      toRequest({}, pad(101)),
      chunked(pad(60), pad(101).slice(60)),
      chunked(pad(60), ' '.repeat(1e6)),
    ]) {
      const answer = await sendRaw(port, request);
      expect(outcomeOf(answer)).toEqual([413, 'BODY_LIMIT_EXCEEDED']);
      expect(answer).toContain('"limit":100');
    }
    expect(kms.callCount()).toBe(0);
  });

  it('with the largest number of objects that a request may name is accepted by default', async () => {
    const { query } = await serve();
    const arn = 'arn:aws:kms:ap-southeast-2:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab';
    const of = Array.from({ length: 2_900 }, () => ({ __typename: 'Key', arn }));
    const document = 'query($of: [_Any!]!) { _entities(representations: $of) { __typename } }';
    expect((await query(document, { of })).status).toBe(200);
  });

  it('of many megabytes is not kept in memory', async () => {
    const { url } = await serve();
    const before = process.memoryUsage().rss;
    const body = new ReadableStream({
      pull(controller) {
        if (sent++ < 200) controller.enqueue(new Uint8Array(500_000).fill(32));
        else controller.close();
      },
    });
    let sent = 0;
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
    const response = await fetch(url, init as RequestInit).catch((error: Error) => error);
    if (response instanceof Response) expect(response.status).toBe(413);
    expect(process.memoryUsage().rss - before).toBeLessThan(80e6);
  });

  it('that is compressed is not decompressed', async () => {
    const { url } = await serve();
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const response = await fetch(url, { method: 'POST', headers, body: gzipSync(Buffer.alloc(50_000_000, 32)) });
    expect(response.status).toBe(415);
  });

  it('of a client that disconnects is not logged as a bug', async () => {
    const { port, logged } = await serve();
    await sendRaw(port, toRequest({}, BODY).replace('content-length: 26', 'content-length: 100'));
    await sendRaw(port, chunked('{"query":').replace('0\r\n\r\n', ''));
    expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200);
    expect(logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});
