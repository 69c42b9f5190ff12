import { globSync, readFileSync } from 'node:fs';
import * as sdk from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { checkSameNames } from '../../schema/analysis-tables.ts';
import { findAction, KMS_ACTIONS } from '../../src/analysis/tables/actions.ts';
import { CONDITION_KEYS, findConditionKey } from '../../src/analysis/tables/condition-keys.ts';

const names = KMS_ACTIONS.map(({ name }) => name);

/** ReEncrypt is two actions: one on the key of the ciphertext, one on the new key. */
const toActions = (operation: string) =>
  operation === 'ReEncrypt' ? ['kms:ReEncryptFrom', 'kms:ReEncryptTo'] : [`kms:${operation}`];

/** The comments of the SDK's commands, by action. AWS writes in each who may call it. */
const documentation = new Map(
  globSync('node_modules/@aws-sdk/client-kms/dist-types/commands/*Command.d.ts').flatMap((file) => {
    const text = readFileSync(file, 'utf8').replaceAll(/<\/?\w[^>]*>|[\s*]+/g, ' ');
    return toActions(/(\w+)Command\.d\.ts$/.exec(file)?.[1] ?? '').map((action) => [action, text] as const);
  }),
);

describe('the table of actions', () => {
  it('has the operations of the SDK, and the action that KMS itself uses to copy keys between Regions', () => {
    const commands = Object.keys(sdk).flatMap((name) => /^([A-Z]\w*)Command$/.exec(name)?.[1] ?? []);
    expect(names.toSorted()).toEqual(
      [...commands.flatMap(toActions), 'kms:SynchronizeMultiRegionKey'].toSorted(), // no operation of the API
    );
  });

  it('lets grants allow what the SDK knows as operations of grants', () => {
    const grantable = KMS_ACTIONS.filter((action) => action.grantable).map(({ name }) => name);
    expect(grantable.toSorted()).toEqual(
      Object.values(sdk.GrantOperation)
        .map((name) => `kms:${name}`)
        .toSorted(),
    );
  });

  it('gives other accounts what the documentation of the SDK gives them', () => {
    const onKeys = KMS_ACTIONS.filter(({ name, decidedBy }) => decidedBy !== 'IAM_ONLY' && documentation.has(name));
    const answers = onKeys.map(({ name }) => [
      name,
      /Cross-account use[ :]+(Yes|No)\b/.exec(documentation.get(name) ?? '')?.[1],
    ]);
    expect(answers).toEqual(onKeys.map(({ name, acrossAccounts }) => [name, acrossAccounts ? 'Yes' : 'No']));
  });

  it('leaves to IAM policies what the documentation of the SDK leaves to them', () => {
    const byIam = [...documentation].filter(([, text]) => {
      const [required = ''] = /Required permissions[ :].*?(Related operations|Eventual consistency)/.exec(text) ?? [];
      return required.includes('(IAM policy)') && !required.includes('(key policy)');
    });
    expect(byIam.map(([name]) => name).toSorted()).toEqual(
      KMS_ACTIONS.filter(({ decidedBy }) => decidedBy === 'IAM_ONLY')
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  it('has results for the key states, key usages and exceptions of the SDK', () => {
    const states = KMS_ACTIONS.flatMap(({ keyStates }) => [...(keyStates ?? [])]);
    expect([...new Set(states.map(([state]) => state))].toSorted()).toEqual(Object.values(sdk.KeyState).toSorted());
    const usages = new Set(KMS_ACTIONS.flatMap(({ keyUsages }) => keyUsages ?? []));
    expect([...usages].toSorted()).toEqual(Object.values(sdk.KeyUsageType).toSorted());
    const exceptions = new Set(states.flatMap(([, result]) => result.exceptions));
    expect([...exceptions].filter((name) => !(name in sdk))).toEqual([]);
    expect(exceptions.size).toBe(3);
  });

  it('names exceptions where a call can fail, and only there', () => {
    const states = KMS_ACTIONS.flatMap(({ name, keyStates }) =>
      [...(keyStates ?? [])].map((state) => [name, ...state]),
    );
    const wrong = states.filter(([, , result]) => {
      const { result: outcome, exceptions } = result as { result: string; exceptions: readonly string[] };
      return (outcome === 'SUCCEEDS') !== (exceptions.length === 0);
    });
    expect(wrong).toEqual([]);
  });

  it('says what a disabled key still does', () => {
    expect(findAction('kms:Decrypt')?.keyStates?.get('Disabled')).toEqual({
      result: 'FAILS',
      exceptions: ['DisabledException'],
    });
    expect(findAction('kms:DescribeKey')?.keyStates?.get('Disabled')?.result).toBe('SUCCEEDS');
    expect(findAction('kms:EnableKeyRotation')?.keyStates?.get('Enabled')).toEqual({
      result: 'DEPENDS',
      exceptions: ['UnsupportedOperationException'],
    });
    expect(findAction('kms:Sign')?.keyStates?.get('PendingImport')).toBeUndefined();
  });
});

describe('findAction', () => {
  it.each(['kms:Decrypt', 'Decrypt', 'KMS:DECRYPT', 'decrypt'])('finds %s', (name) => {
    expect(findAction(name)?.name).toBe('kms:Decrypt');
  });

  it.each([
    '',
    'kms:',
    'kms:ReEncrypt',
    'kms:*',
    's3:GetObject',
    'kms:kms:Decrypt',
    '__proto__',
    'constructor',
    '\u212ams:Decrypt',
  ])('does not find %j', (name) => expect(findAction(name)).toBeUndefined());
});

describe('the table of condition keys', () => {
  it('has each key once, in any case', () => {
    const folded = CONDITION_KEYS.map(({ name }) => name.toLowerCase());
    expect(new Set(folded).size).toBe(folded.length);
    expect(CONDITION_KEYS.map(({ name }) => findConditionKey(name.replace(/[:/]$/, '$&x')))).toEqual(CONDITION_KEYS);
  });

  it('names actions of the table of actions only', () => {
    const carrying = CONDITION_KEYS.flatMap(({ actions }) => [...(actions ?? [])]);
    expect(carrying.filter((action) => !names.includes(findAction(action)?.name ?? ''))).toEqual([]);
  });

  it('says for the keys of requests which actions carry them, and for no global key', () => {
    expect(findConditionKey('kms:GrantOperations')?.actions).toEqual(new Set(['kms:creategrant']));
    expect(findConditionKey('kms:EncryptionContext:App')?.actions?.has('kms:describekey')).toBe(false);
    expect(findConditionKey('kms:KeySpec')?.actions).toBeNull();
    const global = CONDITION_KEYS.filter(({ name, actions }) => !name.startsWith('kms:') && actions !== null);
    expect(global.map(({ name }) => name)).toEqual(['aws:RequestTag/', 'aws:TagKeys']);
  });

  it('knows types, keys with several values, and what bounds the caller', () => {
    expect(findConditionKey('aws:PrincipalOrgPaths')).toEqual({
      name: 'aws:PrincipalOrgPaths',
      prefix: null,
      type: 'String',
      multiValued: true,
      actions: null,
      iamPoliciesOnly: false,
      boundsWho: true,
    });
    expect(findConditionKey('kms:ResourceAliases')).toMatchObject({ multiValued: true, iamPoliciesOnly: true });
    expect(findConditionKey('kms:ViaService')).toMatchObject({ boundsWho: false });
    expect(findConditionKey('aws:SourceIp')).toMatchObject({ type: 'IPAddress', boundsWho: true });
  });
});

describe('findConditionKey', () => {
  it.each([
    ['KMS:calleraccount', 'kms:CallerAccount'],
    ['kms:EncryptionContext:Department', 'kms:EncryptionContext:'],
    ['kms:encryptioncontext:aws:s3:arn/x', 'kms:EncryptionContext:'],
    ['kms:EncryptionContextKeys', 'kms:EncryptionContextKeys'],
    ['kms:RecipientAttestation:PCR8', 'kms:RecipientAttestation:'],
    ['AWS:PRINCIPALTAG/team:a', 'aws:PrincipalTag/'],
    ['aws:ResourceTag/__proto__', 'aws:ResourceTag/'],
  ])('finds %s', (name, found) => {
    expect(findConditionKey(name)?.name).toBe(found);
  });

  it.each([
    '',
    'kms:EncryptionContext:',
    'kms:EncryptionContext',
    'aws:PrincipalTag/',
    'kms:ViaService:x',
    'CallerAccount',
    's3:prefix',
    '__proto__',
    'constructor',
    'toString',
  ])('does not find %j', (name) => expect(findConditionKey(name)).toBeUndefined());
});

describe('npm run codegen', () => {
  it('names what the package has and the hand-kept files lack, and the other way round', () => {
    expect(() => checkSameNames('action', ['Encrypt', 'NewAction'], ['Encrypt', 'OldAction'])).toThrow(
      'The actions of AWS and src/analysis/tables differ: NewAction is missing in the hand-kept file; OldAction is missing in the package.',
    );
    expect(() => checkSameNames('condition key', ['a'], ['a', 'a'])).toThrow('a is there twice');
    expect(() => checkSameNames('action', ['a', 'b'], ['b', 'a'])).not.toThrow();
  });
});
