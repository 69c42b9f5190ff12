import { type Budget, createBudget, spend } from './budget.ts';
import type { TextPattern } from './text-pattern.ts';

export type TextSearch = {
  readonly patterns: readonly TextPattern[];
  /** Texts that are told apart from each other and from all others. */
  readonly literals: readonly string[];
  /** Each text begins with this, and goes on. */
  readonly prefix?: string;
  /** Characters that no text may have behind the prefix. */
  readonly without?: string;
  /** Characters that no text may have right behind the prefix. */
  readonly withoutFirst?: string;
  /** Characters to choose from for one that stands for all characters that make no difference. */
  readonly others?: string;
  /** Whether each text is a path: it does not end with a slash, nor has two in a row. */
  readonly isPath?: boolean;
};

/**
 * One text for each set of patterns that can match the same text, shortest first: no other text matches a set of
 * patterns that none of these matches. The texts are no literals. Null if the search would take too long: a step is one
 * pattern and one character.
 */
export function findTexts(
  { patterns, literals, prefix = '', without = '', withoutFirst = '', others = OTHERS, isPath = false }: TextSearch,
  budget: Budget = createBudget(),
): readonly string[] | null {
  const candidates = [...findUnused(patterns, literals, others), ...others];
  const tree = toTree(literals);
  const first = read(prefix, patterns, tree);
  const found = new Map<string, string>();
  const seen = new Set<string>(); // not the prefix: something follows it in each text
  const queue: State[] = [first];
  for (let next = 0; next < queue.length; next++) {
    const state = queue[next] as State;
    const isOpen = isPath && state.text.endsWith('/');
    if (state.text !== prefix && !state.node?.isLiteral && !isOpen) {
      const matched = patterns.map((pattern, at) => Number(pattern.accepts(state.places[at] ?? 0n))).join('');
      if (!found.has(matched)) found.set(matched, state.text);
    }
    const excluded = state.text === prefix ? without + withoutFirst : without;
    const different = new Set(toNextCharacters(state, patterns));
    const other = candidates.find((each) => !different.has(each) && !excluded.includes(each));
    for (const character of other === undefined ? different : new Set([other, ...different])) {
      if (excluded.includes(character) || (isOpen && character === '/')) continue;
      if (!spend(budget, patterns.length + 1)) return null;
      const after = advance(state, character, patterns);
      const id = isPath && character === '/' ? `${after.id} /` : after.id;
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push(after);
    }
  }
  return [...found.values()];
}

type Node = { readonly id: number; readonly next: Map<string, Node>; isLiteral: boolean };
type State = {
  readonly text: string;
  readonly places: readonly bigint[];
  /** The place in the tree of literals. Undefined if the text is the beginning of none. */
  readonly node: Node | undefined;
  readonly id: string;
};

/** The literals as a tree of their characters. */
function toTree(literals: readonly string[]): Node {
  let nodes = 0;
  const create = (): Node => ({ id: nodes++, next: new Map(), isLiteral: false });
  const root = create();
  for (const literal of literals) {
    let node = root;
    for (const character of literal.split('')) {
      const next = node.next.get(character) ?? create();
      node.next.set(character, next);
      node = next;
    }
    node.isLiteral = true;
  }
  return root;
}

function read(text: string, patterns: readonly TextPattern[], tree: Node): State {
  let state = toState(
    '',
    patterns.map(({ start }) => start),
    tree,
  );
  for (const character of text.split('')) state = advance(state, character, patterns);
  return state;
}

function advance({ text, places, node }: State, character: string, patterns: readonly TextPattern[]): State {
  return toState(
    text + character,
    patterns.map((pattern, at) => pattern.step(places[at] ?? 0n, character)),
    node?.next.get(character),
  );
}

function toState(text: string, places: readonly bigint[], node: Node | undefined): State {
  return { text, places, node, id: `${node?.id ?? ''} ${places.map((place) => place.toString(36)).join(' ')}` };
}

/** The characters that no pattern and no literal has. */
function findUnused(patterns: readonly TextPattern[], literals: readonly string[], others: string): readonly string[] {
  const characters = new Set([...patterns.flatMap((pattern) => [...pattern.characters]), ...literals.join('')]);
  return [...others].filter((character) => !characters.has(character));
}

/** The characters that make a difference here. All others lead to the same state. */
function toNextCharacters({ places, node }: State, patterns: readonly TextPattern[]): readonly string[] {
  return [...(node?.next.keys() ?? []), ...patterns.flatMap((pattern, at) => pattern.next(places[at] ?? 0n))];
}

/** Those that no pattern and no literal has are taken first. */
const OTHERS = 'xyzqwvkjuXYZQWVKJU0123456789-_=+@\u00ff';
