import type { FindingRule } from '../finding.ts';

/** All rules. Each has a file of its own; findings of equal severity and place are listed in this order. */
export const RULES: readonly FindingRule[] = [];
