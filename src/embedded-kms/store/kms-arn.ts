/** The parts of a key ARN or alias ARN. `name` is the key ID, or the alias name, which starts with `alias/`. */
export type KmsArn = {
  readonly region: string;
  readonly accountId: string;
  readonly kind: 'key' | 'alias';
  readonly name: string;
};

/** Null if the text is not the ARN of a key or an alias, or if its partition does not have its Region. */
export function parseKmsArn(text: string): KmsArn | null {
  const match = KMS_ARN.exec(text);
  if (match === null) return null;
  const [, partition = '', region = '', accountId = '', kind = '', rest = ''] = match;
  if (partition !== toPartition(region)) return null;
  return kind === 'alias'
    ? { region, accountId, kind, name: `alias/${rest}` }
    : { region, accountId, kind: 'key', name: rest };
}

export function toKeyArn(key: { readonly region: string; readonly accountId: string; readonly keyId: string }): string {
  return `arn:${toPartition(key.region)}:kms:${key.region}:${key.accountId}:key/${key.keyId}`;
}

/** `alias.name` starts with `alias/`. */
export function toAliasArn(alias: {
  readonly region: string;
  readonly accountId: string;
  readonly name: string;
}): string {
  return `arn:${toPartition(alias.region)}:kms:${alias.region}:${alias.accountId}:${alias.name}`;
}

/** The ARN of the account's root. In a policy it means the whole account: all principals that IAM policies allow. */
export function toRootArn(accountId: string, region: string): string {
  return `arn:${toPartition(region)}:iam::${accountId}:root`;
}

export function isChina(region: string): boolean {
  return region.startsWith('cn-');
}

/** `aws`, `aws-cn` or `aws-us-gov`. */
export function toPartition(region: string): string {
  if (isChina(region)) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

const KMS_ARN = /^arn:(aws[a-z-]*):kms:([^:]*):([^:]*):(key|alias)\/(.+)$/s;
