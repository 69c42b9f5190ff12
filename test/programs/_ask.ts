import { DOC_KEY, DOC_KEY_ARN } from '../_keys.ts';

/** Sends an operation, and resolves to the answer. */
export async function ask(url: string, query: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return await response.json();
}

export const POLICY = `{ key(id: "${DOC_KEY}") { arn policy { __typename } } }`;
/** Of POLICY. */
export const ANSWER = {
  data: {
    key: {
      arn: DOC_KEY_ARN,
      policy: { __typename: 'KeyPolicy' },
    },
  },
};
