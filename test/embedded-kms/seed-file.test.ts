import { readFileSync } from 'node:fs';
import { GetKeyPolicyCommand, GetKeyRotationStatusCommand, ListGrantsCommand } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toDefaultPolicy } from '../../src/embedded-kms/rules/default-policy.ts';
import { createRecords } from '../../src/embedded-kms/seed/create-records.ts';
import { exampleSeed } from '../../src/embedded-kms/seed/examples/example-seed.ts';
import { parseSeed } from '../../src/embedded-kms/seed/parse-seed.ts';
import { SeedError } from '../../src/embedded-kms/seed/seed-error.ts';
import { SEED } from '../../src/embedded-kms/seed/seed-schema.ts';
import { startKms } from './_kms.ts';

const SCHEMA = new URL('../../schema/embedded-kms-seed.schema.json', import.meta.url);

function problemsOf(text: string): readonly string[] {
  try {
    createRecords(parseSeed(text));
  } catch (error) {
    if (error instanceof SeedError) return error.problems;
    throw error;
  }
  return [];
}

describe('a seed file', () => {
  it('can have everything that a seed has, and the URL or path of its JSON Schema', () => {
    const seed = { $schema: './schema/embedded-kms-seed.schema.json', ...exampleSeed() };
    expect(parseSeed(JSON.stringify(seed))).toEqual(seed);
    expect(parseSeed(`\ufeff${JSON.stringify(seed)}`)).toEqual(seed);
  });

  it.each([
    ['', ['The text is not JSON: at line 1, column 1 there is the end of the text, and a value was expected.']],
    [
      '{\n  "keys": [\n    { "keyId": "a", }\n  ]\n}',
      ['The text is not JSON: at line 3, column 21 there is "}", and a key was expected.'],
    ],
    [
      '{"keys": [{"keyId": "a"},\n  {"keyId": "b", "policy": "x", "policy": "y", "policy": "z"}]}',
      ['/keys/1/policy: the key is given twice, again at line 2, column 33; expected each key of an object once'],
    ],
    ['{}', [expect.stringMatching(/^\/keys: .*expected array/)]],
    ['[]', [expect.stringMatching(/^Invalid input: expected object/)]],
    [
      JSON.stringify({ keys: [{ keyId: 'a', polcy: '' }], role: [] }),
      [expect.stringMatching(/^Unrecognized key: "role"/), expect.stringMatching(/^\/keys\/0: .*"polcy"/)],
    ],
    [
      JSON.stringify({
        keys: [{ keyId: 'a' }, { accountId: '1', region: 'nowhere', createdAt: 'today', aliases: ['alias/x', 'y'] }, 7],
        roles: [{ arn: 'arn:aws:iam::111122223333:user/Alice' }],
        faults: [{ fault: { kind: 'explode' } }],
      }),
      [
        '/roles/0/arn: expected the ARN of a role',
        expect.stringMatching(/^\/faults\/0\/fault\/kind: /),
        expect.stringMatching(/^\/keys\/1\/keyId: .*expected string/),
        '/keys/1/accountId: expected an account ID of 12 digits',
        '/keys/1/region: expected a Region such as us-east-2',
        '/keys/1/aliases/1: expected an alias name such as alias/example',
        '/keys/1/createdAt: expected a time such as 2026-01-15T09:30:00Z',
        expect.stringMatching(/^\/keys\/2: .*expected object/),
      ],
    ],
    [
      JSON.stringify({ keys: [{ keyId: 'a', spec: 'HMAC_256', usage: 'SIGN_VERIFY' }] }),
      ['/keys/0/usage: expected a usage that KMS has for keys of this spec'],
    ],
    [
      JSON.stringify({
        keys: [],
        faults: [{ fault: { kind: 'quota', perSecond: -1, burst: 0.5 } }, { fault: { kind: 'quota', rate: 10 } }],
      }),
      [
        expect.stringMatching(/^\/faults\/0\/fault\/perSecond: .*>0/),
        expect.stringMatching(/^\/faults\/0\/fault\/burst: .*expected int/),
        expect.stringMatching(/^\/faults\/1\/fault\/perSecond: .*expected number/),
        expect.stringMatching(/^\/faults\/1\/fault\/burst: .*expected number/),
        expect.stringMatching(/^\/faults\/1\/fault: .*"rate"/),
      ],
    ],
    [
      JSON.stringify({
        keys: [
          { keyId: 'a', aliases: ['alias/x'] },
          { keyId: 'a', aliases: ['alias/x'] },
        ],
      }),
      [
        'arn:aws:kms:us-east-2:111122223333:key/a is given more than once',
        'arn:aws:kms:us-east-2:111122223333:alias/x is given more than once',
      ],
    ],
    [
      `{"keys":[{"keyId":"a","policy":${'{"x":'.repeat(70)}1${'}'.repeat(70)}}]}`,
      ['/keys/0/policy: expected a policy, got an object that is nested too deep for one'],
    ],
  ])('%j is refused with all problems and their positions', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('has a JSON Schema that is generated from the code, with descriptions', () => {
    const schema = JSON.parse(readFileSync(SCHEMA, 'utf8'));
    expect(schema).toMatchObject(z.toJSONSchema(SEED, { io: 'input' }));
    expect(schema.properties.keys.items.properties.region.description).toBe('Default: us-east-2.');
    expect(schema.required).toEqual(['keys']);
  });
});

describe('a seed', () => {
  it('can have a policy as a JSON object, which is answered in the format of KMS', async () => {
    const policy = JSON.parse(toDefaultPolicy('111122223333', 'us-east-2'));
    const client = (await startKms({ seed: { keys: [{ keyId: 'a', policy }] } })).client();
    const { Policy } = await client.send(new GetKeyPolicyCommand({ KeyId: 'a' }));
    expect(Policy).toBe(toDefaultPolicy('111122223333', 'us-east-2'));
  });

  it('can have grants, of principals and of services', async () => {
    const keys = [
      {
        keyId: 'a',
        createdAt: '2026-01-15T09:30:00Z',
        grants: [
          {
            name: 'reader',
            granteePrincipal: 'arn:aws:iam::444455556666:role/Reader',
            retiringPrincipal: 'arn:aws:iam::444455556666:root',
            operations: ['Decrypt'],
            constraints: { encryptionContextSubset: { team: 'payments' } },
          },
          { granteeServicePrincipal: 'dynamodb.amazonaws.com', operations: ['Encrypt', 'Decrypt'] },
        ],
      },
    ] as const;
    const client = (await startKms({ seed: { keys } })).client();
    const { Grants = [] } = await client.send(new ListGrantsCommand({ KeyId: 'a' }));
    expect(new Set(Grants.map(({ GrantId }) => GrantId)).size).toBe(2);
    expect(Grants.find(({ Name }) => Name === 'reader')).toMatchObject({
      GranteePrincipal: 'arn:aws:iam::444455556666:role/Reader',
      RetiringPrincipal: 'arn:aws:iam::444455556666:root',
      IssuingAccount: 'arn:aws:iam::111122223333:root',
      Operations: ['Decrypt'],
      Constraints: { EncryptionContextSubset: { team: 'payments' } },
      CreationDate: new Date('2026-01-15T09:30:00Z'),
    });
    expect(Grants.find(({ Name }) => Name !== 'reader')).toMatchObject({
      GranteeServicePrincipal: 'dynamodb.amazonaws.com',
      Operations: ['Encrypt', 'Decrypt'],
    });
  });

  it('can have automatic rotation', async () => {
    const keys = [
      { keyId: 'a', rotation: { periodInDays: 100, nextDate: '2099-01-01T00:00:00Z' } },
      { keyId: 'b', rotation: {} },
      { keyId: 'c' },
    ];
    const client = (await startKms({ seed: { keys } })).client();
    const read = (KeyId: string) => client.send(new GetKeyRotationStatusCommand({ KeyId }));
    expect(await read('a')).toMatchObject({
      KeyRotationEnabled: true,
      RotationPeriodInDays: 100,
      NextRotationDate: new Date('2099-01-01T00:00:00Z'),
    });
    expect(await read('b')).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 365 });
    expect(await read('c')).toMatchObject({ KeyRotationEnabled: false });
  });
});
