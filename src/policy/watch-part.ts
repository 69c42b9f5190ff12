import type { Problems } from '../json/problems.ts';

/** Collects the problems of one part of a statement. A part with a problem is not read whole. */
export type PartProblems = Problems & {
  /** Marks the part as not read whole, for a reason that is no new problem, such as a key that is given twice. */
  readonly markUnread: () => void;
};

/** Calls `markUnread` with each problem that is added. */
export function watchPart(problems: Problems, markUnread: () => void): PartProblems {
  return {
    add(kind, message, pointer) {
      markUnread();
      problems.add(kind, message, pointer);
    },
    list: problems.list,
    markUnread,
  };
}
