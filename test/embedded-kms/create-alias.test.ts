import { CreateAliasCommand, DescribeKeyCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { DOC_KEY, DOC_KEY_ARN, failureOf, startKms } from './_kms.ts';

describe('CreateAlias', () => {
  it('gives a key an alias at once, and a second one only with another name', async () => {
    const client = (await startKms()).client();
    const input = { AliasName: 'alias/new', TargetKeyId: DOC_KEY_ARN };
    await client.send(new CreateAliasCommand(input));
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: 'alias/new' }));
    expect(KeyMetadata?.KeyId).toBe(DOC_KEY);
    expect(await failureOf(client.send(new CreateAliasCommand(input)))).toEqual([
      'AlreadyExistsException',
      'An alias with the name arn:aws:kms:us-east-2:111122223333:alias/new already exists',
    ]);
  });

  it.each([
    [
      'mine',
      DOC_KEY,
      'ValidationException',
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    ],
    [
      'alias/a b',
      DOC_KEY,
      'ValidationException',
      "1 validation error detected: Value 'alias/a b' at 'aliasName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$",
    ],
    ['alias/', DOC_KEY, 'InvalidAliasNameException', 'Alias name is empty'],
    ['alias/a:b', DOC_KEY, 'ValidationException', 'alias/a:b contains invalid characters for an alias'],
    ['alias/aws/s4', DOC_KEY, 'NotAuthorizedException', expect.any(String)],
    ['alias/new', 'alias/ExampleAlias', 'ValidationException', 'Aliases must refer to keys. Not aliases'],
    ['alias/new', 'x', 'NotFoundException', "Invalid keyId 'x'"],
    [
      'alias/new',
      '81a3cf76-5e42-40db-b3a9-c62718091aeb',
      'KMSInvalidStateException',
      'arn:aws:kms:us-east-2:111122223333:key/81a3cf76-5e42-40db-b3a9-c62718091aeb is pending deletion.',
    ],
  ])('answers %s for %s with %s', async (AliasName, TargetKeyId, name, message) => {
    const client = (await startKms()).client();
    expect(await failureOf(client.send(new CreateAliasCommand({ AliasName, TargetKeyId })))).toEqual([name, message]);
  });

  it('allows at most 50 aliases of a key', async () => {
    const aliases = Array.from({ length: 50 }, (_, i) => `alias/${i}`);
    const client = (await startKms({ seed: { keys: [{ keyId: 'full', aliases }] } })).client();
    const call = client.send(new CreateAliasCommand({ AliasName: 'alias/one-more', TargetKeyId: 'full' }));
    expect((await failureOf(call))[0]).toBe('LimitExceededException');
  });
});
