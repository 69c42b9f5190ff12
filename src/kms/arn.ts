import { parse } from '@aws-sdk/util-arn-parser';
import { partition as partitionOf } from '@aws-sdk/util-endpoints';
import { quote } from '../json/quote.ts';
import { KmsError } from './exceptions.ts';

/** One account's KMS in one Region: what a KMS endpoint and a set of credentials see. */
export type KmsScope = { readonly partition: string; readonly accountId: string; readonly region: string };

/** Characters of what names a key. Source: the AWS KMS API Reference, KeyIdType. */
export const MAX_IDENTIFIER = 2048;

/** Characters of a key ID, or of an alias name with its prefix (AliasNameType): no key ID of KMS is longer. */
export const MAX_NAME = 256;

/** A key, named without a call. */
export type KeyRef = KmsScope & { readonly keyId: string };

/** An alias; which key it points to, only KMS can tell. */
export type AliasRef = KmsScope & { readonly aliasName: string };

/**
 * Takes the four forms that DescribeKey takes; what is no ARN is looked for in `defaults`, and only an ARN will do where there are none.
 * Throws KmsError (InvalidArnException).
 */
export function parseKeyIdentifier(id: string, defaults: KmsScope | null): KeyRef | AliasRef {
  if (id.startsWith('arn:')) return parseArn(id);
  if (defaults === null) throw invalidArn(id, 'expected one, for account and Region are not given');
  return id.startsWith('alias/') ? { ...defaults, aliasName: id } : { ...defaults, keyId: id };
}

/** Takes the ARN of a key. Throws KmsError (InvalidArnException). */
export function parseKeyArn(arn: string): KeyRef {
  const ref = parseArn(arn);
  if ('keyId' in ref) return ref;
  throw invalidArn(
    arn,
    'expected the ARN of a key, such as arn:aws:kms:us-east-2:111122223333:key/KEY-ID, not of an alias',
  );
}

/** The key's ARN, or the alias's. Two refs are the same exactly if their ARNs are. */
export function toArn(ref: KeyRef | AliasRef): string {
  const { partition, region, accountId } = ref;
  const resource = 'keyId' in ref ? `key/${ref.keyId}` : ref.aliasName;
  // Joined, it is one string in memory; put together, it is a tree of eight, for each of thousands of keys.
  return ['arn', partition, 'kms', region, accountId, resource].join(':');
}

/** The key of this ID in this account and Region. */
export function toKeyRef({ partition, accountId, region }: KmsScope, keyId: string): KeyRef {
  return { partition, accountId, region, keyId };
}

/** The scope of a Region, in the partition that the Region belongs to. */
export function toScope(accountId: string, region: string): KmsScope {
  return { partition: partitionOf(region).name, accountId, region };
}

/** True for an alias name or alias ARN: only DescribeKey can tell its key. */
export function isAlias(id: string): boolean {
  return id.startsWith('alias/') || (id.startsWith('arn:') && id.includes(':alias/'));
}

/** True for what can be a Region's name. It becomes part of a host name, so nothing else may pass. */
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
