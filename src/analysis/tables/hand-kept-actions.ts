import type { ACTION_NAMES } from './generated.ts';

// What the data package does not say about the actions of KMS. The sources are pages of the AWS KMS Developer Guide,
// and the SDK 3.1164.0, whose comments say for each operation whether other accounts may use it:
// - "AWS KMS permissions": cross-account use, and whether the key policy or an IAM policy decides;
// - "Grants in AWS KMS", Grant operations: which actions a grant can allow;
// - "Key states of AWS KMS keys": the key states;
// - "Key type reference", and the SDK's exceptions: the key usage, and which actions need a symmetric or an asymmetric key.

export type HandKeptAction = {
  /** GRANT: the grant decides, and a key policy can deny. */
  readonly decidedBy: 'KEY_POLICY' | 'KEY_POLICY_AND_ALIAS_IN_IAM' | 'GRANT' | 'IAM_ONLY';
  /** Whether a principal of another account can be allowed it. True where no such rule applies. */
  readonly acrossAccounts: boolean;
  /** Whether a grant can allow it. */
  readonly grantable: boolean;
  readonly category: 'CRYPTOGRAPHY' | 'VIEW' | 'ADMINISTRATION' | 'PERMISSIONS';
  /** The values of KeyUsage that fit. Null: any. */
  readonly keyUsages: readonly string[] | null;
  /** SYMMETRIC: only symmetric encryption keys fit. ASYMMETRIC: only keys that have a public key. Null: any. */
  readonly keyKind: 'SYMMETRIC' | 'ASYMMETRIC' | null;
  /** A row of the table of key states: one word for each of KEY_STATE_COLUMNS. Null where AWS has no row. */
  readonly keyStates: string | null;
};

/**
 * The columns of the table of key states. Each word of a row says what happens in its column:
 * `+` the call succeeds; `.` a key of this kind cannot be in the state; letters: it fails with one of these exceptions;
 * `?` and letters: it depends on the key, and fails with one of these exceptions where it fails.
 */
export const KEY_STATE_COLUMNS: readonly (readonly string[])[] = [
  ['Enabled'],
  ['Disabled'],
  ['PendingDeletion', 'PendingReplicaDeletion'],
  ['PendingImport'],
  ['Unavailable'],
  ['Creating'],
  ['Updating'],
];

export const EXCEPTION_LETTERS: Readonly<Record<string, string>> = {
  D: 'DisabledException',
  I: 'KMSInvalidStateException',
  U: 'UnsupportedOperationException',
};

/** Actions that the API has, and the package's source (the Service Authorization Reference) does not have yet. */
export const ACTIONS_NOT_IN_PACKAGE = ['Decapsulate', 'Encapsulate'] as const;

const ALWAYS = '+ + + + + + +';
/** Keys whose material can be imported, or can be in a custom key store. */
const USE_SYMMETRIC = '+ D DI I I I +';
const USE_ASYMMETRIC = '+ D DI . . I +';
const ROTATION = '?U DU IU U U I ?U';
const EDIT = '+ + I + + + +';
const SWITCH = '+ + I I + I I';

const KEY_ACTION = {
  decidedBy: 'KEY_POLICY',
  acrossAccounts: false,
  grantable: false,
  keyUsages: null,
  keyKind: null,
} as const;
const ADMINISTRATION = { ...KEY_ACTION, category: 'ADMINISTRATION' } as const;
const VIEW = { ...KEY_ACTION, category: 'VIEW', keyStates: ALWAYS } as const;
const PERMISSIONS = { ...KEY_ACTION, category: 'PERMISSIONS', keyStates: ALWAYS } as const;
const ALIAS = { ...ADMINISTRATION, decidedBy: 'KEY_POLICY_AND_ALIAS_IN_IAM' } as const;
const ACROSS_ACCOUNTS = { acrossAccounts: true } as const;
const GRANTABLE = { acrossAccounts: true, grantable: true } as const;
const CRYPTOGRAPHY = { ...KEY_ACTION, ...GRANTABLE, category: 'CRYPTOGRAPHY' } as const;
const ENCRYPTION = { ...CRYPTOGRAPHY, keyUsages: ['ENCRYPT_DECRYPT'], keyStates: USE_SYMMETRIC } as const;
const DATA_KEY = { ...ENCRYPTION, keyKind: 'SYMMETRIC' } as const;
// AWS rotates the material of symmetric encryption keys only.
const ROTATE = { ...ADMINISTRATION, keyKind: 'SYMMETRIC', keyStates: ROTATION } as const;
const SIGNING = { ...CRYPTOGRAPHY, keyUsages: ['SIGN_VERIFY'], keyStates: USE_ASYMMETRIC } as const;
const MAC = { ...CRYPTOGRAPHY, keyUsages: ['GENERATE_VERIFY_MAC'], keyStates: USE_ASYMMETRIC } as const;
// Inferred: the key states of newer operations are not in AWS's table; they are taken to be those of Sign.
const AGREEMENT = { ...CRYPTOGRAPHY, keyUsages: ['KEY_AGREEMENT'], keyStates: USE_ASYMMETRIC } as const;
const ENCAPSULATION = { ...CRYPTOGRAPHY, keyUsages: ['ENCAPSULATE_DECAPSULATE'], keyStates: USE_ASYMMETRIC } as const;
/** These concern no key. The rule about other accounts does not apply to them. */
const IAM_ONLY = { ...ADMINISTRATION, ...ACROSS_ACCOUNTS, decidedBy: 'IAM_ONLY', keyStates: null } as const;

