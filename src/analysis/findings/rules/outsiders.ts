import type { PolicyStatement } from '../../../policy/types.ts';
import { reason } from '../../explain/reason.ts';
import type { FindingCode, FindingRule, FindingsInput, Found, Severity } from '../finding.ts';
import { findOutsiderAccess, type OutsiderAccess, type OutsiderResult } from '../outside/find-outsider-access.ts';
import { isOfKeyOrganization } from '../outside/needs.ts';
import { toFinding } from '../to-finding.ts';
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
  return toFinding(CODES[need], statement, {
    severity: toSeverity(found, input),
    certain,
    message: `${toWho(found)} may ${toList(actions)}.`,
    principals: statement.principals ?? [],
    actions,
    witness,
  });
}

function toSeverity(found: OutsiderAccess, { trust }: FindingsInput): Severity {
  const { need, actions } = found;
  if (need === 'NOTHING') return actions.every((action) => VIEWS.has(action)) ? 'HIGH' : 'CRITICAL';
  if (need === 'SERVICE') return 'HIGH';
  if (need !== 'ORGANIZATION') return 'MEDIUM';
  const isTrusted = findOrganizations(found).every((id) => trust.organizations.has(id));
  return trust.organizations.size > 0 && !isTrusted ? 'MEDIUM' : 'INFO';
}

/** Empty for that of the key, which no policy has to name. */
function findOrganizations({ values }: OutsiderAccess): readonly string[] {
  if (isOfKeyOrganization(values)) return [];
  const texts = ['aws:principalorgid', 'aws:principalorgpaths'].flatMap((key) => toValues(values, key));
  return [...new Set(texts.flatMap((text) => text.split('/')[0] ?? []))];
}

function toValues(values: OutsiderAccess['values'], key: string): readonly string[] {
  const value = values.get(key);
  return value?.state === 'PRESENT' ? value.values : [];
}

function toWho(found: OutsiderAccess): string {
  const organizations = findOrganizations(found);
  switch (found.need) {
    case 'NOTHING':
      return 'Everyone, in any AWS account,';
    case 'SERVICE':
      return `Everyone, in any AWS account, through ${toServices(found)}`;
    case 'NETWORK':
      return 'Everyone, in any AWS account, from a network that the policy names,';
    case 'ATTESTATION':
      return 'Everyone, in any AWS account, with code whose measurements the policy names,';
    case 'ORGANIZATION':
      return `Everyone in ${organizations.length === 0 ? 'the organization of the key' : organizations.join(' or ')}`;
  }
}

function toServices({ values }: OutsiderAccess): string {
  const [service] = ['kms:viaservice', 'aws:calledvia'].flatMap((key) => toValues(values, key));
  return service ?? 'an AWS service';
}

/** The actions in a sentence: the first ones, and how many more. */
function toList(actions: readonly string[]): string {
  const [shown, more] = [actions.slice(0, 3).join(', '), actions.length - 3];
  return more > 0 ? `${shown} and ${more} more actions` : shown;
}
