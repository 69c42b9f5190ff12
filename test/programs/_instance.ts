import { Agent } from 'node:http';
import { onTestFinished } from 'vitest';
import { createEmbeddedKms, type EmbeddedKms } from '../../src/embedded-kms/server.ts';
import { startReady } from '../_process.ts';
import { ACCOUNT, DOC_KEY } from '../_setup.ts';

/** The body of a request with one KMS call. */
export const POLICY = { body: JSON.stringify({ query: `{ key(id: "${DOC_KEY}") { policy { __typename } } }` }) };

export async function startKms(): Promise<EmbeddedKms> {
  const kms = await createEmbeddedKms();
  onTestFinished(kms.close);
  return kms;
}

/** A gateway of its own process, over the embedded KMS. */
export async function startInstance(kms: EmbeddedKms, env: Record<string, string> = {}) {
  const { url, ...rest } = await startReady({
    KMS_MODE: 'aws',
    AWS_REGION: 'us-east-2',
    AWS_ACCOUNT_ID: ACCOUNT,
    AWS_ACCESS_KEY_ID: ACCOUNT,
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_ENDPOINT_URL_KMS: kms.url,
    ...env,
  });
  return { url: new URL(url).origin, ...rest };
}

export type Instance = Awaited<ReturnType<typeof startInstance>>;

/** Keeps its connections. Closed at the end of the test. */
export function createAgent(): Agent {
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  return agent;
}
