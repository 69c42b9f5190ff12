import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyDocument } from '../../../policy/types.ts';
import type { Assignment, ValueClass } from '../../cells/dimension.ts';
import type { ConditionValue } from '../../conditions/condition-value.ts';
import { toAddressMatch } from '../../conditions/to-address-match.ts';
import type { FindingsInput } from '../finding.ts';
import { areTrusted, isOfKeyOrganization } from './organizations.ts';

/** What an outsider needs for a request, from what anybody has to what few have. NOBODY: no outsider can make it. */
export const NEEDS = ['NOTHING', 'SERVICE', 'NETWORK', 'ATTESTATION', 'ORGANIZATION', 'NOBODY'] as const;
export type Need = (typeof NEEDS)[number];

/** Values with what an outsider needs to have them. */
export type NeededValues = { readonly need: Need; readonly values: Assignment };

export function largerNeed(one: Need, other: Need): Need {
  return NEEDS.indexOf(one) > NEEDS.indexOf(other) ? one : other;
}

/** The values of a class for which an outsider needs least. Rather those of an organization that nobody trusts. */
export function toLeastNeeded({ members }: ValueClass, { policy, trust }: FindingsInput): NeededValues {
  const all = members.map((values) => ({ need: toNeed(values, policy), values }));
  const least = NEEDS.find((need) => all.some((each) => each.need === need));
  const found = all.filter(({ need }) => need === least);
  return found.find(({ values }) => !areTrusted(values, trust)) ?? found[0] ?? { need: 'NOBODY', values: new Map() };
}

function toNeed(values: Assignment, policy: PolicyDocument): Need {
  if (isOfKeyOrganization(values)) return 'ORGANIZATION';
  return [...values].map(([key, value]) => toNeedOfKey(key, value, policy)).reduce(largerNeed, 'NOTHING');
}

const VIA: ReadonlySet<string> = new Set([
  'kms:viaservice',
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
]);
const ORGANIZATIONS: ReadonlySet<string> = new Set(['aws:principalorgid', 'aws:principalorgpaths']);
const NETWORKS = /^aws:(?:sourcevpc|sourcevpce|sourcevpcarn|vpceaccount|vpceorgid|vpceorgpaths)$/;

function toNeedOfKey(key: string, value: ConditionValue, policy: PolicyDocument): Need {
  if (value.state !== 'PRESENT') return 'NOTHING';
  if (VIA.has(key)) return 'SERVICE';
  if (key === 'aws:viaawsservice') return value.values[0] === 'true' ? 'SERVICE' : 'NOTHING';
  if (key.startsWith('kms:recipientattestation:')) return 'ATTESTATION';
  const isOneOf = (text: string) => isNamed(key, text, policy);
  // Operators without patterns take a wildcard for a character, and no ID has it.
  if ((ORGANIZATIONS.has(key) || NETWORKS.test(key)) && value.values.some((text) => /[*?]/.test(text))) return 'NOBODY';
  if (ORGANIZATIONS.has(key)) return value.values.some(isOneOf) ? 'ORGANIZATION' : 'NOTHING';
  if (NETWORKS.test(key)) return value.values.some(isOneOf) ? 'NETWORK' : 'NOTHING';
  if (key === 'aws:sourceip') return value.values.every((text) => isOutside(text, policy)) ? 'NOTHING' : 'NETWORK';
  return key === 'aws:userid' && value.values.some(isOneOf) ? 'NOBODY' : 'NOTHING';
}

/**
 * What stands for one organization, network, account, user or role. A text that the policy's patterns match has it from
 * them.
 */
const ID = /(?<![a-z0-9])(?:o-[a-z0-9]{10,32}|vpce?-[0-9a-f]{8,17}|\d{12}|A(?:IDA|ROA)[A-Z0-9]{12,})/;

function isNamed(key: string, text: string, policy: PolicyDocument): boolean {
  return ID.test(text) || findValues(key, policy).some((value) => value === text && !/[*?]/.test(value));
}

/** The values of the conditions on a key. */
function findValues(key: string, { statements }: PolicyDocument): readonly string[] {
  return statements.flatMap(({ conditions }) =>
    conditions.flatMap((condition) => (toAsciiLowerCase(condition.key) === key ? condition.values : [])),
  );
}

/** More addresses than one organization has: 2^24 of IPv4, or a /32 of IPv6. */
const MANY_IPV4 = 2 ** 24;
const SHORT_IPV6 = 32;

/**
 * Whether outsiders can send from the address: it is in no range that the policy names, or the ranges are those of
 * many.
 */
function isOutside(address: string, policy: PolicyDocument): boolean {
  const ranges = findValues('aws:sourceip', policy);
  if (!ranges.some((range) => toAddressMatch(range)(address) === 'YES')) return true;
  if (address.includes(':')) return ranges.some((range) => range.includes(':') && toPrefix(range, 128) < SHORT_IPV6);
  const ipv4 = new Set(ranges.filter((range) => !range.includes(':') && !isPrivate(range)));
  return [...ipv4].reduce((sum, range) => sum + 2 ** (32 - toPrefix(range, 32)), 0) > MANY_IPV4;
}

/** Private addresses (RFC 1918, RFC 6598). No request comes from them: aws:SourceIp is a public address. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

function isPrivate(range: string): boolean {
  const [start = ''] = range.split('/');
  return PRIVATE.some((each) => toAddressMatch(each)(start) === 'YES' && toPrefix(range, 32) >= toPrefix(each, 32));
}

function toPrefix(range: string, longest: number): number {
  const [, prefix = String(longest)] = range.split('/');
  return Number(prefix);
}
