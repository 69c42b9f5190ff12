import type { Cell, CellGroup } from '../cells/cell-groups.ts';
import type { Assignment, ValueClass } from '../cells/dimension.ts';

/** For whom a service acts, by the condition keys of a request. */
export type Source = {
  readonly accounts: readonly string[];
  readonly organizations: readonly string[];
  /** ARNs that do not say of which account they are, such as those of buckets. */
  readonly ownerless: readonly string[];
};

/**
 * Requests of a service, by the condition keys that say for whom it acts: for each of these keys that the policies
 * compare, the values that a request may have.
 */
export type SourceChoice = readonly (readonly Source[])[];

/** The most that are listed. */
const MAX_CHOICES = 50_000;

/** Collects for whom services gain access, or may gain it. Null stands for what was not compared. */
export function createServiceSources(): {
  readonly add: (group: CellGroup, cells: readonly Cell[] | null) => void;
  readonly list: () => readonly (SourceChoice | null)[];
} {
  const choices = new Map<string, SourceChoice>();
  const classes = new Map<ValueClass, { readonly id: number; readonly sources: readonly Source[] }>();
  let areAll = true;
  const toEntry = (each: ValueClass) => {
    const entry = classes.get(each) ?? { id: classes.size, sources: each.members.map(toSource) };
    classes.set(each, entry);
    return entry;
  };
  const add = ({ principals, dimensions }: CellGroup, cells: readonly Cell[] | null) => {
    if (!principals.some(({ principal }) => principal.kind === 'SERVICE')) return;
    areAll &&= cells !== null;
    const places = [...dimensions.entries()].filter(([, { keys }]) => keys.some((key) => KEYS.has(key)));
    if (places.length === 0) return;
    for (const { choice } of cells ?? []) {
      const entries = places.flatMap(([at, dimension]) => {
        const chosen = dimension.classes[choice[at] ?? 0];
        return chosen === undefined ? [] : [toEntry(chosen)];
      });
      const id = entries.map((entry) => entry.id).join();
      if (choices.has(id)) continue;
      areAll &&= choices.size < MAX_CHOICES;
      if (!areAll) return;
      choices.set(
        id,
        entries.map(({ sources }) => sources),
      );
    }
  };
  return { add, list: () => [...choices.values(), ...(areAll ? [] : [null])] };
}

const KEYS: ReadonlySet<string> = new Set([
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);

function toSource(values: Assignment): Source {
  const of = (key: string) => {
    const value = values.get(key);
    return value?.state === 'PRESENT' ? value.values : [];
  };
  const arns = of('aws:sourcearn');
  const ofArns = arns.map((arn) => toAccount(arn));
  const ofPaths = of('aws:sourceorgpaths').map((path) => path.split('/')[0] ?? '');
  return {
    accounts: [...of('aws:sourceaccount'), ...ofArns].filter((account) => account !== ''),
    organizations: [...of('aws:sourceorgid'), ...ofPaths],
    ownerless: arns.filter(isOwnerless),
  };
}

/** Source: Amazon S3 User Guide: the ARN of a bucket has no account, and its name is unique among all accounts. */
export function isOwnerless(arn: string): boolean {
  return /^arn:[^:]*:[^:]*:[^:]*::./s.test(arn);
}

function toAccount(arn: string): string {
  return arn.split(':')[4] ?? '';
}
