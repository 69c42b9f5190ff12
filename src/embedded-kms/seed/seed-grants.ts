import { createHash } from 'node:crypto';
import type { GrantConstraints, GrantPrincipal, GrantRecord, KeyRecord } from '../store/key-record.ts';
import { toKeyArn, toRootArn } from '../store/kms-arn.ts';
import type { SeedGrant, SeedKey } from './seed.ts';

/**
 * The grants of a seed are not checked by the rules of CreateGrant: exports of real accounts have some that break them.
 */
export function toGrantRecords({ grants = [] }: SeedKey, key: KeyRecord): readonly GrantRecord[] {
  return grants.map((grant, index) => toGrantRecord(grant, key, index));
}

function toGrantRecord(grant: SeedGrant, key: KeyRecord, index: number): GrantRecord {
  const { keyId, accountId, region } = key;
  return {
    grantId:
      grant.grantId ??
      createHash('sha256')
        .update(`${toKeyArn(key)} ${index}`)
        .digest('hex'),
    keyId,
    accountId,
    region,
    name: grant.name ?? null,
    createdAt: grant.createdAt === undefined ? key.createdAt : Date.parse(grant.createdAt) / 1000,
    grantee:
      toGrantPrincipal(grant.granteePrincipal, grant.granteeServicePrincipal) ??
      toGrantPrincipal(toRootArn(accountId, region), undefined),
    retiring: toGrantPrincipal(grant.retiringPrincipal, grant.retiringServicePrincipal),
    issuingAccount: grant.issuingAccount ?? toRootArn(accountId, region),
    operations: grant.operations,
    constraints: grant.constraints === undefined ? null : toConstraints(grant.constraints),
  };
}

function toGrantPrincipal(arn: string, service: string | undefined): GrantPrincipal;
function toGrantPrincipal(arn: string | undefined, service: string | undefined): GrantPrincipal | null;
function toGrantPrincipal(arn: string | undefined, service: string | undefined): GrantPrincipal | null {
  if (service !== undefined) return { kind: 'SERVICE', value: service };
  return arn === undefined ? null : { kind: 'ARN', value: arn };
}

function toConstraints(constraints: NonNullable<SeedGrant['constraints']>): GrantConstraints {
  const { encryptionContextSubset, encryptionContextEquals, sourceArn } = constraints;
  return {
    ...(encryptionContextSubset && { EncryptionContextSubset: encryptionContextSubset }),
    ...(encryptionContextEquals && { EncryptionContextEquals: encryptionContextEquals }),
    ...(sourceArn !== undefined && { SourceArn: sourceArn }),
  };
}
