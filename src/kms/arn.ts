import { parse } from '@aws-sdk/util-arn-parser';
import { partition as partitionOf } from '@aws-sdk/util-endpoints';
import { quote } from '../json/quote.ts';
import { KmsError } from './exceptions.ts';

/** The KMS of one account in one Region. */
export type KmsScope = { readonly partition: string; readonly accountId: string; readonly region: string };

/** The most characters of an identifier of a key. Source: AWS KMS API Reference, KeyIdType. */
export const MAX_IDENTIFIER = 2048;

/**
 * The most characters of an alias name with its prefix. Source: AWS KMS API Reference, AliasNameType. No key ID of KMS
 * is longer.
 */
export const MAX_NAME = 256;

/** A reference to a key, which may not exist. */
export type KeyRef = KmsScope & { readonly keyId: string };

/** A reference to an alias. Only DescribeKey tells its key. */
export type AliasRef = KmsScope & { readonly aliasName: string };

/**
 * Parses the four forms that DescribeKey takes: key ID, key ARN, alias name, alias ARN. A key ID or alias name is in
 * `defaultScope`. Without `defaultScope`, the identifier must be an ARN. Throws KmsError (InvalidArnException).
 */
export function parseKeyIdentifier(identifier: string, defaultScope: KmsScope | null): KeyRef | AliasRef {
  if (identifier.startsWith('arn:')) return parseArn(identifier);
  if (defaultScope === null) throw invalidArn(identifier, 'expected an ARN, because account and Region are not given');
  return identifier.startsWith('alias/')
    ? { ...defaultScope, aliasName: identifier }
    : { ...defaultScope, keyId: identifier };
}

/** Parses the ARN of a key. Throws KmsError (InvalidArnException). */
export function parseKeyArn(arn: string): KeyRef {
  // What is no ARN must not be told to be the ARN of a key or of an alias.
  const ref = arn.startsWith('arn:') ? parseArn(arn) : null;
  if (ref !== null && 'keyId' in ref) return ref;
  throw invalidArn(
    arn,
    'expected the ARN of a key, such as arn:aws:kms:us-east-2:111122223333:key/KEY-ID, not of an alias',
  );
}

/** The ARN of the key or alias. Two references are equal if their ARNs are equal. */
export function toArn(ref: KeyRef | AliasRef): string {
  const { partition, region, accountId } = ref;
  const resource = 'keyId' in ref ? `key/${ref.keyId}` : ref.aliasName;
  // `join` makes one string. A template makes a tree of eight strings in memory, for each of thousands of keys.
  return ['arn', partition, 'kms', region, accountId, resource].join(':');
}

/** The reference to a key by its ID, in the account and Region. */
export function toKeyRef({ partition, accountId, region }: KmsScope, keyId: string): KeyRef {
  return { partition, accountId, region, keyId };
}

/** The scope of an account and Region, with the partition of the Region. */
export function toScope(accountId: string, region: string): KmsScope {
  return { partition: partitionOf(region).name, accountId, region };
}

/** True for an alias name or alias ARN. */
export function isAlias(identifier: string): boolean {
  return identifier.startsWith('alias/') || (identifier.startsWith('arn:') && identifier.includes(':alias/'));
}

/**
 * True for a text in the form of a Region name. The text becomes part of a host name, so it must not be anything else.
 */
export function isRegion(text: string): boolean {
  return /^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$/.test(text);
}

/** True for an AWS account ID: 12 digits. */
export function isAccountId(text: string): boolean {
  return /^[0-9]{12}$/.test(text);
}

function parseArn(arn: string): KeyRef | AliasRef {
  if (arn.length > MAX_IDENTIFIER)
    throw invalidArn(arn, `it has ${arn.length} characters, expected at most ${MAX_IDENTIFIER}`);
  const { partition, service, region, accountId, resource } = split(arn);
  if (service !== 'kms') throw invalidArn(arn, `its service is ${quote(service)}, expected "kms"`);
  if (!isRegion(region)) throw invalidArn(arn, 'it names no AWS Region');
  if (!isAccountId(accountId)) throw invalidArn(arn, 'its account ID is not 12 digits');
  const scope = toScope(accountId, region);
  if (scope.partition !== partition) throw invalidArn(arn, `${region} is in partition ${scope.partition}`);
  if (resource.startsWith('key/') && resource.length > 'key/'.length)
    return { ...scope, keyId: checkName(arn, resource.slice('key/'.length)) };
  if (resource.startsWith('alias/')) return { ...scope, aliasName: checkName(arn, resource) };
  throw invalidArn(arn, 'it names neither a key (key/KEY-ID) nor an alias (alias/NAME)');
}

function checkName(arn: string, name: string): string {
  if (name.length <= MAX_NAME) return name;
  throw invalidArn(arn, `its key ID or alias name has ${name.length} characters, expected at most ${MAX_NAME}`);
}

function split(arn: string): ReturnType<typeof parse> {
  try {
    return parse(arn);
  } catch {
    throw invalidArn(arn, 'expected arn:PARTITION:kms:REGION:ACCOUNT:key/KEY-ID or ...:alias/NAME');
  }
}

function invalidArn(arn: string, why: string): KmsError {
  return new KmsError({ code: 'InvalidArnException', message: `Invalid ARN ${quote(arn)}: ${why}.`, keyId: arn });
}
