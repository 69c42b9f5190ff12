import type { ClientCase, Step } from './_case.ts';
import {
  ABSENT,
  broken,
  DISABLED_ID,
  daysFromNow,
  HMAC_ID,
  KEY_ARN,
  KEY_ID,
  like,
  PENDING_IMPORT_SEED,
  toArn,
} from './_case.ts';

const ROLE = 'arn:aws:iam::111122223333:role/ExampleRole';
const RETIRING = 'arn:aws:iam::111122223333:user/Retiring';
const GRANT_ID = like('^[0-9a-f]{64}$');
const UNKNOWN_GRANT_ID = 'a'.repeat(64);

const GRANT = { KeyId: KEY_ID, GranteePrincipal: ROLE, Operations: ['Encrypt', 'Decrypt'] };

const createGrant = (more: object = {}, save: Record<string, string> = {}): Step => ({
  operation: 'CreateGrant',
  input: { ...GRANT, ...more },
  save: { grantId: 'GrantId', token: 'GrantToken', ...save },
});

const noGrants: Step = { operation: 'ListGrants', input: { KeyId: KEY_ID }, output: { Grants: [], Truncated: false } };

const REFUSED: readonly (readonly [what: string, input: object, code: string, message: string | RegExp])[] = [
  ['no ARN', { GranteePrincipal: 'ExampleRole' }, 'InvalidArnException', 'ARN does not refer to a valid principal.'],
  ['no account', { GranteePrincipal: 'arn:aws:iam:::root' }, 'InvalidArnException', /./],
  ['no grantee', { GranteePrincipal: null }, 'ValidationException', /GranteePrincipal/],
  ['a bad retiring principal', { RetiringPrincipal: 'x' }, 'InvalidArnException', /./],
  ['an operation that the key has not', { Operations: ['Sign'] }, 'ValidationException', /does not support: Sign/],
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
  ['a grant ID alone', { GrantId: UNKNOWN_GRANT_ID }, 'ValidationException'],
  ['a bad token', { GrantToken: 'x' }, 'InvalidGrantTokenException'],
  ['a bad grant ID', { KeyId: KEY_ARN, GrantId: 'x' }, 'InvalidGrantIdException'],
  ['an unknown grant ID', { KeyId: KEY_ARN, GrantId: UNKNOWN_GRANT_ID }, 'NotFoundException'],
];

