import { z } from 'zod';
import type { AccessRule } from '../kms/access.ts';
import { isAccountId, isRegion } from '../kms/arn.ts';
import { PERMISSIONS, READ_PERMISSIONS } from '../kms/permissions.ts';

// The section `authorization` of a GATEWAY_CONFIG file: what callers may do.

/** The permissions of a rule, and the callers that it applies to. */
export type AuthorizationRule = AccessRule & {
  readonly to: 'everyone' | Recipients;
};

/** A caller must meet all conditions that are given. */
export type Recipients = {
  readonly groups?: readonly string[] | undefined;
  readonly callers?: readonly string[] | undefined;
  readonly claims?: Readonly<Record<string, string>> | undefined;
};

const oneOrMore = (what: string) => z.array(z.string().min(1)).min(1, `expected at least one ${what}`);

const TO = 'expected "everyone", or groups, callers or claims (a caller must meet all that are given)';

const RULE = z.strictObject({
  to: z
    .union(
      [
        z.literal('everyone'),
        z
          .strictObject({
            groups: oneOrMore('group').optional().describe('Callers that belong to one of these groups.'),
            callers: oneOrMore('caller').optional().describe('Callers that have one of these IDs.'),
            claims: z
              .record(z.string(), z.string().min(1))
              .optional()
              .describe('Callers whose token has these claims. A claim that is a list must contain the value.'),
          })
          .refine((to) => Object.values(to).some((value) => Object.keys(value ?? {}).length > 0), TO),
      ],
      { error: TO },
    )
    .describe('Whom the rule is for: all authenticated callers, or the callers that meet all that are given.'),
  accounts: z
    .union([z.literal('all'), z.array(z.string().refine(isAccountId, 'expected an account ID of 12 digits')).min(1)], {
      error: 'expected "all", or account IDs of 12 digits',
    })
    .describe('The accounts that the callers may read.'),
  regions: z
    .union([z.literal('all'), z.array(z.string().refine(isRegion, 'expected a Region such as us-east-2')).min(1)], {
      error: 'expected "all", or Regions such as us-east-2',
    })
    .describe('The Regions of these accounts that the callers may read.'),
  permissions: z
    .array(z.enum(PERMISSIONS, { error: `expected one of ${PERMISSIONS.join(', ')}` }))
    .min(1, 'expected at least one permission')
    .describe(
      'key:read: all fields of a key except its policy and its grants; ' +
        'policy:read: its policy; grant:read: its grants; ' +
        'policy:write: change its policy, which also needs policy:read and KMS_WRITE=true.',
    ),
});

export const AUTHORIZATION = z.strictObject(
  {
    rules: z
      .array(RULE, { error: 'expected a list of rules' })
      .describe('A caller may do what at least one rule permits. Everything else is denied.'),
  },
  { error: (issue) => (isGrants(issue) ? 'unknown key "grants": the rules are called "rules"' : undefined) },
);

/** KMS has grants, too. A person may write that word here. */
function isGrants(issue: { readonly code?: string | undefined; readonly keys?: unknown }): boolean {
  return issue.code === 'unrecognized_keys' && Array.isArray(issue.keys) && issue.keys.includes('grants');
}

/** An example for messages: all callers may read everything. */
export const EVERYTHING_TO_EVERYONE = {
  rules: [{ to: 'everyone', accounts: 'all', regions: 'all', permissions: READ_PERMISSIONS }],
};
