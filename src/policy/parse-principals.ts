import { findConflicts } from '../json/is-same-value.ts';
import type { JsonNode } from '../json/parse.ts';
import { quote } from '../json/quote.ts';
import { describeKind, parseTextList, reportUnknown, toElements } from './elements.ts';
import { PRINCIPAL_TYPES, toPrincipal } from './to-principal.ts';
import type { PolicyPrincipal } from './types.ts';
import type { PartProblems } from './watch-part.ts';

/** The principals of a Principal or NotPrincipal element. Those under an unknown key are kept, with the kind OTHER. */
export function parsePrincipals(node: JsonNode, name: string, problems: PartProblems): readonly PolicyPrincipal[] {
  if (node.kind === 'object') {
    reportUnknown(toElements(node), PRINCIPAL_TYPES, name, problems);
    if (findConflicts(node).size > 0) problems.markUnread();
    // The principals of duplicate keys are all listed: JSON parsers disagree on which of them counts.
    return node.members.flatMap(({ key, value }) =>
      parseTextList(value, () => `${name} ${quote(key)}`, problems).map((text) => toPrincipal(key, text)),
    );
  }
  if (node.kind === 'string' && node.value === '*') return [toPrincipal(null, node.value)];
  const found = node.kind === 'string' ? quote(node.value) : describeKind(node);
  const message = `${name} is ${found}, and "*" or an object was expected, such as {"AWS": "111122223333"}.`;
  problems.add('LEFT_OUT', message, node.pointer);
  return node.kind === 'string' ? [toPrincipal(null, node.value)] : [];
}
