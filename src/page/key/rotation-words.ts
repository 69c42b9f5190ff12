import type { KeyFactsFragment, KeyOrigin } from '../generated/graphql.ts';

/** KMS rotates symmetric encryption keys, whose material it has generated. What is not known may be one. */
export function isRotatable({ spec, origin }: KeyKind): boolean {
  return (spec ?? 'SYMMETRIC_DEFAULT') === 'SYMMETRIC_DEFAULT' && (origin ?? 'AWS_KMS') === 'AWS_KMS';
}

type KeyKind = { readonly spec?: string | null; readonly origin?: KeyOrigin | null };

/** "off" is only for a key whose rotation can be turned on. */
export function toRotationWords({ enabled, periodInDays }: Rotation, kind: KeyKind): string {
  if (enabled) return `every ${periodInDays} days`;
  return isRotatable(kind) ? 'off' : 'not available for this kind of key';
}

type Rotation = Pick<NonNullable<KeyFactsFragment['rotation']>, 'enabled' | 'periodInDays'>;
