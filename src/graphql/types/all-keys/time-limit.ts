export type TimeLimit = {
  /** Resolves to null when the time has passed. */
  readonly reached: Promise<null>;
  clear(): void;
};

/** A part of the time of a request, in milliseconds from now. Clear it, or its timer goes on. */
export function createTimeLimit(milliseconds: number): TimeLimit {
  let timer: NodeJS.Timeout | undefined;
  const reached = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  return { reached, clear: () => clearTimeout(timer) };
}
