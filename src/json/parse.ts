import { createProblems, type Problem, type Problems, toPointerStep } from './problems.ts';
import { quote } from './quote.ts';
import { describePlace, describeToken, scanToken, type Token, type TokenKind } from './tokens.ts';

/** A value of a JSON text, without loss: duplicate members are all kept, and numbers are kept as written. */
export type JsonNode =
  | JsonObject
  | { readonly kind: 'array'; readonly pointer: string; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly pointer: string; readonly value: string }
  | { readonly kind: 'number' | 'boolean' | 'null'; readonly pointer: string; readonly source: string };

export type JsonObject = {
  readonly kind: 'object';
  readonly pointer: string;
  readonly members: readonly JsonMember[];
  /** Whether a key is given more than once. */
  readonly hasDuplicates: boolean;
};

type JsonMember = { readonly key: string; readonly value: JsonNode };

/**
 * `root` is undefined if the text is not JSON, or is nested too deep. Then `problems` has one entry with the reason.
 */
export type ParsedJson = { readonly root: JsonNode | undefined; readonly problems: readonly Problem[] };

/**
 * The most levels of objects and lists. A policy needs 6. At some thousands of levels, JSON.stringify and other
 * recursive code overflows the stack.
 */
export const MAX_DEPTH = 64;

/**
 * The longest pointer, in characters. A value that would need a longer one gets the pointer of its nearest ancestor
 * that fits: a key can be as long as the text, and the pointers of all its descendants would repeat it.
 */
export const MAX_POINTER = 1_000;

/**
 * Parses without recursion, so that no text can overflow the stack. Never throws: a text that is not JSON, or is nested
 * too deep, is a problem of the answer. Duplicate keys are added to `problems`.
 */
export function parseJson(text: string, problems: Problems = createProblems()): ParsedJson {
  const open: Frame[] = [];
  let root: JsonNode | undefined;
  let expected: Expected = 'a value';
  const token: Token = { kind: 'end', start: 0, end: 0 };
  for (scanToken(text, token); token.kind !== 'end'; scanToken(text, token)) {
    if (!isAllowed(token.kind, expected)) return notJson(text, token, expected);
    const parent = open.at(-1);
    if (token.kind === ':') {
      expected = 'a value';
    } else if (token.kind === ',') {
      expected = parent?.node.kind === 'object' ? 'a key' : 'a value';
    } else if (token.kind === '}' || token.kind === ']') {
      open.pop();
      expected = afterValue(open);
    } else if (parent?.node.kind === 'object' && expected !== 'a value') {
      parent.key = toText(text, token);
      expected = '":"';
    } else {
      const node = toNode(text, token, toPointer(parent));
      root ??= node;
      if (parent !== undefined) addTo(parent, node, problems);
      expected = afterValue(open);
      if (node.kind === 'object' || node.kind === 'array') {
        if (open.length === MAX_DEPTH) return tooDeep(node.pointer);
        const exact = parent === undefined || node.pointer !== parent.node.pointer;
        open.push({ node, exact, prefix: `${node.pointer}/`, key: '', seen: undefined });
        expected = node.kind === 'object' ? 'a key or "}"' : 'a value or "]"';
      }
    }
  }
  return expected === 'the end of the text' ? { root, problems: problems.list() } : notJson(text, token, expected);
}

/**
 * An object or a list that is not closed yet. `exact` is false if its pointer is that of an ancestor. `prefix` is its
 * pointer and a slash. `seen` counts the keys of an object with more than FEW_MEMBERS.
 */
type Frame = {
  readonly node: OpenNode;
  readonly exact: boolean;
  readonly prefix: string;
  key: string;
  seen: Map<string, number> | undefined;
};

type OpenNode =
  | { readonly kind: 'object'; readonly pointer: string; readonly members: JsonMember[]; hasDuplicates: boolean }
  | { readonly kind: 'array'; readonly pointer: string; readonly items: JsonNode[] };

type Scalar = Exclude<JsonNode, { kind: 'object' | 'array' }>;

