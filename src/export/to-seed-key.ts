import type { GetKeyRotationStatusResponse, GrantListEntry, KeyMetadata, Tag } from '@aws-sdk/client-kms';
import type { KmsScope } from '../kms/arn.ts';

/** The answers of KMS for one key. Undefined if a call failed, or does not apply to the key. */
export type KeyParts = {
  readonly scope: KmsScope;
  readonly metadata: KeyMetadata;
  readonly policy: string | undefined;
  readonly aliases: readonly string[];
  readonly tags: readonly Tag[] | undefined;
  readonly grants: readonly GrantListEntry[] | undefined;
  readonly rotation: GetKeyRotationStatusResponse | undefined;
};

/**
 * One key of a seed, as JSON. Values that are the seed's defaults are left out, and lists are sorted, so that two
 * exports of the same keys are equal. It must be checked: AWS may have values that a seed cannot hold.
 */
export function toSeedKey({ scope, metadata, policy, aliases, tags, grants, rotation }: KeyParts): object {
  const { KeyId: keyId, Description: description } = metadata;
  return withoutUndefined({
    keyId,
    accountId: scope.accountId,
    region: scope.region,
    description: description === '' ? undefined : description,
    createdAt: metadata.CreationDate?.toISOString(),
    state: metadata.KeyState === 'Enabled' ? undefined : metadata.KeyState,
    manager: metadata.KeyManager === 'CUSTOMER' ? undefined : metadata.KeyManager,
    spec: metadata.KeySpec === 'SYMMETRIC_DEFAULT' ? undefined : metadata.KeySpec,
    usage: metadata.KeySpec === 'SYMMETRIC_DEFAULT' ? undefined : metadata.KeyUsage,
    origin: metadata.Origin === 'AWS_KMS' ? undefined : metadata.Origin,
    multiRegion: toMultiRegion(metadata),
    rotation: rotation?.KeyRotationEnabled === true ? toRotation(rotation) : undefined,
    deletionDate: metadata.DeletionDate?.toISOString(),
    pendingDeletionWindowInDays: metadata.PendingDeletionWindowInDays,
    expirationModel: metadata.ExpirationModel,
    validTo: metadata.ValidTo?.toISOString(),
    customKeyStoreId: metadata.CustomKeyStoreId,
    cloudHsmClusterId: metadata.CloudHsmClusterId,
    xksKeyId: metadata.XksKeyConfiguration?.Id,
    aliases: unlessEmpty(aliases.toSorted()),
    tags: unlessEmpty(sortBy(tags, 'TagKey').map((tag) => ({ key: tag.TagKey, value: tag.TagValue }))),
    grants: unlessEmpty(sortBy(grants, 'GrantId').map(toSeedGrant)),
    policy,
  });
}

function toMultiRegion({ MultiRegionConfiguration: configuration }: KeyMetadata): object | undefined {
  if (configuration === undefined) return undefined;
  const { PrimaryKey, ReplicaKeys = [] } = configuration;
  return { primaryRegion: PrimaryKey?.Region, replicaRegions: ReplicaKeys.map(({ Region }) => Region) };
}

function toRotation({ RotationPeriodInDays: periodInDays, NextRotationDate: next }: GetKeyRotationStatusResponse) {
  return withoutUndefined({ periodInDays, nextDate: next?.toISOString() });
}

function toSeedGrant(grant: GrantListEntry): object {
  const { Constraints: constraints } = grant;
  return withoutUndefined({
    grantId: grant.GrantId,
    name: grant.Name === '' ? undefined : grant.Name,
    createdAt: grant.CreationDate?.toISOString(),
    granteePrincipal: grant.GranteePrincipal,
    granteeServicePrincipal: grant.GranteeServicePrincipal,
    retiringPrincipal: grant.RetiringPrincipal,
    retiringServicePrincipal: grant.RetiringServicePrincipal,
    issuingAccount: grant.IssuingAccount,
    operations: grant.Operations,
    constraints:
      constraints &&
      withoutUndefined({
        encryptionContextSubset: constraints.EncryptionContextSubset,
        encryptionContextEquals: constraints.EncryptionContextEquals,
        sourceArn: constraints.SourceArn,
      }),
  });
}

/** Sorts by UTF-16 units, as the embedded KMS does: the order does not depend on the locale. */
function sortBy<Item, Name extends keyof Item>(items: readonly Item[] | undefined, name: Name): readonly Item[] {
  return (items ?? []).toSorted((one, other) => (String(one[name]) < String(other[name]) ? -1 : 1));
}

function unlessEmpty<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

function withoutUndefined(members: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
