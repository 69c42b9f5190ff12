import { z } from 'zod';
import { type AccessRule, PERMISSIONS } from '../kms/access.ts';
import { isAccountId, isRegion } from '../kms/arn.ts';

// The section `authorization` of a GATEWAY_CONFIG file: what callers may read.

/** A grant, and whom it is for: who meets all that is given. */
export type GrantRule = AccessRule & {
  readonly to: 'everyone' | Recipients;
};

export type Recipients = {
  readonly groups?: readonly string[] | undefined;
  readonly callers?: readonly string[] | undefined;
  readonly claims?: Readonly<Record<string, string>> | undefined;
};

const oneOrMore = (what: string) => z.array(z.string().min(1)).min(1, `expected at least one ${what}`);

const TO = 'expected "everyone", or groups, callers or claims (who meets all that is given)';

const GRANT = z.strictObject({
  to: z
    .union(
      [
        z.literal('everyone'),
        z
          .strictObject({
            groups: oneOrMore('group').optional().describe('Who belongs to one of these.'),
            callers: oneOrMore('caller').optional().describe('Who has one of these IDs.'),
            claims: z
              .record(z.string(), z.string().min(1))
              .optional()
              .describe('Whose token has these claims, or has them in a list.'),
          })
          .refine((to) => Object.values(to).some((value) => Object.keys(value ?? {}).length > 0), TO),
      ],
      { error: TO },
    )
    .describe('Whom the grant is for: everyone who can say who they are, or who meets all that is given.'),
  accounts: z
    .union([z.literal('all'), z.array(z.string().refine(isAccountId, 'expected an account ID of 12 digits')).min(1)], {
      error: 'expected "all", or account IDs of 12 digits',
    })
    .describe('The accounts that it opens.'),
  regions: z
    .union([z.literal('all'), z.array(z.string().refine(isRegion, 'expected a Region such as us-east-2')).min(1)], {
      error: 'expected "all", or Regions such as us-east-2',
    })
    .describe('The Regions of these accounts that it opens.'),
  permissions: z
    .array(z.enum(PERMISSIONS, { error: `expected one of ${PERMISSIONS.join(', ')}` }))
    .min(1, 'expected at least one permission')
    .describe(
      'key:read: which keys there are, and all about them but who may use them; policy:read: their policies; grant:read: their grants.',
    ),
});

export const AUTHORIZATION = z.strictObject({
  grants: z.array(GRANT).describe('Whatever one of them allows. What none allows is refused.'),
});

/** For who wants no differences between callers. */
export const EVERYTHING_TO_EVERYONE = {
  grants: [{ to: 'everyone', accounts: 'all', regions: 'all', permissions: PERMISSIONS }],
};
