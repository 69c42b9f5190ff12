import type { ClientCase } from './_case.ts';
import { AWS_MANAGED_ID, like } from './_case.ts';
import { inferred } from './_evidence.ts';

const refused = (operation: string, input: object): ClientCase => ({
  name: `${operation} of an AWS managed key: AccessDeniedException`,
  evidence: inferred('PutKeyPolicy'),
  steps: [{ operation, input, error: ['AccessDeniedException', like(`kms:${operation} on resource: `)] }],
});

const KeyId = AWS_MANAGED_ID;

/** Operations that nobody but AWS may call for an AWS managed key. */
export const AWS_MANAGED_REFUSALS: readonly ClientCase[] = [
  refused('CreateAlias', { AliasName: 'alias/mine', TargetKeyId: KeyId }),
  refused('CreateGrant', { KeyId, GranteePrincipal: 'arn:aws:iam::111122223333:root', Operations: ['Decrypt'] }),
  refused('EnableKeyRotation', { KeyId }),
  refused('RotateKeyOnDemand', { KeyId }),
  refused('ScheduleKeyDeletion', { KeyId }),
  refused('TagResource', { KeyId, Tags: [{ TagKey: 'a', TagValue: 'b' }] }),
  refused('UntagResource', { KeyId, TagKeys: ['a'] }),
  refused('UpdateAlias', { AliasName: 'alias/ExampleAlias', TargetKeyId: KeyId }),
  refused('UpdateKeyDescription', { KeyId, Description: 'mine' }),
];
