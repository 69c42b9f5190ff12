import type { ClientCase } from './_case.ts';
import { ABSENT, DOC_KEY, like } from './_case.ts';
import { inferred, MODEL } from './_evidence.ts';

const ROLE = 'arn:aws:iam::111122223333:role/ExampleRole';

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
