import { arnOf, DOC_KEY, REGION, type SetupOptions } from '../_setup.ts';
import { serve } from '../server/_serve.ts';

export const KEY_ARN = arnOf(DOC_KEY);
export const ROOT = 'arn:aws:iam::111122223333:root';
export const ALICE = 'arn:aws:iam::111122223333:user/Alice';

type Statement = { readonly [element: string]: unknown };

/** A policy that lets the account do everything, and has these statements besides. */
export function toPolicy(statements: readonly Statement[] = [], sid = 'Account'): string {
  const own = { Sid: sid, Effect: 'Allow', Principal: { AWS: ROOT }, Action: 'kms:*', Resource: '*' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [own, ...statements] });
}

/** A statement that allows kms:Decrypt. */
export function allowing(principal: unknown): Statement {
  return { Effect: 'Allow', Principal: principal, Action: 'kms:Decrypt', Resource: '*' };
}

export const RESULT = `{
  __typename
  ... on PutKeyPolicyPayload { settled policy { text canonicalDigest } readFailure { __typename code } }
  ... on KeyPolicyConflict { presentPolicy { text canonicalDigest } }
  ... on KeyPolicyRefused { risks plan { outcome lockout gatewayCanStillRead } }
  ... on KeyPolicyUnconfirmed { failure { __typename code } policy { text canonicalDigest } }
  ... on KmsException { code message retryable }
}`;

export const PUT = `mutation ($input: PutKeyPolicyInput!) { putKeyPolicy(input: $input) ${RESULT} }`;

export type PutAnswer = {
  readonly status: number;
  readonly data?: { readonly putKeyPolicy: Record<string, unknown> & { readonly __typename: string } } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
};

/** A gateway over HTTP that may change keys. */
export async function serveWrites({ env, ...options }: SetupOptions = {}) {
  const served = await serve({ env: { KMS_WRITE: 'true', ...env }, ...options });
  const read = async (keyArn = KEY_ARN) => {
    const query = `{ key(id: "${keyArn}") { policy { ... on KeyPolicy { text digest canonicalDigest } } } }`;
    const { data } = JSON.parse((await served.post(query)).body);
    return data.key.policy as { readonly text: string; readonly digest: string; readonly canonicalDigest: string };
  };
  const put = async (policy: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) => {
    const expectedDigest = more.expectedDigest ?? (await read()).canonicalDigest;
    const input = { keyArn: KEY_ARN, policy, ...more, expectedDigest };
    const { status, body } = await served.post(PUT, { variables: { input } }, headers);
    return { status, ...JSON.parse(body) } as PutAnswer;
  };
  /** The outcome of a mutation that has one. */
  const outcome = async (...args: Parameters<typeof put>) => {
    const answer = await put(...args);
    if (!answer.data) throw new Error(JSON.stringify(answer));
    return answer.data.putKeyPolicy;
  };
  return { ...served, read, put, outcome, region: REGION };
}

/** A text without whitespace, for comparing JSON. */
export function compact(text: unknown): string {
  return JSON.stringify(JSON.parse(String(text)));
}
