import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import {
  ABSENT,
  type ConditionValue,
  PRESENT_UNKNOWN,
  present,
  presentIfKnown,
} from '../conditions/condition-value.ts';
import { isMultiRegion, type KeyFacts, type KeyMetadataFacts } from './key-facts.ts';

/** The condition keys whose values only DescribeKey knows. */
export function needsMetadata(key: string): boolean {
  return FROM_METADATA.has(toAsciiLowerCase(key));
}

/** Whether the condition key, in lower case, is a property of the key: another key can have another value. */
export function isPropertyOfKey(name: string): boolean {
  return OF_KEY.has(name) || FROM_METADATA.has(name) || name.startsWith('aws:resourcetag/');
}

const OF_KEY: ReadonlySet<string> = new Set(['kms:multiregion', 'kms:multiregionkeytype', 'kms:resourcealiases']);

/**
 * The value of a condition key that follows from the key of the request. Undefined if it does not follow from it.
 * Source: AWS KMS Developer Guide, "AWS KMS condition keys".
 */
export function deriveFromKey(name: string, key: KeyFacts): ConditionValue | undefined {
  if (name === 'aws:resourceaccount') return present(key.accountId);
  if (name === 'aws:requestedregion') return present(key.region); // a key is used in its own Region only
  if (name === 'kms:multiregion') return present(String(isMultiRegion(key)));
  if (name === 'kms:multiregionkeytype' && !isMultiRegion(key)) return ABSENT;
  const read = FROM_METADATA.get(name);
  if (read === undefined) return undefined;
  return key.metadata === null ? PRESENT_UNKNOWN : read(key.metadata);
}

const FROM_METADATA = new Map<string, (metadata: KeyMetadataFacts) => ConditionValue>([
  ['kms:keyspec', ({ spec }) => presentIfKnown(spec)],
  ['kms:customermasterkeyspec', ({ spec }) => presentIfKnown(spec)],
  ['kms:keyusage', ({ usage }) => presentIfKnown(usage)],
  ['kms:customermasterkeyusage', ({ usage }) => presentIfKnown(usage)],
  ['kms:keyorigin', ({ origin }) => presentIfKnown(origin)],
  ['kms:multiregionkeytype', ({ multiRegionKeyType: type }) => (type === null ? ABSENT : present(type))],
]);
