import { describe, expect, it } from 'vitest';
import { ACCOUNT, REGION } from '../_setup.ts';
import { accessibleSeed, setupKeys } from './_accessible.ts';

describe('accessibleKeys makes', () => {
  it.each<[string, object, RegExp]>([
    ['no action', { actions: [] }, /^actions is empty: expected at least one/],
    ['too many actions', { actions: Array(101).fill('kms:Decrypt') }, /^actions has 101 entries: expected at most 100/],
    [
      'an action with a mistake',
      { actions: ['kms:Decrypt', 'kms:Decrypy'] },
      /^actions\[1\] is "kms:Decrypy": .*kms:Decrypt/,
    ],
    ['an action with a wildcard', { actions: ['kms:*'] }, /^actions\[0\] is "kms:\*": it has a wildcard/],
    [
      'an action that is not about a key',
      { actions: ['kms:CreateKey'] },
      /^actions has kms:CreateKey: expected actions about a key/,
    ],
    ['no verdict', { verdicts: [] }, /^verdicts is empty/],
    ['a wildcard as the principal', { principal: '*' }, /^principal is "\*"/],
    ['too many keys', { first: 501 }, /^first is 501: expected a number from 1 to 500\.$/],
    ['no key', { first: 0 }, /^first is 0/],
    [
      'a cursor of another list',
      { after: btoa(JSON.stringify([2, `keys of account ${ACCOUNT} in ${REGION}`, null, 1])) },
      /^after is a cursor of "keys of/,
    ],
    [
      'a context that contradicts the Region',
      { context: { keys: [{ key: 'aws:RequestedRegion', values: ['eu-west-1'] }] } },
      /aws:RequestedRegion/,
    ],
    [
      'a context that contradicts the principal',
      { context: { keys: [{ key: 'aws:PrincipalAccount', values: ['444455556666'] }] } },
      /aws:PrincipalAccount/,
    ],
    ...['kms:KeySpec', 'kms:MultiRegion', 'kms:ResourceAliases', 'aws:ResourceTag/team'].map(
      (key): [string, object, RegExp] => [
        `${key}, which each key has for itself,`,
        {
          context: { keys: [{ key: key.toUpperCase().replace('KMS', 'kms').replace('AWS', 'aws'), values: ['true'] }] },
        },
        /^context has ".*": expected it to be left out, because each key has its own\.$/,
      ],
    ),
    [
      'an absent property of a key',
      { context: { absent: ['kms:MultiRegionKeyType'] } },
      /^context has "kms:MultiRegionKeyType"/,
    ],
    ['an identity policy that is none', { identityPolicies: ['{}'] }, /^identityPolicies\[0\]/],
  ])('no call for %s', async (_, variables, message) => {
    const { ask, kms } = await setupKeys(accessibleSeed(1));
    const { keys, errors } = await ask(variables);
    expect(keys).toBeNull();
    expect(errors).toMatchObject([
      { path: ['accounts', 0, 'regions', 0, 'accessibleKeys'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(errors?.[0]?.message).toMatch(message);
    expect(kms.callCount()).toBe(0);
  });
});
