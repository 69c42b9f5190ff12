import type { ClientCase, Step } from './_case.ts';
import { ABSENT, DOC_KEY, DOC_KEY_ARN, daysFromNow, HMAC_ID, like } from './_case.ts';

const ROLE = 'arn:aws:iam::111122223333:role/ExampleRole';
const RETIRING = 'arn:aws:iam::111122223333:user/Retiring';
const GRANT_ID = like('^[0-9a-f]{64}$');

export const GRANT = { KeyId: DOC_KEY, GranteePrincipal: ROLE, Operations: ['Encrypt', 'Decrypt'] };

const createGrant = (more: object = {}, save: Record<string, string> = {}): Step => ({
  operation: 'CreateGrant',
  input: { ...GRANT, ...more },
  save: { grantId: 'GrantId', token: 'GrantToken', ...save },
});

export const NO_GRANTS: Step = {
  operation: 'ListGrants',
  input: { KeyId: DOC_KEY },
  output: { Grants: [], Truncated: false },
};

export const GRANT_CASES: readonly ClientCase[] = [
  {
    name: 'CreateGrant answers a grant ID and a grant token',
    steps: [
      { operation: 'CreateGrant', input: GRANT, output: { GrantId: GRANT_ID, GrantToken: like('^[\\w-]{64,}$') } },
    ],
  },
  {
    name: 'ListGrants: all members of a grant',
    steps: [
      createGrant({
        Name: 'mine',
        RetiringPrincipal: RETIRING,
        Constraints: { EncryptionContextSubset: { department: 'IT' } },
      }),
      {
        operation: 'ListGrants',
        input: { KeyId: DOC_KEY_ARN },
        output: {
          Grants: [
            {
              KeyId: DOC_KEY_ARN,
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
        input: { KeyId: DOC_KEY, GranteePrincipal: ROLE },
        output: { Grants: [{ GrantId: '$first' }] },
      },
      {
        operation: 'ListGrants',
        input: { KeyId: DOC_KEY, GrantId: '$grantId' },
        output: { Grants: [{ GranteePrincipal: RETIRING }] },
      },
    ],
  },
  {
    name: 'CreateGrant with the same name and parameters creates one grant',
    steps: [
      createGrant({ Name: 'retry' }, { first: 'GrantId', firstToken: 'GrantToken' }),
      { operation: 'CreateGrant', input: { ...GRANT, Name: 'retry' }, output: { GrantId: '$first' } },
    ],
  },
  {
    name: 'CreateGrant without a name, or with other parameters, creates another grant each time',
    steps: [
      createGrant(),
      createGrant(),
      createGrant({ Name: 'retry' }),
      createGrant({ Name: 'retry', Operations: ['Decrypt'] }),
      { operation: 'ListGrants', input: { KeyId: DOC_KEY }, pages: { size: 2, list: 'Grants', count: 4 } },
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
        input: { KeyId: DOC_KEY },
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
    name: 'RevokeGrant deletes the grant',
    steps: [createGrant(), { operation: 'RevokeGrant', input: { KeyId: DOC_KEY, GrantId: '$grantId' } }, NO_GRANTS],
  },
  {
    name: 'RevokeGrant',
    steps: [createGrant(), { operation: 'RevokeGrant', input: { KeyId: DOC_KEY_ARN, GrantId: '$grantId' } }],
  },
  {
    name: 'RetireGrant by token deletes the grant',
    steps: [createGrant(), { operation: 'RetireGrant', input: { GrantToken: '$token' } }, NO_GRANTS],
  },
  {
    name: 'RetireGrant by key and grant ID',
    steps: [createGrant(), { operation: 'RetireGrant', input: { KeyId: DOC_KEY_ARN, GrantId: '$grantId' } }],
  },
  {
    name: 'ListRetirableGrants: the grants of one principal, of all keys',
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
