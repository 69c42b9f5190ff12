import { median } from '../measure.ts';

/** What a value may grow by from the first third of the windows to the last: a part of it, and a fixed amount. */
export type Slack = { readonly part: number; readonly fixed: number };

/** How far the last third of the windows lies above the first, by their medians; `grows` where that is more than `slack`, and the middle lies between. */
export function toTrend(values: readonly number[], slack: Slack): { readonly growth: number; readonly grows: boolean } {
  const third = Math.floor(values.length / 3);
  const [first, middle, last] = [values.slice(0, third), values.slice(third, -third), values.slice(-third)].map(
    median,
  ) as [number, number, number];
  const growth = last - first;
  return { growth, grows: growth > first * slack.part + slack.fixed && first < middle && middle < last };
}
