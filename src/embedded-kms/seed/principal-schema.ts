import { z } from 'zod';
import type { SeedPrincipal } from './seed.ts';

const USER_OR_ROLE = /^arn:aws[a-z-]*:iam::\d{12}:(?:user|role)\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/;

/** As in AWS. IDs that start with ASIA are of AssumeRole, and those of 12 digits of root users. */
const ACCESS_KEY_ID = /^(?!ASIA|\d{12}$)\w{1,128}$/;

/** A user or role of a seed. */
export const PRINCIPAL: z.ZodType<SeedPrincipal> = z.strictObject({
  arn: z.string().regex(USER_OR_ROLE, 'expected the ARN of a user or role'),
  accessKeyIds: z
    .array(
      z
        .string()
        .regex(
          ACCESS_KEY_ID,
          'expected letters, digits and underscores, no ID that starts with ASIA, and no account ID',
        ),
    )
    .describe('Requests with these access key IDs come from the principal: for a role, from a session of the role.')
    .exactOptional(),
  identityPolicies: z
    .array(z.union([z.string(), z.record(z.string(), z.unknown())], 'expected a string or a JSON object'))
    .describe('IAM policies, each as an object or as its text. Default: none.')
    .exactOptional(),
  context: z
    .record(z.string(), z.union([z.string(), z.array(z.string())], 'expected a string or a list of strings'))
    .describe(
      'The condition keys of all of its requests, such as aws:PrincipalTag/team or kms:ViaService. ' +
        'What follows from the principal, the call and the key must be left out.',
    )
    .exactOptional(),
});