export const GRANT_CASES: readonly ClientCase[] = [
  {
    name: 'CreateGrant: answers an ID and a token',
    steps: [
      { operation: 'CreateGrant', input: GRANT, output: { GrantId: GRANT_ID, GrantToken: like('^[\\w-]{64,}$') } },
    ],
  },
  {
    name: 'ListGrants: all that a grant says',
    steps: [
      createGrant({
        Name: 'mine',
        RetiringPrincipal: RETIRING,
        Constraints: { EncryptionContextSubset: { department: 'IT' } },
      }),
      {
        operation: 'ListGrants',
        input: { KeyId: KEY_ARN },
        output: {
          Grants: [
            {
              KeyId: KEY_ARN,
              GrantId: '$grantId',
              Name: 'mine',
              CreationDate: daysFromNow(0),
              GranteePrincipal: ROLE,
              RetiringPrincipal: RETIRING,
              IssuingAccount: 'arn:aws:iam::111122223333:root',
              Operations: ['Encrypt', 'Decrypt'],
              Constraints: { EncryptionContextSubset: { department: 'IT' }, EncryptionContextEquals: ABSENT },
            },
          ],
          Truncated: false,
          NextMarker: ABSENT,
        },
      },
    ],
  },
  {
    name: 'ListGrants by grantee and by ID',
    steps: [
      createGrant({}, { first: 'GrantId' }),
      createGrant({ GranteePrincipal: RETIRING }),
      {
        operation: 'ListGrants',
        input: { KeyId: KEY_ID, GranteePrincipal: ROLE },
        output: { Grants: [{ GrantId: '$first' }] },
      },
      {
        operation: 'ListGrants',
        input: { KeyId: KEY_ID, GrantId: '$grantId' },
        output: { Grants: [{ GranteePrincipal: RETIRING }] },
      },
    ],
  },
  {
    name: 'CreateGrant: the same name and parameters make one grant',
    steps: [
      createGrant({ Name: 'retry' }, { first: 'GrantId', firstToken: 'GrantToken' }),
      { operation: 'CreateGrant', input: { ...GRANT, Name: 'retry' }, output: { GrantId: '$first' } },
    ],
  },
  {
    name: 'CreateGrant: without a name, or with other parameters, it makes another each time',
    steps: [
      createGrant(),
      createGrant(),
      createGrant({ Name: 'retry' }),
      createGrant({ Name: 'retry', Operations: ['Decrypt'] }),
      { operation: 'ListGrants', input: { KeyId: KEY_ID }, pages: { size: 2, list: 'Grants', count: 4 } },
    ],
  },
  {
    name: 'CreateGrant for a service',
    steps: [
      createGrant({
        GranteePrincipal: undefined,
        GranteeServicePrincipal: 'dynamodb.amazonaws.com',
        RetiringServicePrincipal: 'dynamodb.amazonaws.com',
        Constraints: { SourceArn: 'arn:aws:dynamodb:us-east-2:111122223333:table/ExampleTable' },
      }),
      {
        operation: 'ListGrants',
        input: { KeyId: KEY_ID },
        output: {
          Grants: [
            {
              GranteePrincipal: ABSENT,
              GranteeServicePrincipal: 'dynamodb.amazonaws.com',
              RetiringServicePrincipal: 'dynamodb.amazonaws.com',
              Constraints: { SourceArn: 'arn:aws:dynamodb:us-east-2:111122223333:table/ExampleTable' },
            },
          ],
        },
      },
    ],
  },
  {
    name: 'CreateGrant, dry: DryRunOperationException, and no grant',
    steps: [
      {
        operation: 'CreateGrant',
        input: { ...GRANT, DryRun: true },
        error: ['DryRunOperationException', like('DryRun')],
      },
      noGrants,
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
    name: 'CreateGrant for a key that waits for its material: KMSInvalidStateException',
    seed: PENDING_IMPORT_SEED,
    steps: [
      { operation: 'CreateGrant', input: GRANT, error: ['KMSInvalidStateException', `${KEY_ARN} is pending import.`] },
    ],
  },
  {
    name: 'RevokeGrant: the grant is gone',
    steps: [createGrant(), { operation: 'RevokeGrant', input: { KeyId: KEY_ID, GrantId: '$grantId' } }, noGrants],
  },
  {
    name: 'RevokeGrant',
    steps: [createGrant(), { operation: 'RevokeGrant', input: { KeyId: KEY_ARN, GrantId: '$grantId' } }],
  },
  {
    name: 'RevokeGrant of a bad grant ID: InvalidGrantIdException',
    steps: [
      {
        operation: 'RevokeGrant',
        input: { KeyId: KEY_ID, GrantId: 'x' },
        error: ['InvalidGrantIdException', "Invalid grantId 'x'"],
      },
    ],
  },
  {
    name: 'RevokeGrant of an unknown grant ID: NotFoundException',
    steps: [
      {
        operation: 'RevokeGrant',
        input: { KeyId: KEY_ID, GrantId: UNKNOWN_GRANT_ID },
        error: ['NotFoundException', `Grant '${UNKNOWN_GRANT_ID}' does not exist`],
      },
    ],
  },
  {
    name: 'RetireGrant by token: the grant is gone',
    steps: [createGrant(), { operation: 'RetireGrant', input: { GrantToken: '$token' } }, noGrants],
  },
  {
    name: 'RetireGrant by key and grant ID',
    steps: [createGrant(), { operation: 'RetireGrant', input: { KeyId: KEY_ARN, GrantId: '$grantId' } }],
  },
  ...NOT_RETIRED.map(
    ([what, input, code]): ClientCase => ({
      name: `RetireGrant with ${what}: ${code}`,
      steps: [{ operation: 'RetireGrant', input, error: [code, like('.')] }],
    }),
  ),
  {
    name: 'ListRetirableGrants: those of one principal, whatever the key',
    steps: [
      createGrant(),
      createGrant({ RetiringPrincipal: RETIRING }, { first: 'GrantId' }),
      createGrant({ RetiringPrincipal: RETIRING, KeyId: HMAC_ID, Operations: ['VerifyMac'] }),
      {
        operation: 'ListRetirableGrants',
        input: { RetiringPrincipal: RETIRING },
        pages: { size: 1, list: 'Grants', count: 2 },
      },
    ],
  },
  {
    name: 'ListRetirableGrants',
    steps: [
      {
        operation: 'ListRetirableGrants',
        input: { RetiringPrincipal: ROLE },
        output: { Grants: [], Truncated: false, NextMarker: ABSENT },
      },
    ],
  },
];
