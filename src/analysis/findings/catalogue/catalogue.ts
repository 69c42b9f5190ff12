import type { FindingCode } from '../finding.ts';
import { ADMINISTRATION } from './administration.ts';
import { CONDITIONS } from './conditions.ts';
import { DENIES } from './denies.ts';
import type { CatalogueEntry } from './entry.ts';
import { GRANTS } from './grants.ts';
import { OUTSIDE } from './outside.ts';
import { PRINCIPALS } from './principals.ts';
import { STATEMENTS } from './statements.ts';

/** Each finding in words: the one source of the schema's descriptions and of docs/findings.md. */
export const CATALOGUE: Readonly<Record<FindingCode, CatalogueEntry>> = {
  ...OUTSIDE,
  ...GRANTS,
  ...PRINCIPALS,
  ...CONDITIONS,
  ...DENIES,
  ...STATEMENTS,
  ...ADMINISTRATION,
};
