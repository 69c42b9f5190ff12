import { parseKeyArn } from '../../../kms/arn.ts';
import { builder } from '../../builder.ts';
import { planNewKey } from './load-plan.ts';
import { PutKeyPolicyPlan } from './put-key-policy-plan.ts';

builder.queryFields((t) => ({
  checkKeyPolicy: t.field({
    type: PutKeyPolicyPlan,
    nullable: true,
    description:
      'Whether KMS would accept a policy for a key that need not exist, and what is wrong with it: for the policy of a pull request, for example. There is nothing to compare it with, so `diff` is null, and in `risks` all access is new. Makes no KMS call, so that conditions on the key itself are not decided. Null if an argument is not valid; `errors` says why.',
    args: {
      policy: t.arg.string({
        required: true,
        description: 'The text of the policy: at most 131,072 characters. KMS stores at most 32,768 bytes.',
      }),
      keyArn: t.arg.id({
        required: true,
        description:
          'The ARN of the key, whose account and Region count. The key ID can be made up: arn:aws:kms:us-east-2:111122223333:key/new.',
      }),
      principal: t.arg.string({
        description:
          "The caller of CreateKey or PutKeyPolicy, for the lockout check. Default: the gateway's own principal in the account, if the gateway knows it.",
      }),
    },
    directives: { tag: { name: 'access' } },
    resolve: (_root, { policy, keyArn, principal }, context) =>
      planNewKey(parseKeyArn(keyArn), { policy, principal, bypassPolicyLockoutSafetyCheck: false }, context),
  }),
}));
