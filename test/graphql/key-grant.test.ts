import { expect, it } from 'vitest';
import { setup } from '../_setup.ts';
import { graphql } from '../generated/gql.ts';

const KEY = '00000000-0000-4000-8000-000000000001';
const WORKER = 'arn:aws:iam::444455556666:role/Worker';

const GRANTEES = graphql(`
  query Grantees($id: ID!) {
    key(id: $id) {
      grants {
        nodes {
          grantee { kind value accountId }
          granteePrincipal
          granteeServicePrincipal
          retiree { kind value accountId }
          retiringPrincipal
          retiringServicePrincipal
          operations
          constraints
        }
      }
    }
  }
`);

it('a grant to an AWS service names the service as grantee, and as who can retire the grant', async () => {
  const service = 'dynamodb.amazonaws.com';
  const constraints = { sourceArn: 'arn:aws:dynamodb:us-east-2:111122223333:table/Orders' };
  const { query } = await setup({
    seed: {
      keys: [
        {
          keyId: KEY,
          grants: [
            {
              granteeServicePrincipal: service,
              retiringServicePrincipal: service,
              operations: ['Decrypt', 'GenerateDataKey'],
              constraints,
            },
          ],
        },
      ],
    },
  });
  const { data, errors } = await query(GRANTEES, { id: KEY });
  expect(errors).toBeUndefined();
  expect(data.key?.grants?.nodes).toEqual([
    {
      grantee: { kind: 'SERVICE', value: service, accountId: null },
      granteePrincipal: null,
      granteeServicePrincipal: service,
      retiree: { kind: 'SERVICE', value: service, accountId: null },
      retiringPrincipal: null,
      retiringServicePrincipal: service,
      operations: ['Decrypt', 'GenerateDataKey'],
      constraints: { SourceArn: constraints.sourceArn },
    },
  ]);
});

it('a grant to an IAM role names the role, its kind and its account, and nobody who can retire it', async () => {
  const { query } = await setup({
    seed: { keys: [{ keyId: KEY, grants: [{ granteePrincipal: WORKER, operations: ['Decrypt'] }] }] },
  });
  const { data } = await query(GRANTEES, { id: KEY });
  expect(data.key?.grants?.nodes).toMatchObject([
    {
      grantee: { kind: 'IAM_ROLE', value: WORKER, accountId: '444455556666' },
      granteePrincipal: WORKER,
      granteeServicePrincipal: null,
      retiree: null,
      retiringPrincipal: null,
      retiringServicePrincipal: null,
    },
  ]);
});
