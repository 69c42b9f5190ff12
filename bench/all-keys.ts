import { compareWithBoto3 } from './compare-with-boto3.ts';

/** `allKeys` in pages of the largest size, one after the other, with the default limits of one request. */
export function benchAllKeys(): Promise<void> {
  return compareWithBoto3({
    way: 'allKeys in pages of 1000',
    target: '2.00',
    env: ['REQUEST_DEADLINE_MS=60000'],
    ask: readAll,
  });
}

const QUERY = `query ($after: String) { allKeys(first: 1000, after: $after) {
  nodes { arn policy { __typename ... on KeyPolicy { text } ... on KmsException { code } } }
  failures { accountId region }
  pageInfo { hasNextPage endCursor }
} }`;

async function readAll(url: string): Promise<number> {
  let policies = 0;
  let after: string | null = null;
  do {
    const page: Page = await readPage(url, after);
    const [failed] = [...page.failures, ...page.nodes.flatMap(({ policy }) => policy.message ?? [])];
    if (failed !== undefined) throw new Error(JSON.stringify(failed));
    policies += page.nodes.filter(({ policy }) => policy.text !== undefined).length;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return policies;
}

type Page = {
  readonly nodes: readonly { readonly policy: { readonly text?: string; readonly message?: string } }[];
  readonly failures: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

async function readPage(url: string, after: string | null): Promise<Page> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query: QUERY, variables: { after } });
  const response = await fetch(url, { method: 'POST', headers, body });
  const { data, errors } = (await response.json()) as { data?: { allKeys: Page }; errors?: unknown };
  if (!data?.allKeys) throw new Error(JSON.stringify(errors));
  return data.allKeys;
}
