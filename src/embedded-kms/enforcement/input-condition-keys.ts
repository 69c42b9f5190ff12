import { isPropertyOfKey } from '../../analysis/request/derive-from-key.ts';
import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { GrantConstraints } from '../store/key-record.ts';
import { parseKmsArn } from '../store/kms-arn.ts';
import type { ConditionKeys } from './principals.ts';

/** The members of a call's input. They are validated by the shape of its operation. */
export type CallInput = Readonly<Record<string, unknown>>;

/**
 * The condition keys that follow from the input of a call. A parameter that is left out counts with its default.
 * Source: AWS KMS Developer Guide, "AWS KMS condition keys", Conditions for an API operation request.
 */
export function toInputConditionKeys(input: CallInput): ConditionKeys {
  const found = new Map<string, readonly string[]>();
  for (const [name, toValues] of FROM_INPUT) {
    const values = toValues(input);
    if (values.length > 0) found.set(toAsciiLowerCase(name), values);
  }
  for (const { TagKey, TagValue } of tagsOf(input)) found.set(toAsciiLowerCase(`aws:RequestTag/${TagKey}`), [TagValue]);
  return found;
}

/**
 * The name of the condition key if its value follows from the input of a call, or from the key of the call. Undefined
 * for any other condition key.
 */
export function findDerivedConditionKey(name: string): string | undefined {
  const folded = toAsciiLowerCase(name);
  if (isPropertyOfKey(folded) || folded.startsWith('aws:requesttag/')) return name;
  return [...FROM_INPUT.keys()].find((key) => toAsciiLowerCase(key) === folded);
}

/**
 * The encryption context of a call: that in the input of a cryptographic operation, and that in the constraints of a
 * grant for CreateGrant and RetireGrant.
 */
export function toEncryptionContext(input: CallInput): ReadonlyMap<string, string> {
  const { EncryptionContextEquals, EncryptionContextSubset } = constraintsOf(input) ?? {};
  const given = input.EncryptionContext as Readonly<Record<string, string>> | undefined;
  return new Map(Object.entries({ ...EncryptionContextSubset, ...EncryptionContextEquals, ...given }));
}

function toConstraintTypes(constraints: GrantConstraints | null): readonly string[] {
  return CONSTRAINT_TYPES.filter((type) => constraints?.[type] !== undefined);
}

const CONSTRAINT_TYPES = ['EncryptionContextEquals', 'EncryptionContextSubset'] as const;

type Tag = { readonly TagKey: string; readonly TagValue: string };
const tagsOf = ({ Tags }: CallInput) => (Tags ?? []) as readonly Tag[];
const constraintsOf = ({ Constraints }: CallInput) => (Constraints ?? null) as GrantConstraints | null;

type ToValues = (input: CallInput) => readonly string[];

const member =
  (name: string, fallback?: string): ToValues =>
  ({ [name]: value = fallback }) =>
    value === undefined ? [] : [String(value)];

/** By the condition key. A call has only those that AWS documents for its action: the evaluator ignores the others. */
const FROM_INPUT: ReadonlyMap<string, ToValues> = new Map<string, ToValues>([
  ['aws:TagKeys', (input) => (input.TagKeys as string[] | undefined) ?? tagsOf(input).map(({ TagKey }) => TagKey)],
  ['kms:BypassPolicyLockoutSafetyCheck', member('BypassPolicyLockoutSafetyCheck', 'false')],
  ['kms:DataKeyPairSpec', member('KeyPairSpec')],
  ['kms:EncryptionAlgorithm', member('EncryptionAlgorithm', 'SYMMETRIC_DEFAULT')],
  ['kms:GrantConstraintSourceArn', (input) => [constraintsOf(input)?.SourceArn ?? []].flat()],
  ['kms:GrantConstraintType', (input) => toConstraintTypes(constraintsOf(input))],
  ['kms:GrantOperations', ({ Operations }) => (Operations as string[] | undefined) ?? []],
  ['kms:GranteePrincipal', member('GranteePrincipal')],
  ['kms:GranteeServicePrincipal', member('GranteeServicePrincipal')],
  ['kms:KeyAgreementAlgorithm', member('KeyAgreementAlgorithm')],
  ['kms:MacAlgorithm', member('MacAlgorithm')],
  ['kms:MessageType', member('MessageType', 'RAW')],
  ['kms:PrimaryRegion', member('PrimaryRegion')],
  ['kms:ReplicaRegion', member('ReplicaRegion')],
  ['kms:RequestAlias', ({ KeyId }) => toAliasName(KeyId)],
  ['kms:RetiringPrincipal', member('RetiringPrincipal')],
  ['kms:RetiringServicePrincipal', member('RetiringServicePrincipal')],
  ['kms:RotationPeriodInDays', member('RotationPeriodInDays', '365')],
  ['kms:ScheduleKeyDeletionPendingWindowInDays', member('PendingWindowInDays', '30')],
  ['kms:SigningAlgorithm', member('SigningAlgorithm')],
]);

function toAliasName(identifier: unknown): readonly string[] {
  if (typeof identifier !== 'string') return [];
  const name = parseKmsArn(identifier)?.name ?? identifier;
  return name.startsWith('alias/') ? [name] : [];
}
