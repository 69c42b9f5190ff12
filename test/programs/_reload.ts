import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, vi } from 'vitest';
import { parseConfig } from '../../src/config/environment.ts';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { createEmbeddedKms } from '../../src/embedded-kms/server.ts';
import { openKms } from '../../src/programs/start/open-kms.ts';
import { createReloader } from '../../src/programs/start/reload/create-reloader.ts';
import { filesOf, loadFiles } from '../../src/programs/start/reload/load-files.ts';
import { toSettings } from '../../src/programs/start/reload/to-settings.ts';
import { watchFiles } from '../../src/programs/start/reload/watch-files.ts';
import { createGateway } from '../../src/server/gateway.ts';
import { setEnvironment } from '../_environment.ts';

export const [HOME, MEMBER] = ['111122223333', '444455556666'] as const;
export const REGION = 'us-east-2';
const KEY_ID = '0aaaaaaa-12ab-34cd-56ef-1234567890ab';

/** Both accounts, of one organization, with the role of the gateway. */
const SEED: Seed = {
  keys: [HOME, MEMBER].flatMap((accountId) =>
    [REGION, 'eu-west-1'].map((region) => ({ keyId: KEY_ID, accountId, region })),
  ),
  roles: [HOME, MEMBER].map((accountId) => ({ arn: `arn:aws:iam::${accountId}:role/Reader`, trusts: [HOME] })),
  organization: { managementAccountId: HOME, accounts: [{ accountId: HOME }, { accountId: MEMBER }] },
};

export const account = (accountId: string, more: object = {}) => ({
  accountId,
  regions: [REGION],
  roleArn: `arn:aws:iam::${accountId}:role/Reader`,
  ...more,
});

/** The content of a GATEWAY_CONFIG file that lists both accounts, or these. */
export const listing = (...accounts: readonly object[]) => ({ accounts });
export const BOTH = listing(account(HOME), account(MEMBER));

export type ReloadingOptions = {
  readonly file?: object;
  /** The content of TRUSTED_DOCUMENTS. Default: the variable is not set. */
  readonly documents?: object;
  readonly env?: Record<string, string>;
  /** Milliseconds for which the files must be the same, to count as changed. */
  readonly settleMs?: number;
  /** The most milliseconds to connect to new accounts. */
  readonly connectMs?: number;
};

/** What `npm start` makes of these files, without the port. Closed at the end of the test. */
export async function startReloading(options: ReloadingOptions = {}) {
  const { file = BOTH, documents, env = {}, settleMs = 10, connectMs = 60_000 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'reload-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'gateway.json');
  const documentsPath = join(folder, 'documents.json');
  writeFileSync(path, JSON.stringify(file));
  if (documents !== undefined) writeFileSync(documentsPath, JSON.stringify(documents));

  const server = await createEmbeddedKms({ seed: SEED });
  onTestFinished(server.close);
  const { url } = server;
  setEnvironment({
    AWS_ACCESS_KEY_ID: HOME,
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_ENDPOINT_URL_STS: url,
    AWS_ENDPOINT_URL_ORGANIZATIONS: url,
    AWS_ENDPOINT_URL_ACCOUNT: url,
  });
  const config = parseConfig({
    KMS_MODE: 'aws',
    AWS_REGION: REGION,
    AWS_ENDPOINT_URL_KMS: url,
    GATEWAY_CONFIG: path,
    ...(documents && { TRUSTED_DOCUMENTS: documentsPath }),
    ...env,
  });
  const running = await run(config, { settleMs, connectMs });
  return { ...running, config, kms: server, path, documentsPath, folder };
}

type Times = { readonly settleMs: number; readonly connectMs: number };

async function run(config: ReturnType<typeof parseConfig>, { settleMs, connectMs }: Times) {
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const outcomes: string[] = [];
  const watch = watchFiles(Object.values(filesOf(config)), { everyMs: 20, settleMs });
  const files = await loadFiles(config);
  const kms = await openKms(config.kms);
  const connected = await kms.connect(files.file);
  const started = { files, connected };
  const gateway = createGateway({ ...toSettings(started), connection: connected.connection, config, log });
  const onReloaded = (outcome: string) => outcomes.push(outcome);
  const reloader = await createReloader({ config, kms, gateway, log, started, onReloaded, connectMs });
  watch.start(reloader.reload);
  onTestFinished(() => {
    watch.stop();
    reloader.close();
    gateway.close();
  });
  const post = async (body: object, headers: object = {}) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    return await gateway.fetch('http://gateway/graphql', { ...init, body: JSON.stringify(body) });
  };
  return {
    logged,
    outcomes,
    reloader,
    post,
    /** The lines about reloads, without what pino adds. */
    lines: () => logged.filter(({ msg }) => LINES.has(msg)).map(({ time, pid, hostname, ...line }) => line),
    whenReloaded: (count: number) => vi.waitFor(() => expect(outcomes).toHaveLength(count), 10_000),
    /** KeyPolicy, or the message of its failure. */
    policyOf: async (accountId: string, region = REGION): Promise<string> => {
      const arn = `arn:aws:kms:${region}:${accountId}:key/${KEY_ID}`;
      const query = `{ key(id: "${arn}") { policy { __typename ... on KmsException { message } } } }`;
      const { data } = (await (await post({ query })).json()) as { data: { key: { policy: Policy } } };
      return data.key.policy.message ?? data.key.policy.__typename;
    },
  };
}

type Policy = { readonly __typename: string; readonly message?: string };

const LINES: ReadonlySet<unknown> = new Set([
  'reloaded the configuration',
  'the configuration was not reloaded: the old one stays',
]);

/** Writes a new file, and renames it to `path`, as editors do. */
export function replaceFile(path: string, content: string): void {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}

/** Replaces what is at `path` by a symbolic link. */
export function linkTo(target: string, path: string): void {
  symlinkSync(target, `${path}.link`);
  renameSync(`${path}.link`, path);
}

export async function failureOf(promise: Promise<unknown>): Promise<Error> {
  return await promise.then(
    () => Promise.reject(new Error('expected a failure')),
    (error: Error) => error,
  );
}
