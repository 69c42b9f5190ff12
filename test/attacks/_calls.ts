import type { Attack } from './_attack.ts';
import { many } from './_attack.ts';

const HOME_KEY = 'arn:aws:kms:us-east-2:111122223333:key/k';

/** Documents that would cause more KMS calls than their text shows. */
export const CALLS: readonly Attack[] = [
  {
    name: '4,600 pages of grants of 460 keys',
    query: '{ keys(first: 460) { nodes { grants(first: 1000) { __typename } } } }',
    code: 'KMS_CALLS_LIMIT_EXCEEDED',
  },
  {
    name: 'two pages of grants of each of 1,000 keys',
    query:
      '{ keys(first: 1000) { nodes { a: grants(first: 101) { __typename } b: policyNames tags { key } rotation { enabled } } } }',
    code: 'KMS_CALLS_LIMIT_EXCEEDED',
  },
  {
    name: 'a cursor of grants that skips 3,000',
    query: `{ key(id: "k") { grants(after: "${forged(`grants of ${HOME_KEY}`, 3_000)}") { nodes { grantId } } } }`,
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: 'a cursor of grants that skips one more than a page',
    query: `{ key(id: "k") { grants(after: "${forged(`grants of ${HOME_KEY}`, 101)}") { nodes { grantId } } } }`,
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: 'a cursor of keys that skips 100,000',
    query: `{ keys(after: "${forged('keys of account 111122223333 in us-east-2', 100_000)}") { nodes { arn } } }`,
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: 'a cursor of filtered keys that skips 100,000',
    query: `{ keys(filter: { aliasPrefix: "x" }, after: "${forged('keys of account 111122223333 in us-east-2', 100_000)}") { nodes { arn } } }`,
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: 'a cursor of aliases of a Region that skips 15,000',
    query: `{ accounts { regions { aliases(after: "${forged('aliases of account 111122223333 in us-east-2', 15_000)}") { nodes { name } } } } }`,
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: 'a cursor of aliases of a key that skips 15,000',
    query: `{ key(id: "k") { aliases(after: "${forged(`aliases of ${HOME_KEY}`, 15_000)}") { nodes { name } } } }`,
    code: 'BAD_USER_INPUT',
    status: 200,
  },
  {
    name: 'fragments that each lead to primary keys and replicas',
    query: `{ keys(first: 150) { nodes { ...F0 } } } ${many(3, (i) => `fragment F${i} on Key { metadata { state multiRegion { primary { arn ${i < 2 ? `...F${i + 1}` : ''} } replicas { arn ${i < 2 ? `...F${i + 1}` : ''} } } } }`)}`,
    code: 'KMS_CALLS_LIMIT_EXCEEDED',
  },
];

/** A forged cursor in the format of this API. */
function forged(list: string, skip: number): string {
  return Buffer.from(JSON.stringify([2, list, null, skip])).toString('base64url');
}
