import { describe, expect, it } from 'vitest';
import {
  ALICE,
  allow,
  BOB,
  by,
  expectDenied,
  foreign,
  KEY,
  KEY_ARN,
  noIdentityPolicy,
  noKeyPolicy,
  OTHERS,
  startEnforced,
} from './_enforcement.ts';
import { failureOf } from './_kms.ts';

const PLAINTEXT = { Plaintext: new Uint8Array([1]) };
const ENCRYPT = { KeyId: KEY, ...PLAINTEXT, DryRun: true };
const DRY_RUN = ['DryRunOperationException', 'The request would have succeeded, but the DryRun option is set.'];

describe('a cryptographic operation with DryRun', () => {
  it('says whether policies allow it', async () => {
    const { send } = await startEnforced({ identity: { ALICE: [allow('kms:Encrypt')] } });
    expect(await failureOf(send('ALICE', 'Encrypt', ENCRYPT))).toEqual(DRY_RUN);
    const dataKey = { KeyId: KEY, KeySpec: 'AES_256', DryRun: true };
    await expectDenied(send('ALICE', 'GenerateDataKey', dataKey), ALICE, noIdentityPolicy('kms:GenerateDataKey'));
  });

  it.each([
    [{ Department: 'HR', More: 'x' }, true],
    [{ Department: 'IT' }, false],
    [undefined, false],
  ])('is allowed by a grant for its encryption context: %j', async (EncryptionContext, isAllowed) => {
    const constraints = { encryptionContextSubset: { Department: 'HR' } };
    const grants = [{ granteePrincipal: ALICE, operations: ['Encrypt' as const], constraints }];
    const { send } = await startEnforced({ keyPolicy: [OTHERS], key: { grants } });
    const call = send('ALICE', 'Encrypt', { ...ENCRYPT, EncryptionContext });
    if (isAllowed) expect(await failureOf(call)).toEqual(DRY_RUN);
    else await expectDenied(call, ALICE, noKeyPolicy('kms:Encrypt'));
  });

  it.each([
    ['kms:EncryptionContext:Department', 'HR'],
    ['kms:EncryptionAlgorithm', 'SYMMETRIC_DEFAULT'],
    ['kms:RequestAlias', 'alias/mine'],
  ])('has the condition keys of its input: %s', async (name, value) => {
    const statement = allow('kms:Encrypt', { ...by(ALICE), Condition: { StringEquals: { [name]: value } } });
    const { send } = await startEnforced({ keyPolicy: [OTHERS, statement], key: { aliases: ['alias/mine'] } });
    const EncryptionContext = { Department: 'HR' };
    const call = send('ALICE', 'Encrypt', { ...ENCRYPT, KeyId: 'alias/mine', EncryptionContext });
    expect(await failureOf(call)).toEqual(DRY_RUN);
  });

  it('works across accounts', async () => {
    const { send } = await startEnforced({
      keyPolicy: [OTHERS, allow('kms:Encrypt', by(BOB))],
      identity: { BOB: [allow('kms:*')] },
    });
    expect(await failureOf(send('BOB', 'Encrypt', { ...ENCRYPT, KeyId: KEY_ARN }))).toEqual(DRY_RUN);
    const input = { KeyId: KEY_ARN, CiphertextBlob: new Uint8Array([1]), DryRun: true };
    await expectDenied(send('BOB', 'Decrypt', input), BOB, foreign('kms:Decrypt'));
  });
});

describe('a cryptographic operation without DryRun', () => {
  it('is refused as not served only after it is authorized', async () => {
    const { send } = await startEnforced({ identity: { ALICE: [allow('kms:Encrypt')] } });
    const input = { KeyId: KEY, ...PLAINTEXT };
    expect((await failureOf(send('ALICE', 'Encrypt', input)))[0]).toBe('UnsupportedOperationException');
    await expectDenied(
      send('READER', 'Encrypt', input),
      'arn:aws:sts::111122223333:assumed-role/Reader/READER',
      noIdentityPolicy('kms:Encrypt'),
    );
  });

  it('that names no key is not served', async () => {
    const { send } = await startEnforced();
    const input = { CiphertextBlob: new Uint8Array([1]), DryRun: true };
    expect((await failureOf(send('ALICE', 'Decrypt', input)))[0]).toBe('UnsupportedOperationException');
  });

  it('is not evaluated without enforcement', async () => {
    const { send } = await startEnforced({ options: { enforce: false } });
    expect((await failureOf(send('ALICE', 'Encrypt', ENCRYPT)))[0]).toBe('UnsupportedOperationException');
  });
});
