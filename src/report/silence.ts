import { needsGrants, toWantedCodes } from '../analysis/findings/filter.ts';
import type { ReportFilter } from './options.ts';
import { isSilent, type Page } from './page-answers.ts';

/** Keys of one place, one after the other, for which KMS did not answer. Null if it answered for the last key. */
export type Silence = { readonly place: Place; readonly keys: number } | null;

type Place = { readonly accountId: string; readonly region: string };

/** The silence after a further page. */
export function addPage(silence: Silence, page: Page): Silence {
  const { nodes } = page.keys;
  const last = nodes.at(-1);
  if (last === undefined) return silence;
  if (!isSilent(page)) return null;
  const keys = nodes.filter((node) => isSamePlace(node, last)).length;
  const before = silence !== null && isSamePlace(silence.place, last) ? silence.keys : 0;
  return { place: { accountId: last.accountId, region: last.region }, keys: before + keys };
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.accountId === other.accountId && one.region === other.region;
}

/** After so many keys without an answer, the next ones are read in a step. Before, a few keys can be the reason. */
export const MIN_SILENCE = 3;

/**
 * What a step asks for: keys of the place without their grants. KMS answers ListGrants far more slowly than
 * GetKeyPolicy, so that it may still answer for the policies.
 */
export function toStepFilter(filter: ReportFilter, { accountId, region }: Place): ReportFilter {
  const codes = [...toWantedCodes(filter)].filter((code) => !needsGrants([code]));
  return { ...filter, codes, accountIds: [accountId], regions: [region] };
}

/** The page of a step: it says of each key why it was not read as a whole. */
export function explainStep(page: Page, filter: ReportFilter, silent: number): Page {
  const { nodes, pageInfo } = page.keys;
  const reason = `KMS answered for none of the ${silent} keys before, so that ${nodes.length} keys were read together`;
  const grants = {
    code: 'GRANTS_UNREADABLE',
    message: `The grants were not read. ${reason}, without their grants.`,
    pointer: null,
    grantId: null,
    failure: null,
  } as const;
  const lacksGrants = needsGrants(toWantedCodes(filter));
  return {
    ...page,
    errors: page.errors?.map((error) => ({ ...error, message: `${error.message} ${reason}.` })) ?? [],
    keys: {
      ...page.keys,
      nodes: nodes.map(({ findings, ...key }) => ({
        ...key,
        ...(findings && {
          findings: lacksGrants ? { ...findings, incomplete: [...findings.incomplete, grants] } : findings,
        }),
      })),
      pageInfo: { ...pageInfo, hasNextPage: true }, // of the list of all places
    },
  };
}
