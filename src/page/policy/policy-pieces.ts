import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';

/** A piece of the text, for syntax highlighting. The tokens of any text, joined, are exactly that text. */
export type Token = { readonly text: string; readonly offset: number; readonly kind: TokenKind };
export type TokenKind = 'name' | 'string' | 'other' | 'space';

/** Offsets in UTF-16 code units. `end` is exclusive. */
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

/**
 * Alternatives: a line break; other white space; a string; a bracket, colon or comma; anything else, which is not JSON.
 * Every character matches one of them.
 */
const TOKEN = /(\n|[^\S\n]+)|("(?:[^"\\\n]|\\[^\n])*")|[{}[\]:,]|"|[^\s"{}[\]:,]+/g;

/** A string is a name if a colon follows. */
function isName(tokens: readonly Token[], index: number): boolean {
  let next = index + 1;
  while (tokens[next]?.kind === 'space') next++;
  return tokens[next]?.text === ':';
}

/** Creates a function that finds the value of a JSON pointer (RFC 6901) in the text, or null if there is none. */
export function createFindRange(text: string): (pointer: string) => Range | null {
  // The parser is recursive: text that is nested too deeply would overflow the stack.
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
  // If a name occurs twice, JSON parsers use the last value.
  return node.children?.findLast((property) => property.children?.[0]?.value === part)?.children?.[1];
}

/** The gateway reads no text that is nested deeper (json/parse.ts). */
const MAX_DEPTH = 64;

/** Whether a text is nested too deeply to be parsed by a recursive parser, or to be indented. */
export function isDeep(text: string): boolean {
  let depth = 0;
  for (const { text: token, kind } of toTokens(text)) {
    if (kind !== 'other') continue;
    if (token === '{' || token === '[') depth++;
    if (token === '}' || token === ']') depth--;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** One line of the text with its line break, split where a statement begins or ends. */
export type Line = {
  readonly parts: readonly Part[];
  readonly offset: number;
  /** The number of leading white space characters. */
  readonly indent: number;
  /** The statement, if the line has nothing else than white space and a comma. Otherwise null. */
  readonly pointer: string | null;
};

export type Part = {
  readonly tokens: readonly Token[];
  /** The statement that contains this part. Null outside statements, and for white space at the start of a line. */
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
