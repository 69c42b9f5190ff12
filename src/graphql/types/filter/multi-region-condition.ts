import { isMultiRegion } from '../../../analysis/request/key-facts.ts';
import type { FilterCondition } from './condition.ts';

/** The ID of a key tells it, without a call. */
export const multiRegionCondition: FilterCondition = {
  isGiven: ({ multiRegion }) => typeof multiRegion === 'boolean',
  toCalls: () => ({}),
  isMet: (ref, { multiRegion }) => isMultiRegion(ref) === multiRegion,
};
