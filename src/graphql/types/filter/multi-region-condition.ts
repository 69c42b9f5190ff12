import { isMultiRegion } from '../../../analysis/request/key-facts.ts';
import type { FilterCondition } from './condition.ts';

/** Needs no call: the ID of a multi-Region key begins with "mrk-". */
export const multiRegionCondition: FilterCondition = {
  isGiven: ({ multiRegion }) => typeof multiRegion === 'boolean',
  toCalls: () => ({}),
  isMet: (ref, { multiRegion }) => isMultiRegion(ref) === multiRegion,
};
