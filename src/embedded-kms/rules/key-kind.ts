import type { Origin } from '../store/key-record.ts';
import { isChina } from '../store/kms-arn.ts';
import type { KeySpec, KeyUsage } from './key-specs.ts';
import { toAlgorithms } from './key-specs.ts';
import { faultInOwnWords, KmsFault } from './kms-fault.ts';

/** The key spec that a CreateKey request asks for. */
export function chooseSpec(spec: KeySpec | undefined, deprecatedSpec: KeySpec | undefined): KeySpec {
  if (spec !== undefined && deprecatedSpec !== undefined) {
    // Inferred: the type was not captured.
    throw faultInOwnWords(
      'ValidationException',
      'You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.',
    );
  }
  return spec ?? deprecatedSpec ?? 'SYMMETRIC_DEFAULT';
}

/** The key usage of a new key in this Region. */
export function chooseUsage(spec: KeySpec, given: KeyUsage | undefined, region: string): KeyUsage {
  // SM2 exists only in China, and ML-KEM does not exist there. Inferred: the type was not captured.
  if (spec.startsWith(isChina(region) ? 'ML_KEM' : 'SM2')) throw unsupported(spec, 'in this Region');
  if (given === undefined && spec !== 'SYMMETRIC_DEFAULT') {
    throw invalid('You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.');
  }
  const usage = given ?? 'ENCRYPT_DECRYPT';
  if (toAlgorithms(spec, usage) === null) throw invalid(`KeyUsage ${usage} is not compatible with KeySpec ${spec}`);
  return usage;
}

type KeyStoreInput = {
  readonly CustomKeyStoreId?: string;
  readonly XksKeyId?: string;
  readonly MultiRegion?: boolean;
};

/**
 * Throws for a combination of an origin and other members of a CreateKey request that CreateKey refuses. The embedded
 * KMS has no custom key stores, so no key can be created in one. Source: CreateKey. Inferred: the types were not
 * captured.
 */
export function checkOriginOfNewKey(origin: Origin, spec: KeySpec, input: KeyStoreInput): void {
  if (origin === 'EXTERNAL' && spec.startsWith('ML_')) throw unsupported(spec, 'for Origin EXTERNAL');
  const isInStore = origin === 'AWS_CLOUDHSM' || origin === 'EXTERNAL_KEY_STORE';
  if (input.XksKeyId !== undefined && origin !== 'EXTERNAL_KEY_STORE') {
    throw misplaced('XksKeyId', origin);
  }
  if (!isInStore) {
    if (input.CustomKeyStoreId !== undefined) throw misplaced('CustomKeyStoreId', origin);
    return;
  }
  if (spec !== 'SYMMETRIC_DEFAULT') throw unsupported(spec, `for Origin ${origin}`);
  if (input.MultiRegion) {
    const message = `A KMS key with Origin ${origin} cannot be a multi-Region key.`;
    throw faultInOwnWords('UnsupportedOperationException', message);
  }
  if (input.CustomKeyStoreId === undefined) throw missing('CustomKeyStoreId', origin);
  if (origin === 'EXTERNAL_KEY_STORE' && input.XksKeyId === undefined) throw missing('XksKeyId', origin);
  const message = `Custom key store ${input.CustomKeyStoreId} does not exist.`;
  throw faultInOwnWords('CustomKeyStoreNotFoundException', message);
}

/** AWS's message, as captured for SM2 outside of China, and for an ML-DSA key with imported key material. */
function unsupported(spec: KeySpec, where: string): KmsFault {
  return new KmsFault('UnsupportedOperationException', `KeySpec ${spec} is not supported ${where}`);
}

function misplaced(member: string, origin: Origin): KmsFault {
  return faultInOwnWords('ValidationException', `${member} is not valid for KMS keys with Origin ${origin}.`);
}

function missing(member: string, origin: Origin): KmsFault {
  const message = `You must specify a ${member} value for KMS keys with Origin ${origin}.`;
  return faultInOwnWords('ValidationException', message);
}

function invalid(message: string): KmsFault {
  return new KmsFault('ValidationException', message);
}
