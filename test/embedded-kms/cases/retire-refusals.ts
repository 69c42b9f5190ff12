import { type ClientCase, DOC_KEY, DOC_KEY_ARN, like } from './_case.ts';
import { inferred } from './_evidence.ts';

const GRANTEE = 'arn:aws:iam::111122223333:user/Grantee';
const UNKNOWN_GRANT_ID = 'a'.repeat(64);

const NOT_RETIRED: readonly (readonly [what: string, input: object, code: string])[] = [
  ['nothing', {}, 'ValidationException'],
  ['only a grant ID', { GrantId: UNKNOWN_GRANT_ID }, 'ValidationException'],
  ['a bad token', { GrantToken: 'x' }, 'InvalidGrantTokenException'],
  ['a bad grant ID', { KeyId: DOC_KEY_ARN, GrantId: 'x' }, 'InvalidGrantIdException'],
  ['an unknown grant ID', { KeyId: DOC_KEY_ARN, GrantId: UNKNOWN_GRANT_ID }, 'NotFoundException'],
];

export const RETIRE_REFUSAL_CASES: readonly ClientCase[] = [
  {
    name: 'RevokeGrant of a bad grant ID: InvalidGrantIdException',
    evidence: inferred('service model'),
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
    evidence: inferred('service model'),
    steps: [
      {
        operation: 'RevokeGrant',
        input: { KeyId: DOC_KEY, GrantId: UNKNOWN_GRANT_ID },
        error: ['NotFoundException', `Grant '${UNKNOWN_GRANT_ID}' does not exist`],
      },
    ],
  },
  {
    name: 'RetireGrant with a token of another Region: NotFoundException',
    evidence: inferred('RetireGrant with an unknown grant ID'),
    steps: [
      {
        operation: 'CreateGrant',
        input: { KeyId: DOC_KEY, GranteePrincipal: GRANTEE, Operations: ['Decrypt'] },
        save: { token: 'GrantToken' },
      },
      {
        operation: 'RetireGrant',
        region: 'eu-west-1',
        input: { GrantToken: '$token' },
        error: ['NotFoundException', like('^Grant .* does not exist$')],
      },
    ],
  },
  ...NOT_RETIRED.map(
    ([what, input, code]): ClientCase => ({
      name: `RetireGrant with ${what}: ${code}`,
      evidence: inferred('RetireGrant'),
      steps: [{ operation: 'RetireGrant', input, error: [code, like('.')] }],
    }),
  ),
];
