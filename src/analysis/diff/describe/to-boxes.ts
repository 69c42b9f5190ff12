/** A set of requests: for each dimension, some of its classes; null for all of them. */
export type Box = readonly (ReadonlySet<number> | null)[];

/**
 * The cells as boxes that do not overlap. `choices` has the class of each dimension, for each cell; `sizes` the number
 * of classes of each dimension. At most `max` boxes; `isWhole` is false if there are more.
 */
export function toBoxes(
  choices: readonly (readonly number[])[],
  sizes: readonly number[],
  max: number,
): { readonly boxes: readonly Box[]; readonly isWhole: boolean } {
  const boxes: Box[] = [];
  const root = createTree(choices);
  const isWhole = collect(root, sizes, [], boxes, max);
  return { boxes, isWhole };
}

/** What may follow each class. Equal trees are one object. */
type Tree = ReadonlyMap<number, Tree>;

function createTree(choices: readonly (readonly number[])[]): Tree {
  const known = new Map<string, Tree>();
  const names = new Map<Tree, number>();
  const create = (rest: readonly (readonly number[])[], at: number): Tree => {
    const byClass = new Map<number, (readonly number[])[]>();
    for (const choice of rest) {
      const index = choice[at];
      if (index === undefined) continue;
      const same = byClass.get(index);
      if (same === undefined) byClass.set(index, [choice]);
      else same.push(choice);
    }
    const children = new Map([...byClass].map(([index, same]) => [index, create(same, at + 1)]));
    const id = [...children].map(([index, child]) => `${index}:${names.get(child)}`).join();
    const tree = known.get(id) ?? children;
    known.set(id, tree);
    if (!names.has(tree)) names.set(tree, names.size);
    return tree;
  };
  return create(choices, 0);
}

/** False if there are more than `max` boxes. */
function collect(tree: Tree, sizes: readonly number[], before: Box, boxes: Box[], max: number): boolean {
  const size = sizes[before.length];
  if (size === undefined) {
    if (boxes.length === max) return false;
    boxes.push(before);
    return true;
  }
  const byChild = new Map<Tree, Set<number>>();
  for (const [index, child] of tree) byChild.set(child, (byChild.get(child) ?? new Set()).add(index));
  return [...byChild].every(([child, classes]) =>
    collect(child, sizes, [...before, classes.size === size ? null : classes], boxes, max),
  );
}
