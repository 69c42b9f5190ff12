/** The key of a request. `metadata` is null if it was not read. */
export type KeyFacts = {
  readonly arn: string;
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly keyId: string;
  readonly metadata: KeyMetadataFacts | null;
};

/** What DescribeKey says of a key, in AWS's spelling. A member is null if KMS did not send it. */
export type KeyMetadataFacts = {
  readonly state: string | null;
  readonly spec: string | null;
  readonly usage: string | null;
  readonly origin: string | null;
  /** AWS or CUSTOMER. */
  readonly manager: string | null;
  /** PRIMARY or REPLICA; null for a key of a single Region. */
  readonly multiRegionKeyType: string | null;
};

/** A key with a multi-Region ID. Source: AWS KMS Developer Guide, "Multi-Region keys": all of their IDs start so. */
export function isMultiRegion({ keyId }: Pick<KeyFacts, 'keyId'>): boolean {
  return keyId.startsWith('mrk-');
}
