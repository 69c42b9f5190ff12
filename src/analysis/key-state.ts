import type { KeyMetadataFacts } from './request/key-facts.ts';
import type { KmsAction } from './tables/actions.ts';

/** Whether KMS performs an action on a key in its present state. It does not change who is allowed to. */
export type KeyStateAccess = {
  /** Null if it depends on more than the state, or AWS does not say. */
  readonly refused: boolean | null;
  /** What KMS answers if it refuses, such as DisabledException. */
  readonly exceptions: readonly string[];
  /** Whether the action is for keys of this usage and spec. Null if that is not known. */
  readonly usageFits: boolean | null;
};

/**
 * Source: AWS KMS Developer Guide, "Key states of AWS KMS keys"; AWS KMS API Reference, the exceptions of each
 * operation.
 */
export function findKeyState(action: KmsAction | undefined, { state, usage, spec }: KeyMetadataFacts): KeyStateAccess {
  const row = state === null ? undefined : action?.keyStates?.get(state);
  return {
    refused: row === undefined || row.result === 'DEPENDS' ? null : row.result === 'FAILS',
    exceptions: row?.exceptions ?? [],
    usageFits: action === undefined ? null : fits(action, usage, spec),
  };
}

function fits({ keyUsages, keyKind }: KmsAction, usage: string | null, spec: string | null): boolean | null {
  if (keyUsages !== null && usage !== null && !keyUsages.includes(usage)) return false;
  if (keyKind !== null && spec !== null && keyKind !== toKeyKind(spec)) return false;
  return (keyUsages !== null && usage === null) || (keyKind !== null && spec === null) ? null : true;
}

/** All other keys are asymmetric: HMAC keys have no public key. Source: AWS KMS Developer Guide, "Key spec reference". */
function toKeyKind(spec: string): KmsAction['keyKind'] | 'HMAC' {
  if (spec === 'SYMMETRIC_DEFAULT') return 'SYMMETRIC';
  return spec.startsWith('HMAC_') ? 'HMAC' : 'ASYMMETRIC';
}
