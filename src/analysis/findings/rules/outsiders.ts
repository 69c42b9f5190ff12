import type { PolicyStatement } from '../../../policy/types.ts';
import { reason } from '../../explain/reason.ts';
import type { FindingCode, FindingRule, FindingsInput, Found, Severity } from '../finding.ts';
import { findOutsiderAccess, type OutsiderAccess, type OutsiderResult } from '../outside/find-outsider-access.ts';
import { findOrganizationsToName, isOfKeyOrganization, toValues } from '../outside/organizations.ts';
import { toFinding } from '../to-finding.ts';
import { TRUSTED, toList } from '../words.ts';
import { findMetWithoutKey } from './met-without-key.ts';

/** What everyone may do, or everyone who can meet a condition that does not say who it is. */
export const outsiders: FindingRule = {
  codes: [
    'PUBLIC',
    'PUBLIC_VIA_SERVICE',
    'NETWORK_ONLY',
    'ATTESTATION_ONLY',
    'ORGANIZATION_ACCESS',
    'ALLOW_WITH_IF_EXISTS',
    'FOR_ALL_VALUES_IN_ALLOW',
  ],
  *find(input) {
    const { access, undecided } = mayConcernOutsiders(input) ? yield* findOutsiderAccess(input) : NOBODY;
    for (const statement of input.policy.statements) {
      const found = access.get(statement);
      if (undecided.has(statement)) yield toUndecided(statement);
      if (found !== undefined) yield toOutsiderFinding(statement, found, input);
      yield* findMetWithoutKey(statement, found);
    }
  },
};

const NOBODY: OutsiderResult = { access: new Map(), undecided: new Set() };

/** Whether an Allow statement can be for somebody whom it does not name. Most policies have none. */
function mayConcernOutsiders({ policy }: FindingsInput): boolean {
  return (
    policy.unreadStatements.length > 0 ||
    policy.statements.some(
      ({ effect, principals, unread }) =>
        (effect === 'ALLOW' || unread.has('EFFECT')) &&
        (principals === null || unread.has('PRINCIPAL') || principals.some(({ value }) => /[*?]/.test(value))),
    )
  );
}

function toUndecided({ pointer }: PolicyStatement): Found {
  const message =
    'It was not decided whether this statement is for everyone: too many kinds of requests are told apart.';
  return reason('TOO_MANY_CASES', message, { pointer });
}

const CODES: Readonly<Record<OutsiderAccess['need'], FindingCode>> = {
  NOTHING: 'PUBLIC',
  SERVICE: 'PUBLIC_VIA_SERVICE',
  NETWORK: 'NETWORK_ONLY',
  ATTESTATION: 'ATTESTATION_ONLY',
  ORGANIZATION: 'ORGANIZATION_ACCESS',
};

/** They tell about the key, and do not use it. */
const VIEWS: ReadonlySet<string> = new Set([
  'kms:DescribeKey',
  'kms:GetPublicKey',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
]);

function toOutsiderFinding(statement: PolicyStatement, found: OutsiderAccess, input: FindingsInput): Found {
  const { need, actions, certain, witness } = found;
  const isTrusted = need === 'ORGANIZATION' && found.isTrusted;
  return toFinding(CODES[need], statement, {
    severity: toSeverity(found, input),
    certain,
    message: `${toWho(found, statement, input)} is allowed ${toList(actions)}.`,
    // The accounts of the key's own organization are others, too: nobody has said that they are trusted.
    isTrusted: isTrusted && !isOfKeyOrganization(found.values),
    ...(isTrusted && { remedy: TRUSTED }),
    principals: statement.principals ?? [],
    actions,
    witness,
  });
}

function toSeverity(found: OutsiderAccess, input: FindingsInput): Severity {
  const { need, actions } = found;
  if (need === 'NOTHING') return actions.every((action) => VIEWS.has(action)) ? 'HIGH' : 'CRITICAL';
  if (need === 'SERVICE') return 'HIGH';
  if (need !== 'ORGANIZATION') return 'MEDIUM';
  return input.trust.organizations.size > 0 && !found.isTrusted ? 'MEDIUM' : 'INFO';
}

function toWho(found: OutsiderAccess, statement: PolicyStatement, { trust }: FindingsInput): string {
  switch (found.need) {
    case 'NOTHING':
      return 'Everyone in every AWS account';
    case 'SERVICE':
      return `Through ${toService(found)}, everyone in every AWS account`;
    case 'NETWORK':
      return 'From a network that the policy names, everyone in every AWS account';
    case 'ATTESTATION':
      return 'With code whose measurements the policy names, everyone in every AWS account';
    case 'ORGANIZATION':
      return `Everyone in ${toOrganization(found, findOrganizationsToName(found.values, statement, trust))}`;
  }
}

/** An organization path is often that of an organizational unit only. */
function toOrganization({ values }: OutsiderAccess, organizations: readonly string[]): string {
  if (organizations.length === 0) return 'the organization of the key';
  const isPart = toValues(values, 'aws:principalorgid').length === 0;
  const [what, part] =
    organizations.length === 1 ? ['organization', 'the part of it'] : ['organizations', 'the parts of them'];
  return `the ${what} ${toList(organizations)}${isPart ? `, or in ${part} that the policy names,` : ''}`;
}

function toService({ values }: OutsiderAccess): string {
  const [service] = ['kms:viaservice', 'aws:calledvia'].flatMap((key) => toValues(values, key));
  return service === undefined ? 'an AWS service' : toList([service]);
}
