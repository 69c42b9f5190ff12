import { type JsonNode, parseJson } from '../../../json/parse.ts';

/** A policy as the comparison sees it. `canonicalDigest` is the digest of its normal form. */
export type ComparedPolicy = { readonly text: string; readonly canonicalDigest: string };

/**
 * Whether KMS returns the policy that was put. It formats the text anew, returns principals in another order, and may
 * write them in another way, so the normal forms are compared. Two policies that differ only in what the normal form
 * leaves out, such as Sid, are compared by their JSON instead.
 */
export function createIsPut(put: ComparedPolicy, before: ComparedPolicy): (read: ComparedPolicy) => boolean {
  const changes = put.canonicalDigest !== before.canonicalDigest;
  const orderless = toOrderless(put.text);
  return ({ text, canonicalDigest }) =>
    (changes && canonicalDigest === put.canonicalDigest) || toOrderless(text) === orderless;
}

/** The text without whitespace, with the items of each list in one order. A text that is not JSON stays as it is. */
function toOrderless(text: string): string {
  const { root } = parseJson(text);
  return root === undefined ? text : print(root);
}

/** Safe to recurse: parseJson limits the depth to 64. */
function print(node: JsonNode): string {
  switch (node.kind) {
    case 'object':
      return `{${node.members.map(({ key, value }) => `${JSON.stringify(key)}:${print(value)}`).join()}}`;
    case 'array':
      return `[${node.items.map(print).toSorted().join()}]`;
    case 'string':
      return JSON.stringify(node.value);
    default:
      return node.source;
  }
}