type ActionName = (typeof ACTION_NAMES)[number] | (typeof ACTIONS_NOT_IN_PACKAGE)[number];

export const HAND_KEPT_ACTIONS: Readonly<Record<ActionName, HandKeptAction>> = {
  CancelKeyDeletion: { ...ADMINISTRATION, keyStates: 'I I + I I I I' },
  ConnectCustomKeyStore: IAM_ONLY,
  CreateAlias: { ...ALIAS, keyStates: EDIT },
  CreateCustomKeyStore: IAM_ONLY,
  CreateGrant: { ...PERMISSIONS, ...GRANTABLE, keyStates: '+ D DI I + I +' },
  CreateKey: IAM_ONLY,
  Decapsulate: ENCAPSULATION,
  Decrypt: ENCRYPTION,
  DeleteAlias: { ...ALIAS, keyStates: ALWAYS },
  DeleteCustomKeyStore: IAM_ONLY,
  DeleteImportedKeyMaterial: { ...ADMINISTRATION, keyStates: '?U ?U ?U + . I I' },
  DeriveSharedSecret: AGREEMENT,
  DescribeCustomKeyStores: IAM_ONLY,
  DescribeKey: { ...VIEW, ...GRANTABLE },
  DisableKey: { ...ADMINISTRATION, keyStates: SWITCH },
  DisableKeyRotation: ROTATE,
  DisconnectCustomKeyStore: IAM_ONLY,
  EnableKey: { ...ADMINISTRATION, keyStates: SWITCH },
  EnableKeyRotation: ROTATE,
  Encapsulate: ENCAPSULATION,
  Encrypt: ENCRYPTION,
  GenerateDataKey: DATA_KEY,
  GenerateDataKeyPair: DATA_KEY,
  GenerateDataKeyPairWithoutPlaintext: DATA_KEY,
  GenerateDataKeyWithoutPlaintext: DATA_KEY,
  GenerateMac: MAC,
  GenerateRandom: IAM_ONLY,
  GetKeyLastUsage: VIEW, // Inferred: not in AWS's table of key states; taken to be as GetKeyPolicy.
  GetKeyPolicy: VIEW,
  GetKeyRotationStatus: { ...VIEW, ...ACROSS_ACCOUNTS, keyStates: '?U ?U ?U U U ?U ?U' },
  GetParametersForImport: { ...VIEW, keyStates: '?U ?U IU + U I I' },
  GetPublicKey: { ...VIEW, ...GRANTABLE, keyKind: 'ASYMMETRIC', keyStates: USE_ASYMMETRIC },
  ImportKeyMaterial: { ...ADMINISTRATION, keyStates: '?U ?U IU + U I +' },
  ListAliases: { ...IAM_ONLY, keyStates: ALWAYS },
  ListGrants: { ...VIEW, ...ACROSS_ACCOUNTS },
  ListKeyPolicies: VIEW,
  ListKeyRotations: VIEW, // Inferred: not in AWS's table of key states; taken to be as ListKeyPolicies.
  ListKeys: IAM_ONLY,
  ListResourceTags: VIEW,
  ListRetirableGrants: IAM_ONLY,
  PutKeyPolicy: PERMISSIONS,
  ReEncryptFrom: ENCRYPTION,
  ReEncryptTo: ENCRYPTION,
  ReplicateKey: { ...ADMINISTRATION, keyStates: '+ D DI I . I I' },
  RetireGrant: { ...PERMISSIONS, ...GRANTABLE, decidedBy: 'GRANT' },
  RevokeGrant: { ...PERMISSIONS, ...ACROSS_ACCOUNTS },
  // Not in AWS's table. As recorded: the state comes first, and imported key material must be pending rotation.
  RotateKeyOnDemand: { ...ROTATE, keyStates: '?IU D I I I I ?IU' },
  ScheduleKeyDeletion: { ...ADMINISTRATION, keyStates: '+ + I + + + I' },
  Sign: SIGNING,
  // No operation of the API: KMS calls it itself, through a service-linked role. AWS documents neither key states nor
  // use across accounts.
  SynchronizeMultiRegionKey: { ...ADMINISTRATION, ...ACROSS_ACCOUNTS, keyStates: null },
  TagResource: { ...ADMINISTRATION, keyStates: EDIT },
  UntagResource: { ...ADMINISTRATION, keyStates: EDIT },
  UpdateAlias: { ...ALIAS, keyStates: '+ + ?I + + + +' }, // fails if the alias's new key is pending deletion
  UpdateCustomKeyStore: IAM_ONLY,
  UpdateKeyDescription: { ...ADMINISTRATION, keyStates: EDIT },
  UpdatePrimaryRegion: { ...ADMINISTRATION, keyStates: '+ D DI I . I +' },
  Verify: SIGNING,
  VerifyMac: MAC,
};
