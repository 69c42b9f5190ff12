import { describeKind, parseTexts, reportUnknown, toElements } from './elements.ts';
import type { JsonNode } from './json.ts';
import { PRINCIPAL_TYPES, toPrincipal } from './principal.ts';
import { type Problems, quote } from './problems.ts';
import type { PolicyPrincipal } from './types.ts';

/** A Principal or NotPrincipal element: "*", or an object of lists. Those under an unknown key are kept, as OTHER. */
export function parsePrincipals(node: JsonNode, name: string, problems: Problems): readonly PolicyPrincipal[] {
  if (node.kind === 'object') {
    reportUnknown(toElements(node), PRINCIPAL_TYPES, name, problems);
    // Of a duplicate key all are listed: no principal may hide behind another reader's choice.
    return node.members.flatMap(({ key, value }) =>
      parseTexts(value, `${name} ${quote(key)}`, problems).map((text) => toPrincipal(key, text)),
    );
  }
  if (node.kind === 'string' && node.value === '*') return [toPrincipal(null, node.value)];
  const found = node.kind === 'string' ? quote(node.value) : describeKind(node);
  const message = `${name} is ${found}, and "*" or an object was expected, such as {"AWS": "111122223333"}.`;
  problems.add(message, node.pointer);
  return node.kind === 'string' ? [toPrincipal(null, node.value)] : [];
}
