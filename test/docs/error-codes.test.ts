import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GET_KEY_POLICY_EXCEPTIONS, toExceptionName } from '../../src/graphql/types/exceptions.ts';
import { type KmsError, toKmsError } from '../../src/kms/exceptions.ts';
import { FAILURE_CODES } from '../../src/kms/failure-codes.ts';
import { READ_OPERATIONS } from '../../src/kms/operations.ts';
import { namesIn, pageOf, rowsOf } from './_pages.ts';

/** Words in capitals in src/server that are not codes of a request; the last two are about the collector of traces. */
const NO_CODES = [
  'POST',
  'OPTIONS',
  'HEAD',
  'PATCH',
  'DELETE',
  'OTHER',
  'DENY',
  'ENOENT',
  'TRUSTED_DOCUMENTS',
  'ETIMEDOUT',
  'EXPORT_FAILED',
];

/** Codes that no client sees: docs/monitoring.md has them. */
const LOG_ONLY = ['CLIENT_GONE', 'GRAPHQL_ERROR'];

/** Reasons in the metrics: docs/monitoring.md has them. */
const METRICS_ONLY = ['NO_TOKEN', 'MALFORMED_HEADER', 'UNKNOWN_API_KEY', 'SIGNING_KEYS_UNAVAILABLE'];

/** Codes of graphql-yoga that the gateway never sends. */
const REPLACED = {
  REQUEST_ENTITY_TOO_LARGE: 'server/http/read-body.ts limits bodies itself: BODY_LIMIT_EXCEEDED',
};

/** Exceptions that the SDK documents for the operations, and that no call of the gateway causes. */
const NEVER_CAUSED = {
  KMSServiceException: 'the base class of all others',
  InvalidGrantIdException: 'ListGrants is never sent with a GrantId',
};

const read = (pattern: string, exclude: readonly string[] = []) =>
  globSync(pattern, { exclude }).map((file) => readFileSync(file, 'utf8'));
const findAll = (texts: readonly string[], pattern: RegExp) =>
  texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name));
const distinct = (names: readonly string[]) => [...new Set(names)].toSorted();

/** test/attacks/metrics.test.ts compares the codes of the metrics. */
const SERVER = read('src/server/**/*.ts', ['src/server/metrics/**']);

/** Why a token or the keys of its issuer were refused: no client sees these codes. */
const REFUSAL_REASONS = distinct(findAll(SERVER, /new (?:Token|KeySet)Error\('([A-Z_]+)'/g));

/** What the gateway itself sends for a whole request. */
function requestCodes(): readonly string[] {
  const limits = findAll(SERVER, /limitExceeded\(\s*'([A-Z_]+)'/g);
  const literals = findAll(SERVER, /'([A-Z][A-Z_]{3,})'/g);
  const yoga = findAll(
    read('node_modules/graphql-yoga/esm/**/*.js'),
    /code(?:: |'\] \|\|= |\s*\|\|= )'([A-Z][A-Z_]+)'/g,
  );
  const userInput = findAll(read('src/graphql/**/*.ts'), /code: '([A-Z_]+)'/g);
  const none = [...NO_CODES, ...LOG_ONLY, ...METRICS_ONLY, ...REFUSAL_REASONS, ...limits, ...Object.keys(REPLACED)];
  return distinct([
    ...[...literals, ...yoga, ...userInput].filter((name) => !none.includes(name)),
    ...limits.map((limit) => `${limit}_LIMIT_EXCEEDED`),
  ]);
}

/** What a call to KMS may fail with. */
function callCodes(): readonly string[] {
  const ours = findAll([...read('src/kms/**/*.ts'), ...read('src/graphql/**/*.ts')], /code: '([A-Z]\w*[a-z]\w*)'/g);
  const types = READ_OPERATIONS.flatMap((operation) =>
    read(`node_modules/@aws-sdk/client-kms/dist-types/commands/${operation}Command.d.ts`),
  );
  expect(types).toHaveLength(READ_OPERATIONS.length);
  const modelled = findAll(types, /@throws \{@link (\w+)\}/g).filter((name) => !(name in NEVER_CAUSED));
  // Not modelled, as most of what every service answers; the schema has a type for it all the same.
  return distinct([...ours, ...modelled, ...FAILURE_CODES, 'ValidationException']);
}

const rows = rowsOf(pageOf('docs/clients.md'), 'Code').map((cells) => ({ code: namesIn(cells[0])[0] ?? '', cells }));
const requestRows = rows.filter(({ cells }) => !cells[1]?.startsWith('`Kms'));
const callRows = rows.filter(({ cells }) => cells[1]?.startsWith('`Kms'));

describe('docs/clients.md', () => {
  it('lists every code of a refused request, and no other', () => {
    expect(distinct(requestRows.map(({ code }) => code))).toEqual(requestCodes());
  });

  it('lists every code of a failed KMS call, and no other', () => {
    expect(distinct(callRows.map(({ code }) => code))).toEqual(callCodes());
  });

  it('lists each code once', () => {
    expect(rows.map(({ code }) => code).toSorted()).toEqual(distinct(rows.map(({ code }) => code)));
  });

  it('says of each code what it means and what to do', () => {
    expect(rows.filter(({ cells }) => cells.length !== 5 || cells.includes('')).map(({ code }) => code)).toEqual([]);
  });

  it('has the HTTP statuses of the source', () => {
    const pairs = SERVER.flatMap((text) => [
      ...[...text.matchAll(/status: (\d{3}),\s+code: '(\w+)'/g)],
      ...[...text.matchAll(/refuse\(response, (\d{3}), '(\w+)'/g)],
    ]);
    expect(pairs.length).toBeGreaterThan(10);
    for (const [, status, code] of pairs) {
      expect([code, requestRows.find((row) => row.code === code)?.cells[1]]).toEqual([
        code,
        expect.stringContaining(status ?? ''),
      ]);
    }
  });

  it.each(callRows)('has the type of $code in KeyPolicyResult, and whether it is retryable', ({ code, cells }) => {
    const thrown = Object.assign(new Error('x'), { name: code, $fault: 'client', $metadata: {} });
    const { failure } = toKmsError(thrown, { operation: 'GetKeyPolicy', keyId: null }) as KmsError;
    expect(cells.slice(1, 3)).toEqual([`\`${toExceptionName(code)}\``, failure.retryable ? 'yes' : 'no']);
  });

  it('has every member of KeyPolicyResult', () => {
    const named = callRows.flatMap(({ cells }) => namesIn(cells[1]));
    expect(distinct(named)).toEqual(distinct(GET_KEY_POLICY_EXCEPTIONS.map(({ name }) => name)));
  });
});

it('docs/monitoring.md has the codes that the log and the metrics alone have', () => {
  const { text } = pageOf('docs/monitoring.md');
  expect(REFUSAL_REASONS.length).toBeGreaterThan(4);
  const silent = ['FAILED_A_MOMENT_AGO']; // logged once, as what had failed
  const logged = [...LOG_ONLY, ...METRICS_ONLY, ...REFUSAL_REASONS].filter((code) => !silent.includes(code));
  expect(logged.filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
});
