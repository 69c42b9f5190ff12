import { GetKeyPolicyCommand, ListKeyPoliciesCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { DOC_KEY, DOC_KEY_ARN, errorOf, failureOf, startKms, UNKNOWN_KEY } from './_kms.ts';

const DEFAULT_POLICY =
  '{\n  "Version" : "2012-10-17",\n  "Id" : "key-default-1",\n  "Statement" : [ {\n    "Sid" : "Enable IAM User Permissions",\n    "Effect" : "Allow",\n    "Principal" : {\n      "AWS" : "arn:aws:iam::111122223333:root"\n    },\n    "Action" : "kms:*",\n    "Resource" : "*"\n  } ]\n}';

const OTHER_ACCOUNT_ARN = DOC_KEY_ARN.replace('111122223333', '444455556666');

describe('GetKeyPolicy', () => {
  it.each([
    ['key ID', { KeyId: DOC_KEY, PolicyName: 'default' }],
    ['key ARN', { KeyId: DOC_KEY_ARN, PolicyName: 'default' }],
    ['key ID without a policy name', { KeyId: DOC_KEY }],
  ])("answers the documentation's key with exactly the documented text, by %s", async (_, input) => {
    const client = (await startKms()).client();
    expect(await client.send(new GetKeyPolicyCommand(input))).toMatchObject({
      Policy: DEFAULT_POLICY,
      PolicyName: 'default',
    });
  });

  it.each([
    [{ KeyId: 'alias/ExampleAlias' }, 'InvalidArnException', 'Key Aliases are not supported for this operation.'],
    [
      { KeyId: 'arn:aws:kms:us-east-2:111122223333:alias/ExampleAlias' },
      'InvalidArnException',
      'Key Aliases are not supported for this operation.',
    ],
    [{ KeyId: 'arn:aws:s3:::a-bucket' }, 'InvalidArnException', 'Invalid arn arn:aws:s3:::a-bucket'],
    [
      { KeyId: DOC_KEY_ARN.replace('arn:aws:', 'arn:aws-cn:') },
      'InvalidArnException',
      `Invalid arn ${DOC_KEY_ARN.replace('arn:aws:', 'arn:aws-cn:')}`,
    ],
    [{ KeyId: 'fake-key-id' }, 'NotFoundException', "Invalid keyId 'fake-key-id'"],
    [
      { KeyId: '134f2428cec14b25a1ae9048164dba47' },
      'NotFoundException',
      "Invalid keyId '134f2428cec14b25a1ae9048164dba47'",
    ],
    [{ KeyId: 'mrk-fake-key-id' }, 'NotFoundException', "Invalid keyId 'mrk-fake-key-id'"],
    [
      { KeyId: UNKNOWN_KEY },
      'NotFoundException',
      `Key 'arn:aws:kms:us-east-2:111122223333:key/${UNKNOWN_KEY}' does not exist`,
    ],
    [
      { KeyId: DOC_KEY_ARN.replace(DOC_KEY, UNKNOWN_KEY) },
      'NotFoundException',
      `Key 'arn:aws:kms:us-east-2:111122223333:key/${UNKNOWN_KEY}' does not exist`,
    ],
    [
      { KeyId: 'mrk-00000000000000000000000000000000' },
      'NotFoundException',
      "Key 'arn:aws:kms:us-east-2:111122223333:key/mrk-00000000000000000000000000000000' does not exist",
    ],
    [{ KeyId: DOC_KEY_ARN.replace('us-east-2', 'eu-west-1') }, 'NotFoundException', 'Invalid arn eu-west-1'],
    [
      { KeyId: OTHER_ACCOUNT_ARN },
      'AccessDeniedException',
      'User: arn:aws:iam::111122223333:root is not authorized to perform: kms:GetKeyPolicy on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
    ],
    [{ KeyId: DOC_KEY, PolicyName: 'other' }, 'NotFoundException', 'No such policy exists'],
    [
      { KeyId: undefined },
      'ValidationException',
      "1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null",
    ],
    [
      { KeyId: '', PolicyName: 'a-b' },
      'ValidationException',
      "2 validation errors detected: Value '' at 'keyId' failed to satisfy constraint: Member must have length greater than or equal to 1; Value 'a-b' at 'policyName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w]+",
    ],
    [
      { KeyId: DOC_KEY, PolicyName: 'a'.repeat(129) },
      'ValidationException',
      `1 validation error detected: Value '${'a'.repeat(129)}' at 'policyName' failed to satisfy constraint: Member must have length less than or equal to 128`,
    ],
  ])('answers %j with %s', async (input, name, message) => {
    const client = (await startKms()).client();
    const error = await errorOf(client.send(new GetKeyPolicyCommand(input)));
    expect([error.name, error.message]).toEqual([name, message]);
    expect(error.$metadata).toMatchObject({ httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  it.each(['Disabled', 'PendingDeletion', 'PendingImport', 'Unavailable'] as const)(
    'answers for a key that is %s',
    async (state) => {
      const client = (await startKms({ seed: { keys: [{ keyId: DOC_KEY, state }] } })).client();
      expect((await client.send(new GetKeyPolicyCommand({ KeyId: DOC_KEY }))).Policy).toBe(DEFAULT_POLICY);
    },
  );

  it.each(['', 'not JSON', '{"a":1,"a":2}', '[[[[', '{"__proto__":{}}', '\u0000\ud83d\udd11'])(
    'answers a seeded policy byte for byte: %j',
    async (policy) => {
      const client = (await startKms({ seed: { keys: [{ keyId: DOC_KEY, policy }] } })).client();
      expect((await client.send(new GetKeyPolicyCommand({ KeyId: DOC_KEY }))).Policy).toBe(policy);
    },
  );

  it('answers only keys of the same account and Region', async () => {
    const keys = [
      { keyId: DOC_KEY, accountId: '444455556666', region: 'eu-west-1', policy: 'theirs' },
      { keyId: DOC_KEY, policy: 'ours' },
    ];
    const kms = await startKms({ seed: { keys } });
    const read = (client = kms.client()) => client.send(new GetKeyPolicyCommand({ KeyId: DOC_KEY }));
    expect((await read(kms.client('AKIDEXAMPLE'))).Policy).toBe('ours');
    expect((await read(kms.client('444455556666', 'eu-west-1'))).Policy).toBe('theirs');
    expect(await failureOf(read(kms.client('444455556666')))).toEqual([
      'NotFoundException',
      `Key 'arn:aws:kms:us-east-2:444455556666:key/${DOC_KEY}' does not exist`,
    ]);
  });
});

describe('ListKeyPolicies', () => {
  it('answers the name of the only policy that a key has', async () => {
    const client = (await startKms()).client();
    const answer = await client.send(new ListKeyPoliciesCommand({ KeyId: DOC_KEY_ARN }));
    expect(answer).toMatchObject({ PolicyNames: ['default'], Truncated: false });
    expect(answer).not.toHaveProperty('NextMarker');
  });

  it.each([
    [{ KeyId: 'alias/ExampleAlias' }, 'InvalidArnException', 'Key Aliases are not supported for this operation.'],
    [{ KeyId: 'x' }, 'NotFoundException', "Invalid keyId 'x'"],
    [{ KeyId: DOC_KEY, Marker: 'x' }, 'ValidationException', "Invalid marker 'x'"],
  ])('answers %j with %s', async (input, name, message) => {
    const client = (await startKms()).client();
    expect(await failureOf(client.send(new ListKeyPoliciesCommand(input)))).toEqual([name, message]);
  });
});
