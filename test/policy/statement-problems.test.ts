import { describe, expect, test } from 'vitest';
import { parseStatement, SOUND } from './_policies.ts';

describe('a statement', () => {
  const only = (value: string) => `${value}; it is left out.`;
  test.each([
    ['LEFT_OUT', { Sid: 1 }, '/Sid', only('Sid is a number, and a string was expected'), { sid: null }],
    [
      'UNKNOWN_ELEMENT',
      { action: 'a' },
      '/action',
      '"action" is not an element of a statement. Did you mean "Action"?',
      {},
    ],
    [
      'PAIR_BOTH',
      { NotAction: 'a' },
      '',
      'This statement has both Action and NotAction; one of the two was expected.',
      { notActions: ['a'] },
    ],
    [
      'PAIR_BOTH',
      { NotPrincipal: '*' },
      '',
      'This statement has both Principal and NotPrincipal; one of the two was expected.',
      {},
    ],
    [
      'PAIR_BOTH',
      { NotResource: 'a' },
      '',
      'This statement has both Resource and NotResource; one of the two was expected.',
      {},
    ],
    [
      'PAIR_MISSING',
      { Action: undefined },
      '',
      'This statement has neither Action nor NotAction; one of the two was expected.',
      { actions: null },
    ],
    [
      'PAIR_MISSING',
      { Principal: undefined },
      '',
      'This statement has neither Principal nor NotPrincipal; one of the two was expected.',
      {},
    ],
    [
      'PAIR_MISSING',
      { Resource: undefined },
      '',
      'This statement has neither Resource nor NotResource; one of the two was expected.',
      {},
    ],
    [
      'LEFT_OUT',
      { Action: {} },
      '/Action',
      only('Action is an object, and a string or a list was expected'),
      { actions: [] },
    ],
    [
      'LEFT_OUT',
      { Action: ['a', 1, 'b'] },
      '/Action/1',
      only('This value of Action is a number, and a string was expected'),
      { actions: ['a', 'b'] },
    ],
    [
      'LEFT_OUT',
      { Resource: [['a']] },
      '/Resource/0',
      only('This value of Resource is a list, and a string was expected'),
      { resources: [] },
    ],
    [
      'LEFT_OUT',
      { Principal: ['*'] },
      '/Principal',
      'Principal is a list, and "*" or an object was expected, such as {"AWS": "111122223333"}.',
      { principals: [] },
    ],
    [
      'LEFT_OUT',
      { Principal: 'x' },
      '/Principal',
      'Principal is "x", and "*" or an object was expected, such as {"AWS": "111122223333"}.',
      { principals: [{ kind: 'OTHER', type: null, value: 'x', accountId: null }] },
    ],
    [
      'UNKNOWN_ELEMENT',
      { Principal: { aws: '*' } },
      '/Principal/aws',
      '"aws" is not an element of Principal. Did you mean "AWS"?',
      { principals: [{ kind: 'OTHER', type: 'aws', value: '*', accountId: null }] },
    ],
    [
      'LEFT_OUT',
      { Principal: { AWS: [null, '*'] } },
      '/Principal/AWS/0',
      only('This value of Principal "AWS" is null, and a string was expected'),
      { principals: [{ kind: 'EVERYONE', type: 'AWS', value: '*', accountId: null }] },
    ],
    [
      'LEFT_OUT',
      { Condition: [] },
      '/Condition',
      only('Condition is a list, and an object was expected'),
      { conditions: [] },
    ],
    [
      'LEFT_OUT',
      { Condition: { Bool: 'x' } },
      '/Condition/Bool',
      only('Condition operator "Bool" is a string, and an object was expected'),
      { conditions: [] },
    ],
    [
      'LEFT_OUT',
      { Condition: { Bool: { k: null } } },
      '/Condition/Bool/k',
      only('Condition key "k" is null, and a string, number or boolean or a list was expected'),
      { conditions: [{ operator: 'Bool', key: 'k', values: [] }] },
    ],
    [
      'LEFT_OUT',
      { Condition: { Bool: { k: ['a', {}, 1] } } },
      '/Condition/Bool/k/1',
      only('This value of Condition key "k" is an object, and a string, number or boolean was expected'),
      { conditions: [{ operator: 'Bool', key: 'k', values: ['a', '1'] }] },
    ],
  ])(
    'has one problem, %s, with %j, at %j, and its other elements are read',
    (kind, broken, pointer, message, parsed) => {
      const { statement, problems } = parseStatement({ ...SOUND, ...broken });
      expect(problems).toEqual([{ kind, message, pointer: `/Statement/0${pointer}` }]);
      expect(statement).toMatchObject({ effect: 'ALLOW', ...parsed });
    },
  );
});
