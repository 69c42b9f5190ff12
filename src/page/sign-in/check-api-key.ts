import { GATEWAY_URL } from '../gateway/client.ts';

export type ApiKeyProblem = 'form' | 'unknown' | 'unreachable';

/** Null: the gateway knows the API key. What it may read turns out later. */
export async function checkApiKey(apiKey: string): Promise<ApiKeyProblem | null> {
  if (!API_KEY.test(apiKey)) return 'form';
  try {
    const { status } = await fetch(GATEWAY_URL, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    return status === 401 ? 'unknown' : null;
  } catch {
    return 'unreachable';
  }
}

/** As server/auth/check-api-key.ts has it. */
const API_KEY = /^kpg_[\w-]{43,}$/;
