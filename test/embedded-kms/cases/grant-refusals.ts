import type { ClientCase } from './_case.ts';
import { broken, DISABLED_ID, DOC_KEY, DOC_KEY_ARN, HMAC_ID, like, PENDING_IMPORT_SEED, toArn } from './_case.ts';
import { GRANT, NO_GRANTS } from './grants.ts';

const UNKNOWN_GRANT_ID = 'a'.repeat(64);

const REFUSED: readonly (readonly [what: string, input: object, code: string, message: string | RegExp])[] = [
  [
    'no ARN',
    { GranteePrincipal: 'ExampleRole' },
    'InvalidArnException',
    'ARN does not refer to a valid principal: ExampleRole',
  ],
  ['no account', { GranteePrincipal: 'arn:aws:iam:::root' }, 'InvalidArnException', /./],
  ['no grantee', { GranteePrincipal: null }, 'ValidationException', /GranteePrincipal/],
  ['a bad retiring principal', { RetiringPrincipal: 'x' }, 'InvalidArnException', /./],
  [
    'an operation that the key does not support',
    { Operations: ['Sign'] },
    'ValidationException',
    /does not support: Sign/,
  ],
  [
    'an unknown operation',
    { Operations: ['Nonsense'] },
    'ValidationException',
    /^1 validation error detected: Value 'Nonsense' at 'operations.1.member' failed to satisfy constraint: Member must satisfy enum value set: \[/,
  ],
  [
    'a bad name',
    { Name: 'a b' },
    'ValidationException',
    broken('a b', 'name', 'Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$'),
  ],
  ['a bad token', { GrantTokens: ['x'] }, 'InvalidGrantTokenException', /./],
  [
    'a context for an HMAC key',
    { KeyId: HMAC_ID, Operations: ['GenerateMac'], Constraints: { EncryptionContextEquals: { a: 'b' } } },
    'ValidationException',
    /symmetric/,
  ],
  [
    'nine pairs',
    { Constraints: { EncryptionContextSubset: Object.fromEntries([...'123456789'].map((n) => [n, n])) } },
    'ValidationException',
    /8 pairs/,
  ],
  ['a disabled key', { KeyId: DISABLED_ID }, 'DisabledException', `${toArn(DISABLED_ID)} is disabled.`],
];

const NOT_RETIRED: readonly (readonly [what: string, input: object, code: string])[] = [
  ['nothing', {}, 'ValidationException'],
  ['only a grant ID', { GrantId: UNKNOWN_GRANT_ID }, 'ValidationException'],
  ['a bad token', { GrantToken: 'x' }, 'InvalidGrantTokenException'],
  ['a bad grant ID', { KeyId: DOC_KEY_ARN, GrantId: 'x' }, 'InvalidGrantIdException'],
  ['an unknown grant ID', { KeyId: DOC_KEY_ARN, GrantId: UNKNOWN_GRANT_ID }, 'NotFoundException'],
];

export const GRANT_REFUSAL_CASES: readonly ClientCase[] = [
  {
    name: 'CreateGrant with DryRun: DryRunOperationException, and no grant',
    steps: [
      {
        operation: 'CreateGrant',
        input: { ...GRANT, DryRun: true },
        error: ['DryRunOperationException', like('DryRun')],
      },
      NO_GRANTS,
    ],
  },
  ...REFUSED.map(
    ([what, input, code, message]): ClientCase => ({
      name: `CreateGrant with ${what}: ${code}`,
      steps: [
        {
          operation: 'CreateGrant',
          input: Object.fromEntries(Object.entries({ ...GRANT, ...input }).filter(([, value]) => value !== null)),
          error: [code, typeof message === 'string' ? message : like(message.source)],
        },
      ],
    }),
  ),
  {
    name: 'CreateGrant for a key without key material: KMSInvalidStateException',
    seed: PENDING_IMPORT_SEED,
    steps: [
      {
        operation: 'CreateGrant',
        input: GRANT,
        error: ['KMSInvalidStateException', `${DOC_KEY_ARN} is pending import.`],
      },
    ],
  },
  {
    name: 'RevokeGrant of a bad grant ID: InvalidGrantIdException',
    steps: [
      {
        operation: 'RevokeGrant',
        input: { KeyId: DOC_KEY, GrantId: 'x' },
        error: ['InvalidGrantIdException', "Invalid grantId 'x'"],
      },
    ],
  },
  {
    name: 'RevokeGrant of an unknown grant ID: NotFoundException',
    steps: [
      {
        operation: 'RevokeGrant',
        input: { KeyId: DOC_KEY, GrantId: UNKNOWN_GRANT_ID },
        error: ['NotFoundException', `Grant '${UNKNOWN_GRANT_ID}' does not exist`],
      },
    ],
  },
  ...NOT_RETIRED.map(
    ([what, input, code]): ClientCase => ({
      name: `RetireGrant with ${what}: ${code}`,
      steps: [{ operation: 'RetireGrant', input, error: [code, like('.')] }],
    }),
  ),
];