/** The grammar: for each state, in the words of the error message, the kinds of token that can come next. */
const ALLOWED = {
  'a value': ['{', '[', 'string', 'number', 'boolean', 'null'],
  'a value or "]"': ['{', '[', 'string', 'number', 'boolean', 'null', ']'],
  'a key': ['string'],
  'a key or "}"': ['string', '}'],
  '":"': [':'],
  '"," or "}"': [',', '}'],
  '"," or "]"': [',', ']'],
  'the end of the text': [],
} satisfies Record<string, TokenKind[]>;

type Expected = keyof typeof ALLOWED;

function isAllowed(kind: TokenKind, expected: Expected): boolean {
  const kinds: readonly TokenKind[] = ALLOWED[expected];
  return kinds.includes(kind);
}

function afterValue(open: readonly Frame[]): Expected {
  const parent = open.at(-1)?.node;
  if (parent === undefined) return 'the end of the text';
  return parent.kind === 'object' ? '"," or "}"' : '"," or "]"';
}

function toNode(text: string, token: Token, pointer: string): OpenNode | Scalar {
  const { kind, start, end } = token;
  if (kind === '{') return { kind: 'object', pointer, members: [], hasDuplicates: false };
  if (kind === '[') return { kind: 'array', pointer, items: [] };
  if (kind === 'number' || kind === 'boolean' || kind === 'null') {
    return { kind, pointer, source: text.slice(start, end) };
  }
  return { kind: 'string', pointer, value: toText(text, token) };
}

/** The value of a string token. JSON.parse decodes its escapes. */
function toText(text: string, { start, end }: Token): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('\\') ? JSON.parse(text.slice(start, end)) : inner;
}

function toPointer(parent: Frame | undefined): string {
  if (parent === undefined) return '';
  const { node, exact, prefix, key } = parent;
  const step = node.kind === 'array' ? String(node.items.length) : toPointerStep(key);
  const fits = exact && node.pointer.length + step.length < MAX_POINTER;
  return fits ? prefix + step : node.pointer;
}

function addTo(parent: Frame, value: JsonNode, problems: Problems): void {
  const { node, key } = parent;
  if (node.kind === 'array') {
    node.items.push(value);
    return;
  }
  const times = countKey(parent, node.members);
  node.members.push({ key, value });
  if (times > 0) node.hasDuplicates = true;
  if (times !== 1) return; // one problem for each key, even for a thousand duplicates
  const message =
    `The key ${quote(key)} is given more than once in this object. ` +
    'JSON parsers disagree on which value counts; most of them take the last.';
  problems.add('DUPLICATE_KEY', message, value.pointer);
}

/** How many of the members have the key of the frame. A few are compared one by one: most objects have a few. */
function countKey(frame: Frame, members: readonly JsonMember[]): number {
  const { key } = frame;
  let times = 0;
  if (members.length <= FEW_MEMBERS) {
    for (const member of members) if (member.key === key) times++;
    return times;
  }
  frame.seen ??= countKeys(members);
  times = frame.seen.get(key) ?? 0;
  frame.seen.set(key, times + 1);
  return times;
}

const FEW_MEMBERS = 8;

function countKeys(members: readonly JsonMember[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of members) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function notJson(text: string, token: Token, expected: Expected): ParsedJson {
  const wanted = token.kind === 'broken string' ? 'the rest of a string' : expected;
  const found = `at ${describePlace(text, token.start)} there is ${describeToken(text, token)}`;
  const message = `The text is not JSON: ${found}, and ${wanted} was expected.`;
  return { root: undefined, problems: [{ kind: 'NOT_JSON', message, pointer: '' }] };
}

function tooDeep(pointer: string): ParsedJson {
  const why = `objects and lists are nested more than ${MAX_DEPTH} deep here, and a policy needs 6`;
  return { root: undefined, problems: [{ kind: 'TOO_DEEP', message: `The text is not read: ${why}.`, pointer }] };
}
