import type { Seed } from '../../../src/embedded-kms/seed/seed.ts';
import type { ClientCase } from './_case.ts';
import { ABSENT, DOC_KEY, like, toArn } from './_case.ts';
import { api, inferred, MODEL } from './_evidence.ts';

const ROLE = 'arn:aws:iam::111122223333:role/ExampleRole';

/** A grant on a key of one account, which a role of another may retire. */
const OF_OTHER_ACCOUNT: Seed = {
  keys: [{ keyId: DOC_KEY, accountId: '444455556666', grants: [{ operations: ['Decrypt'], retiringPrincipal: ROLE }] }],
};

export const RETIRABLE_GRANT_CASES: readonly ClientCase[] = [
  {
    name: 'ListRetirableGrants of an AWS service',
    evidence: MODEL,
    seed: {
      keys: [
        {
          keyId: DOC_KEY,
          grants: [
            { operations: ['Decrypt'], retiringServicePrincipal: 'ec2.amazonaws.com' },
            { operations: ['Decrypt'], retiringPrincipal: ROLE },
          ],
        },
      ],
    },
    steps: [
      {
        operation: 'ListRetirableGrants',
        input: { RetiringServicePrincipal: 'ec2.amazonaws.com' },
        output: { Grants: [{ RetiringServicePrincipal: 'ec2.amazonaws.com', RetiringPrincipal: ABSENT }] },
      },
    ],
  },
  {
    name: 'ListRetirableGrants: grants on keys of another account',
    evidence: api('ListRetirableGrants'),
    seed: OF_OTHER_ACCOUNT,
    steps: [
      {
        operation: 'ListRetirableGrants',
        input: { RetiringPrincipal: ROLE },
        output: { Grants: [{ KeyId: toArn(DOC_KEY, 'us-east-2', '444455556666'), RetiringPrincipal: ROLE }] },
      },
    ],
  },
  {
    name: 'ListRetirableGrants: nothing for a principal of another account',
    evidence: inferred('API Reference, ListRetirableGrants'),
    seed: OF_OTHER_ACCOUNT,
    steps: [
      {
        operation: 'ListRetirableGrants',
        accessKeyId: '444455556666',
        input: { RetiringPrincipal: ROLE },
        output: { Grants: [] },
      },
    ],
  },
  {
    name: 'ListRetirableGrants without a principal: ValidationException',
    evidence: inferred('service model'),
    steps: [{ operation: 'ListRetirableGrants', error: ['ValidationException', like('RetiringServicePrincipal')] }],
  },
  {
    name: 'ListRetirableGrants of a principal and of a service: ValidationException',
    evidence: inferred('API Reference, ListRetirableGrants'),
    steps: [
      {
        operation: 'ListRetirableGrants',
        input: { RetiringPrincipal: ROLE, RetiringServicePrincipal: 'ec2.amazonaws.com' },
        error: ['ValidationException', like('RetiringServicePrincipal')],
      },
    ],
  },
  {
    name: 'ListRetirableGrants of what is no ARN: InvalidArnException',
    evidence: MODEL,
    steps: [
      {
        operation: 'ListRetirableGrants',
        input: { RetiringPrincipal: 'foo' },
        error: ['InvalidArnException', like('^ARN does not refer to a valid principal')],
      },
    ],
  },
];
