import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';

/** A piece of the text, for the eye. All pieces one after the other are the text, whatever it is. */
export type Token = { readonly text: string; readonly offset: number; readonly kind: TokenKind };
export type TokenKind = 'name' | 'string' | 'other' | 'space';

/** Offsets in UTF-16 units, the end not included. */
export type Range = { readonly start: number; readonly end: number };

export function toTokens(text: string): readonly Token[] {
  const tokens = [...text.matchAll(TOKEN)].map(
    ({ 0: token, 1: space, 2: string, index: offset }): Token => ({
      text: token,
      offset,
      kind: space ? 'space' : string ? 'string' : 'other',
    }),
  );
  return tokens.map((token, index) =>
    token.kind === 'string' && isName(tokens, index) ? { ...token, kind: 'name' } : token,
  );
}

/** The end of a line; other white space; a string; a bracket, colon or comma; anything else, as a text has that is not JSON. Every character is in one of them. */
const TOKEN = /(\n|[^\S\n]+)|("(?:[^"\\\n]|\\[^\n])*")|[{}[\]:,]|"|[^\s"{}[\]:,]+/g;

/** Where the colon follows. */
function isName(tokens: readonly Token[], index: number): boolean {
  let next = index + 1;
  while (tokens[next]?.kind === 'space') next++;
  return tokens[next]?.text === ':';
}

/** Where in the text the value stands to which an RFC 6901 JSON pointer points; null where the text has none. */
export function createFindRange(text: string): (pointer: string) => Range | null {
  // Far deeper than any policy, and not so deep that the parser, which calls itself, runs out of stack.
  const root = isDeep(text) ? undefined : parseTree(text);
  return (pointer) => {
    if (root === undefined || (pointer !== '' && !pointer.startsWith('/'))) return null;
    const path = pointer
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const node = path.reduce<Node | undefined>((at, part) => at && step(at, part), root);
    return node === undefined ? null : { start: node.offset, end: node.offset + node.length };
  };
}

function step(node: Node, part: string): Node | undefined {
  if (node.type === 'array') return /^(0|[1-9]\d*)$/.test(part) ? findNodeAtLocation(node, [Number(part)]) : undefined;
  // Of a name that stands twice, readers of JSON take the last.
  return node.children?.findLast((property) => property.children?.[0]?.value === part)?.children?.[1];
}

const MAX_DEPTH = 200;

function isDeep(text: string): boolean {
  let depth = 0;
  for (const { text: token, kind } of toTokens(text)) {
    if (kind !== 'other') continue;
    if (token === '{' || token === '[') depth++;
    if (token === '}' || token === ']') depth--;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** One line of the text, its end included, cut where a statement begins or ends. */
export type Line = {
  readonly parts: readonly Part[];
  readonly offset: number;
  /** Leading characters of white space. */
  readonly indent: number;
  /** Of the statement that has the line for itself, but for white space and the comma behind it; null where none has. */
  readonly pointer: string | null;
};

export type Part = {
  readonly tokens: readonly Token[];
  /** Of the statement that this is a part of; null outside of them, and for the white space that a line begins with. */
  readonly pointer: string | null;
  /** Whether the statement begins here. */
  readonly begins: boolean;
};

export function toLines(text: string, places: ReadonlyMap<string, Range>): readonly Line[] {
  const lines: Token[][] = [];
  for (const token of toTokens(text)) {
    const line = lines.at(-1);
    if (line === undefined || line.at(-1)?.text === '\n') lines.push([token]);
    else line.push(token);
  }
  return lines.map((tokens) => toLine(tokens, [...places]));
}

function toLine(tokens: readonly Token[], places: readonly (readonly [string, Range])[]): Line {
  const [first] = tokens;
  const findPlace = ({ offset }: Token) => places.find(([, { start, end }]) => offset >= start && offset < end);
  const parts: { tokens: Token[]; pointer: string | null; begins: boolean }[] = [];
  for (const token of tokens) {
    const [pointer = null, range] = (token === first && token.kind === 'space' ? undefined : findPlace(token)) ?? [];
    const begins = range?.start === token.offset;
    const last = parts.at(-1);
    if (last === undefined || last.pointer !== pointer || begins) parts.push({ tokens: [token], pointer, begins });
    else last.tokens.push(token);
  }
  const owners = new Set(
    tokens.filter(({ kind, text }) => kind !== 'space' && text !== ',').map((token) => findPlace(token)?.[0] ?? null),
  );
  const [owner = null] = owners;
  const indent = first?.kind === 'space' ? first.text.length : 0;
  return { parts, offset: first?.offset ?? 0, indent, pointer: owners.size === 1 ? owner : null };
}
