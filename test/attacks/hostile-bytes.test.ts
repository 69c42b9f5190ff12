import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type KmsError, toKmsError } from '../../src/kms/exceptions.ts';
import { setup } from '../_setup.ts';
import { keyList, startRawKms } from './_raw-kms.ts';

const MIB = 1024 * 1024;
const POLICIES =
  '{ keys(first: 400) { nodes { policy { __typename ... on KmsException { code message retryable } } } } }';
const BROKEN = { __typename: 'KmsUnavailableException', code: 'BrokenAnswer' };

function policyOf(characters: number) {
  return { Policy: 'x'.repeat(characters) };
}

type Policies = { readonly keys: { readonly nodes: readonly { readonly policy: object }[] } };

describe('the answers of KMS to one request', () => {
  it('are read up to 64 MiB in all; then each further call fails with a code that says so', async () => {
    let sent = 0;
    const large = JSON.stringify(policyOf(MIB - 100));
    const kms = await startRawKms((operation) => {
      if (operation === 'ListKeys') return keyList(400);
      sent += large.length;
      return large;
    });
    const { query } = await setup({ connect: kms.connect });
    const { status, data } = await query<Policies, object>(POLICIES);
    const codes = new Set(data.keys.nodes.map(({ policy }) => JSON.stringify(policy)));
    const AnswersTooLarge = {
      __typename: 'KmsUnavailableException',
      code: 'AnswersTooLarge',
      message: 'The answers of KMS to this request have more than 64 MiB in all: ask for fewer keys at a time.',
      retryable: false,
    };
    expect([status, [...codes].map((code) => JSON.parse(code))]).toEqual([
      200,
      expect.arrayContaining([AnswersTooLarge]),
    ]);
    expect(sent).toBeLessThan((64 + 60) * MIB); // with what was in flight
    // The next request may read as much again.
    expect(
      (
        await query<Policies, object>(
          '{ keys(first: 1) { nodes { policy { __typename ... on KmsException { code } } } } }',
        )
      ).data,
    ).toEqual({
      keys: { nodes: [{ policy: BROKEN }] },
    });
  });

  it.each([
    [131_072, { __typename: 'KeyPolicy' }],
    [131_073, BROKEN],
  ])('are accepted with a policy of up to 131,072 characters, the maximum of KMS: %i', async (characters, policy) => {
    const kms = await startRawKms(() => policyOf(characters));
    const { query } = await setup({ connect: kms.connect });
    const { data } = await query('{ key(id: "k") { policy { __typename ... on KmsException { code } } } }');
    expect(data).toEqual({ key: { policy } });
  });

  it('leave only the first 1,000 characters of a long error in memory', () => {
    const thrown = Object.assign(new Error('m'.repeat(100_000)), {
      name: 'XException',
      $fault: 'client',
      $metadata: { httpStatusCode: 400 },
      $response: { body: 'planted' },
    });
    const error = toKmsError(thrown, { operation: 'DescribeKey', keyId: null }) as KmsError;
    expect(error.failure).toMatchObject({ code: 'XException', message: `${'m'.repeat(999)}…` });
    expect(error.cause).toBeUndefined();
    expect(inspect(error, { depth: 9, showHidden: true }).length).toBeLessThan(10_000);
  });
});
