import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { parseConfig } from '../src/config/environment.ts';
import type { Seed } from '../src/embedded-kms/seed/seed.ts';
import { createEmbeddedKms, type EmbeddedKms, type EmbeddedKmsCall } from '../src/embedded-kms/server.ts';
import { type KmsConnection, toEmbeddedKms } from '../src/kms/client/connection.ts';
import { createGateway } from '../src/server/gateway.ts';
import type { GatewayOptions } from '../src/server/gateway-settings.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

export const ACCOUNT = '111122223333';
export const REGION = 'us-east-2';

export { DOC_KEY } from './_keys.ts';

/** An alias of the example seed. */
export const ALIAS = 'alias/payments/cards';

export function arnOf(keyId: string): string {
  return `arn:aws:kms:${REGION}:${ACCOUNT}:key/${keyId}`;
}

export type SetupOptions = {
  /** Default: the example keys. */
  readonly seed?: Seed;
  readonly env?: Record<string, string>;
  /** The clock by which credentials of the embedded KMS expire, in epoch milliseconds. */
  readonly now?: () => number;
  readonly gateway?: Partial<Omit<GatewayOptions, 'config' | 'log'>>;
  /** How the gateway reaches the embedded KMS. 'places': all its accounts. Default: one account. */
  readonly connect?: 'places' | ((kms: EmbeddedKms) => Promise<KmsConnection>);
  /** Called with each call of the embedded KMS when it ends. */
  readonly onCall?: (call: EmbeddedKmsCall) => void;
};

/** A gateway over its own embedded KMS. Both are closed at the end of the test. */
export async function setup({ seed, env = {}, gateway: options = {}, connect, now, onCall }: SetupOptions = {}) {
  const calls: EmbeddedKmsCall[] = [];
  const logged: Record<string, unknown>[] = [];
  const kms = await createEmbeddedKms({
    ...(seed && { seed }),
    ...(now && { now }),
    onCall(call) {
      calls.push(call);
      onCall?.(call);
    },
  });
  const config = parseConfig(env);
  const gateway = createGateway({
    config,
    connection: await connectTo(kms, connect),
    log: pino({ level: config.logLevel }, { write: (line: string) => logged.push(JSON.parse(line)) }),
    ...options,
  });
  onTestFinished(async () => {
    gateway.close();
    await kms.close();
  });

  /** Sends one operation, and resolves to the answer. */
  async function query<Data, Variables>(
    document: TypedDocumentString<Data, Variables> | string,
    variables?: Variables,
    init: RequestInit = {},
  ): Promise<Answer<Data>> {
    const response = await gateway.fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: document.toString(), variables }),
      ...init,
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) };
  }

  return { gateway, kms, query, calls, logged };
}

async function connectTo(kms: EmbeddedKms, connect: SetupOptions['connect']): Promise<KmsConnection> {
  if (typeof connect === 'function') return await connect(kms);
  const home = { accountId: ACCOUNT, region: REGION };
  return toEmbeddedKms(kms.url, connect === 'places' ? [home, ...kms.places()] : [home]);
}

export type Answer<Data> = {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly GraphQLErrorAnswer[];
};

export type GraphQLErrorAnswer = {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: unknown;
  readonly extensions?: Record<string, unknown>;
};
