import { describe, expect, it } from 'vitest';
import { ACCOUNT, ALIAS, arnOf, DOC_KEY, REGION, setup } from '../_setup.ts';
import { graphql } from '../generated/gql.ts';

const ONE_POLICY = graphql(`
  query OnePolicy($id: ID!, $name: String! = "default") {
    key(id: $id) {
      arn
      policy(name: $name) {
        __typename
        ... on KeyPolicy {
          text
          name
          digest
          fetchedAt
          key { arn }
          problems { message pointer }
          document {
            version
            policyId
            json
            statements {
              sid
              effect
              pointer
              principals { kind value accountId }
              notPrincipals { kind value }
              actions
              notActions
              resources
              notResources
              conditions { operator key values }
            }
          }
        }
        ... on KmsException { code message retryable requestId }
        ... on KmsAccessDeniedException { permission }
        ... on KmsThrottlingException { retryAfterMs }
      }
    }
  }
`);

/** AWS KMS Developer Guide, "Default key policy". */
const DEFAULT_POLICY = `{
  "Version" : "2012-10-17",
  "Id" : "key-default-1",
  "Statement" : [ {
    "Sid" : "Enable IAM User Permissions",
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : "arn:aws:iam::111122223333:root"
    },
    "Action" : "kms:*",
    "Resource" : "*"
  } ]
}`;

describe('Key.policy', () => {
  it("answers with the documentation's default policy, text and document, in one call", async () => {
    const { query, kms } = await setup();
    const { data, errors } = await query(ONE_POLICY, { id: DOC_KEY });
    expect(errors).toBeUndefined();
    expect(data.key).toEqual({
      arn: arnOf(DOC_KEY),
      policy: {
        __typename: 'KeyPolicy',
        text: DEFAULT_POLICY,
        name: 'default',
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        fetchedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        key: { arn: arnOf(DOC_KEY) },
        problems: [],
        document: {
          version: '2012-10-17',
          policyId: 'key-default-1',
          json: JSON.parse(DEFAULT_POLICY),
          statements: [
            {
              sid: 'Enable IAM User Permissions',
              effect: 'ALLOW',
              pointer: '/Statement/0',
              principals: [{ kind: 'ACCOUNT', value: `arn:aws:iam::${ACCOUNT}:root`, accountId: ACCOUNT }],
              notPrincipals: null,
              actions: ['kms:*'],
              notActions: null,
              resources: ['*'],
              notResources: null,
              conditions: [],
            },
          ],
        },
      },
    });
    expect([kms.callCount('GetKeyPolicy'), kms.callCount()]).toEqual([1, 1]);
  });

  it('makes one call for a key, however often and in whatever form it is asked for', async () => {
    const { query, kms } = await setup();
    const { data } = await query(
      graphql(`
        query SameKey($id: ID!, $arn: ID!, $node: ID!) {
          a: key(id: $id) { policy { ... on KeyPolicy { digest } } again: policy { ... on KeyPolicy { text } } }
          b: key(id: $arn) { policy(name: "default") { ... on KeyPolicy { digest } } }
          c: key(id: $id, region: "us-east-2", accountId: "111122223333") { policy { ... on KeyPolicy { digest } } }
          d: node(id: $node) { ... on Key { policy { ... on KeyPolicy { digest } } } }
        }
      `),
      { id: DOC_KEY, arn: arnOf(DOC_KEY), node: btoa(`Key:${arnOf(DOC_KEY)}`) },
    );
    expect(data.a?.policy).toHaveProperty('digest');
    expect(data.b?.policy).toEqual(data.a?.policy);
    expect(data.c?.policy).toEqual(data.a?.policy);
    expect(data.d).toEqual({ policy: data.a?.policy });
    expect([kms.callCount('GetKeyPolicy'), kms.callCount()]).toEqual([1, 1]);
  });

  it.each([ALIAS, `arn:aws:kms:${REGION}:${ACCOUNT}:${ALIAS}`])(
    'finds %s by one DescribeKey, and reads its policy by one GetKeyPolicy',
    async (id) => {
      const { query, kms } = await setup();
      const { data, errors } = await query(ONE_POLICY, { id });
      expect(errors).toBeUndefined();
      expect(data.key?.policy.__typename).toBe('KeyPolicy');
      expect([kms.callCount('DescribeKey'), kms.callCount('GetKeyPolicy'), kms.callCount()]).toEqual([1, 1, 2]);
    },
  );

  it('reads a policy that is not called default as what KMS says of it', async () => {
    const { query } = await setup();
    const { data } = await query(ONE_POLICY, { id: DOC_KEY, name: 'other' });
    expect(data.key?.policy).toMatchObject({
      __typename: 'KmsNotFoundException',
      code: 'NotFoundException',
      message: 'No such policy exists',
      retryable: false,
    });
  });

  it.each([
    ['fake-key-id', expect.stringMatching(/^Invalid keyId 'fake-key-id'\. Did you mean "alias\/fake-key-id"\?/)],
    ['00000000-0000-4000-8000-000000000000', `Key '${arnOf('00000000-0000-4000-8000-000000000000')}' does not exist`],
  ])('answers KmsNotFoundException for the key ID %s', async (id, message) => {
    const { query } = await setup();
    const { data, errors } = await query(ONE_POLICY, { id });
    expect(errors).toBeUndefined();
    expect(data.key?.policy).toMatchObject({ __typename: 'KmsNotFoundException', message });
  });

  it('refuses the key of an account that is not configured, without a call', async () => {
    const { query, kms } = await setup();
    const { data } = await query(ONE_POLICY, { id: `arn:aws:kms:${REGION}:444455556666:key/${DOC_KEY}` });
    expect(data.key?.policy).toMatchObject({
      __typename: 'KmsAccessDeniedException',
      code: 'AccessDeniedException',
      message: expect.stringContaining('444455556666'),
      permission: 'kms:GetKeyPolicy',
      requestId: null,
    });
    expect(kms.callCount()).toBe(0);
  });

  it("takes the Region from a key's ARN", async () => {
    const { query, calls } = await setup();
    await query(ONE_POLICY, { id: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/${DOC_KEY}` });
    expect(calls.map(({ region }) => region)).toEqual(['eu-west-1']);
  });
});
