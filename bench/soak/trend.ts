import { median } from '../measure.ts';

/**
 * The growth that is allowed from the first third of the windows to the last: a fraction of the value, and a fixed
 * amount.
 */
export type Slack = { readonly part: number; readonly fixed: number };

/**
 * The growth from the median of the first third of the windows to the median of the last third. `grows` is true if it
 * is more than `slack`, and the median of the middle third lies between.
 */
export function toTrend(values: readonly number[], slack: Slack): { readonly growth: number; readonly grows: boolean } {
  const third = Math.floor(values.length / 3);
  const [first, middle, last] = [values.slice(0, third), values.slice(third, -third), values.slice(-third)].map(
    median,
  ) as [number, number, number];
  const growth = last - first;
  return { growth, grows: growth > first * slack.part + slack.fixed && first < middle && middle < last };
}
