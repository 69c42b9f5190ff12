import { GetKeyPolicyCommand, ListKeysCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { AUTHORIZATION, DOC_KEY, startKms } from '../embedded-kms/_kms.ts';
import { sendRaw } from '../server/_raw.ts';

type Sent = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

const KeyId = DOC_KEY;

const ofKms = (operation: string, input: object): Sent => ({
  headers: {
    authorization: AUTHORIZATION,
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `TrentService.${operation}`,
  },
  body: JSON.stringify(input),
});

const FORM = 'application/x-www-form-urlencoded';
const ofSts = (body: string): Sent => ({
  headers: { authorization: AUTHORIZATION.replace('/kms/', '/sts/'), 'content-type': FORM },
  body: `${body}&Version=2011-06-15`,
});

const ofOrganizations: Sent = {
  headers: {
    authorization: AUTHORIZATION.replace('/kms/', '/organizations/'),
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSOrganizationsV20161128.ListAccounts',
  },
  body: '{}',
};

const ofAccount: Sent = {
  path: '/listRegions',
  headers: { authorization: AUTHORIZATION.replace('/kms/', '/account/'), 'content-type': 'application/json' },
  body: '{}',
};

const control = (method: string, path: string, body = ''): Sent => ({
  method,
  path: `/_embedded-kms/${path}`,
  headers: { 'content-type': 'application/json' },
  body,
});

const GRANT = { KeyId, GranteePrincipal: 'arn:aws:iam::111122223333:root', Operations: ['Decrypt'] };
const ROLE = 'arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FAuditors';

/** One of each family that reads or changes something, on each path. */
const REQUESTS: readonly (readonly [string, Sent, RegExp])[] = [
  ['ListKeys', ofKms('ListKeys', {}), /"__type"/],
  ['DescribeKey', ofKms('DescribeKey', { KeyId }), /"__type"/],
  ['GetKeyPolicy', ofKms('GetKeyPolicy', { KeyId }), /"__type"/],
  ['PutKeyPolicy', ofKms('PutKeyPolicy', { KeyId, Policy: '{}', BypassPolicyLockoutSafetyCheck: true }), /"__type"/],
  ['ScheduleKeyDeletion', ofKms('ScheduleKeyDeletion', { KeyId }), /"__type"/],
  ['CreateKey', ofKms('CreateKey', {}), /"__type"/],
  ['CreateGrant', ofKms('CreateGrant', GRANT), /"__type"/],
  ['DeleteAlias', ofKms('DeleteAlias', { AliasName: 'alias/ExampleAlias' }), /"__type"/],
  ['TagResource', ofKms('TagResource', { KeyId, Tags: [{ TagKey: 'a', TagValue: 'b' }] }), /"__type"/],
  ['an unserved operation', ofKms('Encrypt', {}), /"__type"/],
  ['another path', { ...ofKms('ListKeys', {}), path: '/any/path?a=b' }, /"__type"/],
  ['GetCallerIdentity', ofSts('Action=GetCallerIdentity'), /<Code>/],
  ['AssumeRole', ofSts(`Action=AssumeRole&RoleArn=${ROLE}&RoleSessionName=evil`), /<Code>/],
  ['ListAccounts', ofOrganizations, /"__type":"(InvalidInput|AccessDenied|MisdirectedRequest)Exception"/],
  ['ListRegions', ofAccount, /x-amzn-errortype: \w+Exception/i],
  ['GET faults', control('GET', 'faults'), /^\{"message":/m],
  ['PUT faults', control('PUT', 'faults', '{"faults":[{"fault":{"kind":"hang"}}]}'), /^\{"message":/m],
  ['DELETE faults', control('DELETE', 'faults'), /^\{"message":/m],
  ['GET calls', control('GET', 'calls'), /^\{"message":/m],
  ['DELETE calls', control('DELETE', 'calls'), /^\{"message":/m],
  ['DELETE changes', control('DELETE', 'changes'), /^\{"message":/m],
  ['no control route', control('GET', 'x'), /^\{"message":/m],
];

/** `host` is what it is sent to; more headers are what a browser adds. */
function toText({ method = 'POST', path = '/', headers = {}, body = '' }: Sent, more: readonly string[]): string {
  const lines = [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), ...more];
  const length = `content-length: ${Buffer.byteLength(body)}`;
  return [`${method} ${path} HTTP/1.1`, ...lines, length, 'connection: close', '', body].join('\r\n');
}

const FAULTS = [{ operation: 'Nothing', fault: { kind: 'throttle' } }] as const;

/** An embedded KMS, and whether anything in it has changed, or was called. */
async function start() {
  const kms = await startKms({ allowedHosts: ['KMS'] });
  kms.setFaults(FAULTS);
  const client = kms.client();
  const ask = (sent: Sent, ...more: string[]) => sendRaw(kms.port, toText(sent, more));
  const readAll = async () => {
    const keys = await client.send(new ListKeysCommand({}));
    const { Policy } = await client.send(new GetKeyPolicyCommand({ KeyId }));
    const faults = await (await fetch(`${kms.url}/_embedded-kms/faults`)).json();
    return { keys: keys.Keys, Policy, faults };
  };
  const before = await readAll();
  const calls = kms.callCount();
  const checkUntouched = async () => {
    expect(kms.callCount()).toBe(calls);
    expect(await readAll()).toEqual(before);
  };
  return { kms, ask, checkUntouched };
}

const statusOf = (answer: string) => Number(answer.slice(9, 12));

/** What a page's request has, and what it gets. */
const PAGES: readonly (readonly [string, readonly string[], number])[] = [
  ['DNS rebinding', ['host: evil.example', 'origin: http://evil.example'], 421],
  ['DNS rebinding in a navigation', ['host: evil.example:4599'], 421],
  ['DNS rebinding that looks local', ['host: 127.0.0.1.evil.example'], 421],
  ['DNS rebinding of a name like an allowed one', ['host: kms.evil.example'], 421],
  ['a host that is none', ['host: a@localhost'], 400],
  ['an empty host', ['host: '], 400],
  ['two hosts', ['host: localhost', 'host: evil.example'], 400],
  ['two hosts, the same one', ['host: localhost', 'Host: localhost'], 400],
  ['a page of another host', ['host: 127.0.0.1:4599', 'origin: http://evil.example'], 403],
  ['a page without an origin', ['host: 127.0.0.1', 'origin: null'], 403],
  ['a page of its own', ['host: localhost', 'origin: http://localhost'], 403],
  ['an image of another site', ['host: localhost', 'sec-fetch-site: cross-site', 'sec-fetch-mode: no-cors'], 403],
  ['a link of a sister site', ['host: app.localhost', 'sec-fetch-site: same-site'], 403],
  ['a script of its own', ['host: localhost', 'sec-fetch-site: same-origin'], 403],
];

describe.each(PAGES)('%s', (_, headers, status) => {
  it('reads nothing and changes nothing', async () => {
    const { ask, checkUntouched } = await start();
    for (const [name, sent, shape] of REQUESTS) {
      const answer = await ask(sent, ...headers);
      expect([name, statusOf(answer)]).toEqual([name, status]);
      expect(answer).toMatch(shape);
      expect(answer).not.toMatch(/access-control-|arn:aws|"KeyId"|"Keys"|AccessKeyId|<Arn>|"faults"|"total"/i);
    }
    await checkUntouched();
  });
});

it('a preflight gets no permission', async () => {
  const { kms } = await start();
  const preflight = 'OPTIONS / HTTP/1.1\r\nhost: localhost\r\norigin: http://evil.example\r\nconnection: close\r\n';
  const asked = 'access-control-request-method: POST\r\naccess-control-request-headers: x-amz-target\r\n\r\n';
  const answer = await sendRaw(kms.port, preflight + asked);
  expect(statusOf(answer)).toBe(403);
  expect(answer).not.toMatch(/access-control/i);
});

it('a wrong host is refused before its body is read, and its name is clipped in the message', async () => {
  const { kms } = await start();
  const head = `POST / HTTP/1.1\r\nhost: ${'e'.repeat(3_000)}.example\r\ncontent-length: 1000000\r\nconnection: close\r\n\r\n`;
  const answer = await sendRaw(kms.port, head, { end: false });
  expect(statusOf(answer)).toBe(421);
  expect(answer).toContain('ALLOWED_HOSTS');
  expect(answer.length).toBeLessThan(1_000);
});

/** What a page can send without asking first, from a browser that says nothing of it. */
describe('a simple request', () => {
  const TYPES = [FORM, 'text/plain', 'multipart/form-data; boundary=x', ''];
  const BODIES = ['Action=GetCallerIdentity&Version=2011-06-15', '{"KeyId":"a"}', '{"faults":[]}'];
  const PATHS = [
    '/',
    '/_embedded-kms/faults',
    '/_embedded-kms/calls',
    '/_embedded-kms/changes',
    '/?Action=GetCallerIdentity&Version=2011-06-15',
  ];

  it('changes nothing, reads no key, and cannot be loaded by a page', async () => {
    const { ask, checkUntouched } = await start();
    for (const path of PATHS) {
      for (const method of ['GET', 'HEAD', 'POST']) {
        for (const type of method === 'POST' ? TYPES : ['']) {
          for (const body of method === 'POST' ? BODIES : ['']) {
            const headers = type === '' ? {} : { 'content-type': type };
            const answer = await ask({ method, path, headers, body }, 'host: localhost');
            expect(answer).not.toMatch(/arn:aws|"Keys"|<Arn>/);
            expect(answer).toMatch(/cross-origin-resource-policy: same-origin/i);
            expect(answer).toMatch(/x-content-type-options: nosniff/i);
            expect(answer).toMatch(/cache-control: no-store/i);
          }
        }
      }
    }
    await checkUntouched();
  });
});
