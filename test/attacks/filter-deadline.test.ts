import { expect, it } from 'vitest';
import type { FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import { type Answer, setup } from '../_setup.ts';

type Page = {
  readonly nodes: readonly { readonly keyId: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

const KEYS = Array.from({ length: 6 }, (_, index) => ({ keyId: `k${index}` }));
const ENV = { REQUEST_DEADLINE_MS: '1000', KMS_TRY_TIMEOUT_MS: '60000' };

/** The keys of each page. */
async function readPages(field: string, filter: string, fault: FaultRule) {
  const { query } = await setup({ seed: { keys: KEYS, faults: [fault] }, env: ENV });
  const read = async (after: string | null) => {
    const { data, errors }: Answer<Record<string, Page>> = await query(
      `query ($after: String) { ${field}(after: $after, filter: { ${filter} }) { nodes { keyId } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    expect(errors).toBeUndefined();
    const { nodes, pageInfo } = data[field] as Page;
    return { keys: nodes.map(({ keyId }) => keyId), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
  };
  const pages: string[][] = [];
  for (let after: string | null | undefined; after !== null && pages.length < 5; ) {
    const { keys, next } = await read(after ?? null);
    pages.push(keys);
    after = next;
  }
  return pages;
}

/** No key meets it. */
const NOBODY = 'principal: "arn:aws:iam::999999999999:role/Nobody"';

it.each([
  ['keys', NOBODY, 'ListGrants', 'hang'],
  ['allKeys', NOBODY, 'ListGrants', 'hang'],
  ['allKeys', NOBODY, 'ListGrants', 'throttle'],
  ['keys', 'states: [Disabled]', 'DescribeKey', 'hang'],
  ['allKeys', 'text: "nowhere at all"', 'ListResourceTags', 'hang'],
] as const)(
  '%s(filter: { %s }) does not list what it has not checked at the deadline: %s, %s',
  async (field, filter, operation, kind) => {
    const pages = await readPages(field, filter, { operation, keyId: 'k3', fault: { kind } });
    // The first key of a page is given even so: a key that always hangs does not stop the list.
    expect([pages[0], pages.flat()]).toEqual([[], ['k3']]);
  },
);

it('findings does not list what it has not checked at the deadline', async () => {
  const fault: FaultRule = { operation: 'ListGrants', keyId: 'k0', fault: { kind: 'hang' } };
  expect(await readPages('allKeys', 'findings: { codes: [EXTERNAL_GRANT] }', fault)).toEqual([['k0'], []]);
});
