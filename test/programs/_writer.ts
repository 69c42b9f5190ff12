import { onTestFinished } from 'vitest';
import { createEmbeddedKms } from '../../src/embedded-kms/server.ts';
import { type Env, type StartOptions, startReady } from '../_process.ts';
import { ACCOUNT } from '../_setup.ts';
import { KEY_ARN, PUT, toPolicy } from '../graphql/_put.ts';
import { AUTHORIZATION, writeAccess } from './_access-file.ts';

type EmbeddedKms = Awaited<ReturnType<typeof createEmbeddedKms>>;

/** The program in front of an embedded KMS of this process, which outlives it. `shared`: that of another gateway. */
export async function startWriter(options: StartOptions = {}, env: Env = {}, shared?: EmbeddedKms) {
  const kms = shared ?? (await createEmbeddedKms());
  if (shared === undefined) onTestFinished(kms.close);
  const started = await startReady(
    {
      KMS_WRITE: 'true',
      KMS_MODE: 'aws',
      AWS_REGION: 'us-east-2',
      AWS_ACCESS_KEY_ID: ACCOUNT,
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_ENDPOINT_URL_KMS: kms.url,
      AWS_ENDPOINT_URL_STS: kms.url,
      SHUTDOWN_GRACE_MS: '0',
      GATEWAY_CONFIG: writeAccess(),
      ...env,
    },
    options,
  );
  const post = async (query: string, variables: object = {}, signal: AbortSignal | null = null) => {
    // A kept connection would delay the end of the process.
    const headers = { 'content-type': 'application/json', connection: 'close', ...AUTHORIZATION };
    const body = JSON.stringify({ query, variables });
    return await (await fetch(started.url, { method: 'POST', headers, body, signal })).json();
  };
  const read = async () => {
    const { data } = await post(`{ key(id: "${KEY_ARN}") { policy { ... on KeyPolicy { text canonicalDigest } } } }`);
    return data.key.policy as { readonly text: string; readonly canonicalDigest: string };
  };
  const put = async (expectedDigest: string, signal: AbortSignal | null = null, policy = toPolicy([], 'New')) =>
    await post(PUT, { input: { keyArn: KEY_ARN, policy, expectedDigest } }, signal);
  return { ...started, kms, read, put };
}
