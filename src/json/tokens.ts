import { quote } from './quote.ts';

/**
 * 'end' is the end of the text. The last two are not JSON. A 'broken string' has an invalid character or escape, or no
 * closing quote; 'unknown' is any other text.
 */
export type TokenKind =
  | '{'
  | '}'
  | '['
  | ']'
  | ','
  | ':'
  | 'string'
  | 'number'
  | 'boolean'
  | 'null'
  | 'end'
  | 'broken string'
  | 'unknown';

/** Offsets are in UTF-16 units. For a broken string, both are the offset of its first mistake. */
export type Token = { readonly kind: TokenKind; readonly start: number; readonly end: number };

const NOT_SPACE = /[^ \t\n\r]/g;
const PUNCTUATION = /[{}[\],:]/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const STRING_STOP = /["\\]|[^ -\uffff]/g; // the second part matches U+0000 to U+001F

/** The first token at or after the offset `from`. The grammar is that of RFC 8259. */
export function scanToken(text: string, from: number): Token {
  const start = search(NOT_SPACE, text, from);
  const first = text[start];
  if (first === undefined) return { kind: 'end', start, end: start };
  if (first === '"') return scanString(text, start);
  const end = match(PUNCTUATION, text, start) ?? match(SCALAR, text, start);
  if (end === undefined) return { kind: 'unknown', start, end: start + 1 };
  return { kind: KINDS.get(first) ?? 'number', start, end };
}

const KINDS = new Map<string, TokenKind>([
  ...(['{', '}', '[', ']', ',', ':'] as const).map((mark) => [mark, mark] as const),
  ['t', 'boolean'],
  ['f', 'boolean'],
  ['n', 'null'],
]);

/** The token in words, for a message. It quotes at most one character of the text, or the two of a broken escape. */
export function describeToken(text: string, { kind, start }: Token): string {
  if (start === text.length) return 'the end of the text';
  if (kind === 'broken string') return quote(text[start] === '\\' ? text.slice(start, start + 2) : text.charAt(start));
  if (kind === 'unknown') return quote(String.fromCodePoint(text.codePointAt(start) ?? 0));
  if (kind === 'null') return 'null';
  return kind.length === 1 ? quote(kind) : `a ${kind}`;
}

/** Line and column of an offset, counted from 1. The column counts UTF-16 units. */
export function describePlace(text: string, at: number): string {
  const lines = text.slice(0, at).split(/\r\n|\n|\r/);
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

/**
 * A loop, because one regular expression for a whole string overflows V8's backtracking stack on millions of escapes.
 */
function scanString(text: string, start: number): Token {
  let at = search(STRING_STOP, text, start + 1);
  while (text[at] !== '"') {
    const next = match(ESCAPE, text, at);
    if (next === undefined) return { kind: 'broken string', start: at, end: at };
    at = search(STRING_STOP, text, next);
  }
  return { kind: 'string', start, end: at + 1 };
}

/**
 * The offset of the first match, or the end of the text. `pattern` must match one UTF-16 unit. Uses `test`, because
 * `exec` would allocate an array for each match.
 */
function search(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex - 1 : text.length;
}

/** The end of a match at exactly this offset. */
function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
