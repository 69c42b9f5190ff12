import { describe, expect, it } from 'vitest';
import { ALIAS, arnOf, DOC_KEY, setup } from '../_setup.ts';
import { graphql } from '../generated/gql.ts';

const ALL_FIELDS = graphql(`
  query Description($id: ID!) {
    key(id: $id) {
      id
      arn
      keyId
      accountId
      region
      partition
      metadata {
        description
        state
        enabled
      usage
      spec
      origin
      manager
      createdAt
      deletionDate
      validTo
      expirationModel
      pendingDeletionWindowInDays
      customKeyStoreId
      cloudHsmClusterId
      xksKeyId
      encryptionAlgorithms
      signingAlgorithms
      keyAgreementAlgorithms
      macAlgorithms
        encapsulationAlgorithms
        currentKeyMaterialId
        multiRegion { type primary { arn region } replicas { arn } }
      }
    }
  }
`);

describe('Key.metadata', () => {
  it('costs one call for all its fields', async () => {
    const { query, kms } = await setup();
    const { data, errors } = await query(ALL_FIELDS, { id: DOC_KEY });
    expect(errors).toBeUndefined();
    expect(data.key).toMatchObject({
      arn: arnOf(DOC_KEY),
      keyId: DOC_KEY,
      accountId: '111122223333',
      region: 'us-east-2',
      partition: 'aws',
      metadata: {
        state: 'Enabled',
        enabled: true,
        usage: 'ENCRYPT_DECRYPT',
        spec: 'SYMMETRIC_DEFAULT',
        origin: 'AWS_KMS',
        manager: 'CUSTOMER',
        createdAt: expect.stringMatching(/^\d{4}-/),
        deletionDate: null,
        encryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
        signingAlgorithms: null,
        encapsulationAlgorithms: null,
        currentKeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
        multiRegion: null,
      },
    });
    expect([kms.callCount('DescribeKey'), kms.callCount()]).toEqual([1, 1]);
  });

  it('costs no further call for a key that was found by its alias', async () => {
    const { query, kms } = await setup();
    const { data } = await query(ALL_FIELDS, { id: ALIAS });
    expect(data.key?.metadata?.state).toBe('Enabled');
    expect(kms.callCount()).toBe(1);
  });

  it('names the related keys of a multi-Region key, whose fields can be selected', async () => {
    const { query } = await setup();
    const { data } = await query(ALL_FIELDS, { id: 'mrk-1234abcd12ab34cd56ef1234567890ab' });
    expect(data.key?.metadata?.multiRegion?.type).toBe('PRIMARY');
    expect(data.key?.metadata?.multiRegion?.primary).toEqual({
      arn: arnOf('mrk-1234abcd12ab34cd56ef1234567890ab'),
      region: 'us-east-2',
    });
  });

  it('reports one failure for all of them in errors[], beside a policy that still answers', async () => {
    const { query, kms, calls } = await setup();
    kms.setFaults([{ operation: 'DescribeKey', fault: { kind: 'error', code: 'NotFoundException', message: 'gone' } }]);
    const { data, errors } = await query(
      graphql(`
        query Failing($id: ID!) { key(id: $id) { metadata { state spec } policy { __typename } } }
      `),
      { id: DOC_KEY },
    );
    expect(data.key).toEqual({ metadata: null, policy: { __typename: 'KeyPolicy' } });
    const extensions = {
      code: 'NotFoundException',
      operation: 'DescribeKey',
      keyId: arnOf(DOC_KEY),
      retryable: false,
      requestId: calls.find(({ operation }) => operation === 'DescribeKey')?.requestId,
    };
    expect(errors).toEqual([{ message: 'gone', path: ['key', 'metadata'], extensions }]);
    expect(kms.callCount('DescribeKey')).toBe(1);
  });

  it('reports throttling with the time to wait', async () => {
    const { query, kms } = await setup({ env: { REQUEST_DEADLINE_MS: '300' } });
    kms.setFaults([{ operation: 'DescribeKey', fault: { kind: 'throttle' } }]);
    const { errors } = await query(ALL_FIELDS, { id: DOC_KEY });
    expect(errors?.at(0)?.extensions).toMatchObject({
      code: 'ThrottlingException',
      operation: 'DescribeKey',
      retryable: true,
      retryAfterMs: 1000,
    });
  });

  it('reads a value that AWS has added as UNKNOWN, and logs it', async () => {
    const { query, logged } = await setup({
      seed: { keys: [{ keyId: DOC_KEY, state: 'Hibernating' as never }] },
    });
    const { data, errors } = await query(ALL_FIELDS, { id: DOC_KEY });
    expect(errors).toBeUndefined();
    expect(data.key?.metadata?.state).toBe('UNKNOWN');
    expect(logged).toContainEqual(expect.objectContaining({ enum: 'KeyState', value: 'Hibernating' }));
  });
});

describe('Key.policyNames', () => {
  it('costs one ListKeyPolicies', async () => {
    const { query, kms } = await setup();
    const { data } = await query(graphql(`query Names($id: ID!) { key(id: $id) { policyNames } }`), { id: DOC_KEY });
    expect(data.key?.policyNames).toEqual(['default']);
    expect([kms.callCount('ListKeyPolicies'), kms.callCount()]).toEqual([1, 1]);
  });
});
