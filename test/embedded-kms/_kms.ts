import * as sdk from '@aws-sdk/client-kms';
import { KMSClient, type KMSServiceException } from '@aws-sdk/client-kms';
import { onTestFinished } from 'vitest';
import type { EmbeddedKms, EmbeddedKmsOptions } from '../../src/embedded-kms/server.ts';
import { createEmbeddedKms } from '../../src/embedded-kms/server.ts';

export { DOC_KEY, DOC_KEY_ARN, UNKNOWN_KEY } from '../_keys.ts';

export type TestKms = EmbeddedKms & { client(accessKeyId?: string, region?: string): KMSClient };

/** An embedded KMS on a free port, and SDK clients for it. All are closed at the end of the test. */
export async function startKms(options: EmbeddedKmsOptions = {}): Promise<TestKms> {
  const kms = await createEmbeddedKms(options);
  onTestFinished(() => kms.close());
  return {
    ...kms,
    client(accessKeyId = '111122223333', region = 'us-east-2') {
      const credentials = { accessKeyId, secretAccessKey: 'x' };
      const client = new KMSClient({ endpoint: kms.url, region, credentials, maxAttempts: 1 });
      onTestFinished(() => client.destroy());
      return client;
    },
  };
}

type Commands = Readonly<Record<string, new (input: object) => Parameters<KMSClient['send']>[0]>>;

/** The SDK's command for an operation, by the operation's name. */
export function toCommand(operation: string, input: object) {
  const Command = (sdk as unknown as Commands)[`${operation}Command`];
  if (Command === undefined) throw new Error(`the SDK has no ${operation}`);
  return new Command(input);
}

/** Name and message of the error that the SDK throws for the call. */
export async function failureOf(call: Promise<unknown>): Promise<readonly [string, string]> {
  const error = await errorOf(call);
  return [error.name, error.message];
}

export async function errorOf(
  call: Promise<unknown>,
): Promise<Error & { $metadata?: KMSServiceException['$metadata'] }> {
  const outcome = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof Error) return outcome;
  throw new Error(`expected a failure, got ${JSON.stringify(outcome)}`);
}

/** Calls without the SDK, so that the request can be malformed in any way. */
export async function post(
  url: string,
  operation: string | null,
  body: string,
  headers: Readonly<Record<string, string>> = { authorization: AUTHORIZATION },
) {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { ...(operation !== null && { 'x-amz-target': `TrentService.${operation}` }), ...headers },
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: text.startsWith('{') && JSON.parse(text) };
}

export const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-2/kms/aws4_request, SignedHeaders=host, Signature=00';
