import { isDeepStrictEqual } from 'node:util';
import { checkDryRun } from '../rules/check-dry-run.ts';
import { checkConstraints, parseGrantPrincipals } from '../rules/grant-checks.ts';
import { checkGrantOperations, GRANT_OPERATIONS } from '../rules/grant-operations.ts';
import { createGrantToken, parseGrantToken } from '../rules/grant-token.ts';
import { faultInOwnWords } from '../rules/kms-fault.ts';
import { requireKeyToChange } from '../rules/require-key.ts';
import type { GrantRecord } from '../store/key-record.ts';
import { toRootArn } from '../store/kms-arn.ts';
import {
  GRANT_NAME,
  GRANT_TOKENS,
  PRINCIPAL_ID,
  REQUIRED_KEY_ID,
  SERVICE_PRINCIPAL,
  SOURCE_ARN,
} from '../wire/shapes.ts';
import type { OperationContext } from './operation.ts';
import { defineOperation } from './operation.ts';

const ENCRYPTION_CONTEXT = { type: 'map', of: { type: 'string' } } as const;

/** Idempotent for a grant with a name: the same request again answers the same grant ID, with a new token. */
export const createGrant = defineOperation(
  {
    KeyId: REQUIRED_KEY_ID,
    GranteePrincipal: PRINCIPAL_ID,
    GranteeServicePrincipal: SERVICE_PRINCIPAL,
    RetiringPrincipal: PRINCIPAL_ID,
    RetiringServicePrincipal: SERVICE_PRINCIPAL,
    Operations: { type: 'list', of: { type: 'string', values: GRANT_OPERATIONS }, required: true },
    Constraints: {
      type: 'structure',
      members: {
        EncryptionContextSubset: ENCRYPTION_CONTEXT,
        EncryptionContextEquals: ENCRYPTION_CONTEXT,
        SourceArn: SOURCE_ARN,
      },
    },
    GrantTokens: GRANT_TOKENS,
    Name: GRANT_NAME,
    DryRun: { type: 'boolean' },
  },
  (context, input) => {
    const { accountId, region } = context.caller;
    const key = requireKeyToChange(context, input.KeyId);
    const constraints = input.Constraints ?? null;
    for (const token of input.GrantTokens ?? []) parseGrantToken(token);
    if (constraints !== null) checkConstraints(constraints, key);
    checkGrantOperations(input.Operations, key);
    const grant: GrantRecord = {
      grantId: context.ids.grant(),
      keyId: key.keyId,
      accountId,
      region,
      name: input.Name ?? null,
      createdAt: context.now,
      ...parseGrantPrincipals(input, constraints),
      // With enforcement, the key can be of another account than the caller.
      issuingAccount: toRootArn(context.caller.arn.split(':')[4] ?? accountId, region),
      operations: input.Operations,
      constraints,
    };
    return putGrant(context, grant, input.DryRun ?? false);
  },
);

const MAX_GRANTS_PER_KEY = 50_000;

function putGrant({ store, caller }: OperationContext, grant: GrantRecord, isDryRun: boolean): object {
  const ofKey = store.realm(caller).grants.of(grant.keyId);
  const existing = grant.name === null ? undefined : [...ofKey.values()].find((other) => isSameGrant(other, grant));
  if (existing === undefined && ofKey.size >= MAX_GRANTS_PER_KEY) {
    // Source: KMS Developer Guide, "Resource quotas".
    throw faultInOwnWords('LimitExceededException', `A key has at most ${MAX_GRANTS_PER_KEY} grants.`);
  }
  checkDryRun(isDryRun);
  if (existing === undefined) store.putGrant(grant);
  const { grantId } = existing ?? grant;
  return { GrantId: grantId, GrantToken: createGrantToken({ ...caller, grantId }) };
}

function isSameGrant(one: GrantRecord, other: GrantRecord): boolean {
  const { grantId, createdAt } = one;
  return one.name === other.name && isDeepStrictEqual(one, { ...other, grantId, createdAt });
}
