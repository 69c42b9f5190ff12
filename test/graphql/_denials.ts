/** What AWS says after the resource, the reason that it stands for, and how the gateway's message ends. */
type Denial = readonly [words: string, reason: string | null, end: string];

const SCP = 'arn:aws:organizations::999999999999:policy/o-hush/service_control_policy/p-hush';

/** By the IAM User Guide, "Troubleshoot access denied error messages"; the last but two is a message of KMS. */
export const DENIALS: readonly Denial[] = [
  ...(
    [
      ['IDENTITY_BASED_POLICY', 'an', 'identity-based policy'],
      ['RESOURCE_BASED_POLICY', 'a', 'resource-based policy'],
      ['PERMISSIONS_BOUNDARY', 'a', 'permissions boundary'],
      ['SESSION_POLICY', 'a', 'session policy'],
      ['SERVICE_CONTROL_POLICY', 'a', 'service control policy'],
      ['RESOURCE_CONTROL_POLICY', 'a', 'resource control policy'],
      ['VPC_ENDPOINT_POLICY', 'a', 'VPC endpoint policy'],
      ['ROLE_TRUST_POLICY', 'a', 'role trust policy'],
    ] as const
  ).flatMap(([kind, article, name]): Denial[] => [
    [`because no ${name} allows the kms:GetKeyPolicy action`, `NO_${kind}_ALLOWS`, `, because no ${name} allows it.`],
    [
      `with an explicit deny in ${article} ${name}`,
      `${kind}_DENIES`,
      `, because of an explicit deny in ${article} ${name}.`,
    ],
  ]),
  [
    `with an explicit deny in a service control policy: ${SCP}`,
    'SERVICE_CONTROL_POLICY_DENIES',
    ' service control policy.',
  ],
  ['with an explicit deny in the role trust policy', 'ROLE_TRUST_POLICY_DENIES', ' role trust policy.'],
  ['with an explicit deny in a sessions policy', 'SESSION_POLICY_DENIES', ' session policy.'],
  ['due to an explicit deny in a Service Control Policy', 'SERVICE_CONTROL_POLICY_DENIES', ' service control policy.'],
  [
    'with an explicit deny in a VPC endpoint policy transitively through a service control policy',
    'SERVICE_CONTROL_POLICY_DENIES',
    ' service control policy.',
  ],
  ['with an explicit deny', 'EXPLICIT_DENY', ', because of an explicit deny.'],
  ['with an explicit deny in a policy of 2031', 'EXPLICIT_DENY', ', because of an explicit deny.'],
  [
    'because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
    'KEY_MISSING_OR_KEY_POLICY_REFUSES',
    ', because the resource does not exist in this Region, or its resource-based policy does not allow it.',
  ],
  ['', null, '.'],
  ['because no policy of 2031 allows the kms:GetKeyPolicy action', null, '.'],
];

/** The message of AWS. `hush` is in what no client may see. */
export function toAwsMessage(words: string, action: string, resource: string): string {
  const user = 'arn:aws:sts::111122223333:assumed-role/Reader-hush/hush';
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${words}`.trimEnd();
}
