import { faultInOwnWords, KmsFault } from '../rules/kms-fault.ts';
import { toPartition } from '../store/kms-arn.ts';
import type { Caller } from '../wire/parse-authorization.ts';
import { validate } from '../wire/validation.ts';
import { findAccount, isAdministrator, type Organization, type OrganizationAccount } from './organization.ts';
import { selectItems } from './select-items.ts';

/** ListAccounts of AWS Organizations. Throws KmsFault. */
export function listAccounts(organization: Organization | null, caller: Caller, body: unknown): object {
  const { MaxResults, NextToken } = validate(INPUT, body);
  if (organization === null || findAccount(organization, caller.accountId) === undefined) {
    throw new KmsFault('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');
  }
  if (!isAdministrator(organization, caller.accountId)) {
    throw new KmsFault('AccessDeniedException', "You don't have permissions to access this resource.");
  }
  const page = { token: NextToken, limit: MaxResults ?? MAX_PAGE };
  const { items, rest } = selectItems(organization.accounts, page, invalidToken);
  return { Accounts: items.map((account) => toAccount(account, organization, caller.region)), ...rest };
}

/** The most accounts of one page, and the default. Source: AWS Organizations API Reference, "ListAccounts". */
const MAX_PAGE = 20;

const INPUT = {
  MaxResults: { type: 'integer', min: 1, max: MAX_PAGE },
  NextToken: { type: 'string', max: 100_000 },
} as const;

function invalidToken(): KmsFault {
  return faultInOwnWords('InvalidInputException', 'You specified an invalid value for NextToken.');
}

/** Without `Status`, which AWS retired on 9 September 2026. Source: AWS Organizations API Reference, "Account". */
function toAccount(
  { accountId, name = `Account ${accountId}`, state = 'ACTIVE' }: OrganizationAccount,
  { managementAccountId }: Organization,
  region: string,
): object {
  return {
    Id: accountId,
    Arn: `arn:${toPartition(region)}:organizations::${managementAccountId}:account/${ORGANIZATION_ID}/${accountId}`,
    Email: `account-${accountId}@example.com`,
    Name: name,
    State: state,
    JoinedMethod: accountId === managementAccountId ? 'INVITED' : 'CREATED',
    JoinedTimestamp: JOINED_AT,
  };
}

const ORGANIZATION_ID = 'o-exampleorgid';

/** Epoch seconds. */
const JOINED_AT = Date.parse('2026-01-15T09:30:00Z') / 1000;
