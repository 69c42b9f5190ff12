/** The kinds of policies that AWS names in the message of a denied call, by the name in the API. */
export const POLICY_KINDS = {
  IDENTITY_BASED_POLICY: 'identity-based policy',
  RESOURCE_BASED_POLICY: 'resource-based policy',
  ROLE_TRUST_POLICY: 'role trust policy',
  PERMISSIONS_BOUNDARY: 'permissions boundary',
  SESSION_POLICY: 'session policy',
  SERVICE_CONTROL_POLICY: 'service control policy',
  RESOURCE_CONTROL_POLICY: 'resource control policy',
  VPC_ENDPOINT_POLICY: 'VPC endpoint policy',
} as const;

export type PolicyKind = keyof typeof POLICY_KINDS;

/** Why AWS denied a call. */
export type DenialReason =
  | `${PolicyKind}_DENIES`
  | `NO_${PolicyKind}_ALLOWS`
  /** An explicit deny in a policy whose kind AWS does not say, or that the gateway does not know. */
  | 'EXPLICIT_DENY'
  /** AWS answers the same if a key of another account does not exist, and if its policy does not allow the call. */
  | 'KEY_MISSING_OR_KEY_POLICY_REFUSES';

/**
 * The reason in the message of AWS for a denied call; null if AWS does not say why. Source: IAM User Guide,
 * "Troubleshoot access denied error messages". The message also has the role of the gateway and, since 2026, the ARN of
 * the policy: both must not be shown, so nothing but the reason is kept.
 */
export function parseDenialReason(message: unknown): DenialReason | null {
  if (typeof message !== 'string') return null;
  const text = message.slice(0, MAX_READ).toLowerCase().replaceAll(/\s+/g, ' ');
  // The reason follows the ARNs. A name in them might contain the same words.
  const groups = [...text.matchAll(REASON)].at(-1)?.groups;
  if (groups === undefined) return null;
  const allowing = KINDS.get(groups.allowing ?? '');
  if (allowing !== undefined) return `NO_${allowing}_ALLOWS`;
  const denying = KINDS.get(groups.denying ?? '');
  if (denying !== undefined) return `${denying}_DENIES`;
  return groups.deny === undefined ? 'KEY_MISSING_OR_KEY_POLICY_REFUSES' : 'EXPLICIT_DENY';
}

/** The reason as the end of a sentence. `parseDenialReason` reads it back: an export keeps it in a fault. */
export function toDenialWords(reason: DenialReason | null): string {
  return reason === null ? '' : `, because ${WORDS.get(reason)}`;
}

/** Characters of a message. The ARNs before the reason have fewer than 3,000. */
const MAX_READ = 4_096;

const KINDS = new Map(Object.entries(POLICY_KINDS).map(([kind, name]) => [name.toLowerCase(), kind as PolicyKind]));
KINDS.set('sessions policy', 'SESSION_POLICY'); // a spelling in the IAM User Guide

const NAMES = [...KINDS.keys()].join('|');
/**
 * In "explicit deny in a VPC endpoint policy transitively through a service control policy", the last policy denies the
 * call.
 */
const REASON = new RegExp(
  [
    `because no (?<allowing>${NAMES}) allows`,
    `(?<deny>explicit deny)(?: in (?:an?|the) (?:(?:${NAMES}) transitively through an? )?(?<denying>${NAMES}))?`,
    'because the resource does not exist in this region',
  ].join('|'),
  'g',
);

const WORDS: ReadonlyMap<DenialReason, string> = new Map<DenialReason, string>([
  ...Object.entries(POLICY_KINDS).flatMap(([kind, name]): [DenialReason, string][] => [
    [`${kind as PolicyKind}_DENIES`, `of an explicit deny in ${name.startsWith('i') ? 'an' : 'a'} ${name}`],
    [`NO_${kind as PolicyKind}_ALLOWS`, `no ${name} allows it`],
  ]),
  ['EXPLICIT_DENY', 'of an explicit deny'],
  [
    'KEY_MISSING_OR_KEY_POLICY_REFUSES',
    'the resource does not exist in this Region, or its resource-based policy does not allow it',
  ],
]);

/** All reasons, in the order of the documentation. */
export const DENIAL_REASONS: readonly DenialReason[] = [...WORDS.keys()];
