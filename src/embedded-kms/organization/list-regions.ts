import { faultInOwnWords, type KmsFault } from '../rules/kms-fault.ts';
import type { Caller } from '../wire/parse-authorization.ts';
import { validate } from '../wire/validation.ts';
import { findAccount, isAdministrator, isEnabled, type Organization } from './organization.ts';
import { DEFAULT_REGIONS, regionsOfPartition } from './regions.ts';
import { selectItems } from './select-items.ts';

/** ListRegions of AWS Account Management. Throws KmsFault. */
export function listRegions(organization: Organization | null, caller: Caller, body: unknown): object {
  const { AccountId, MaxResults, NextToken, RegionOptStatusContains } = validate(INPUT, body);
  if (AccountId !== undefined) checkAccount(organization, caller, AccountId);
  const regions = regionsOfPartition(caller.region)
    .map((region) => ({ RegionName: region, RegionOptStatus: toStatus(organization, caller, AccountId, region) }))
    .filter(({ RegionOptStatus: status }) => RegionOptStatusContains?.includes(status) ?? true);
  const { items, rest } = selectItems(regions, { token: NextToken, limit: MaxResults ?? MAX_PAGE }, invalidToken);
  return { Regions: items, ...rest };
}

/** The most Regions of one page, and the default. Source: AWS Account Management API Reference, "ListRegions". */
const MAX_PAGE = 50;

const STATUSES = ['ENABLED', 'ENABLING', 'DISABLING', 'DISABLED', 'ENABLED_BY_DEFAULT'] as const;

const INPUT = {
  AccountId: { type: 'string', pattern: /^\d{12}$/ },
  MaxResults: { type: 'integer', min: 1, max: MAX_PAGE },
  NextToken: { type: 'string', min: 0, max: 1000 },
  RegionOptStatusContains: { type: 'list', of: { type: 'string', values: STATUSES } },
} as const;

function toStatus(
  organization: Organization | null,
  caller: Caller,
  accountId: string | undefined,
  region: string,
): (typeof STATUSES)[number] {
  if (DEFAULT_REGIONS.has(region)) return 'ENABLED_BY_DEFAULT';
  return isEnabled(organization, accountId ?? caller.accountId, region) ? 'ENABLED' : 'DISABLED';
}

/** Only administrators of the organization may name an account, and never the management account. */
function checkAccount(organization: Organization | null, caller: Caller, accountId: string): void {
  const mayName =
    organization !== null &&
    isAdministrator(organization, caller.accountId) &&
    accountId !== organization.managementAccountId &&
    findAccount(organization, accountId) !== undefined;
  if (mayName) return;
  const message = `User: ${caller.arn} is not authorized to perform: account:ListRegions`;
  throw faultInOwnWords('AccessDeniedException', message, 403);
}

function invalidToken(): KmsFault {
  return faultInOwnWords('ValidationException', 'The NextToken is not valid.');
}
