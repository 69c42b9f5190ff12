import { compareWithBoto3 } from './compare-with-boto3.ts';

/** One query over all accounts and Regions, with limits that allow it. */
export function benchEstate(): Promise<void> {
  return compareWithBoto3({
    way: 'one query',
    target: '3.00',
    env: ['MAX_KMS_CALLS=100000', 'MAX_RESULT_SIZE=10000000', 'REQUEST_DEADLINE_MS=60000'],
    ask,
  });
}

async function ask(url: string): Promise<number> {
  const query =
    '{ accounts { accountId regions { name keys(first: 1000) { nodes { arn policy { __typename ... on KeyPolicy { text } ... on KmsException { code } } } } } } }';
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return (await response.text()).split('"KeyPolicy"').length - 1;
}
