import { describe, expect, it } from 'vitest';
import { toCellWords } from '../../../examples/front-end/src/cell-words.ts';
import { type NamedPrincipal, type Permission, toCell } from '../../../examples/front-end/src/cells.ts';
import { toColumns } from '../../../examples/front-end/src/columns.ts';
import { sortPrincipals } from '../../../examples/front-end/src/sort-principals.ts';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';

type About = Partial<Omit<Permission, 'source' | 'actions'>>;

/** The permission of one statement, by its number. */
function allow(statement: number, actions: readonly string[], about: About = {}): Permission {
  return {
    actions: actions.map((action) => `kms:${action}`),
    verdict: 'ALLOWED',
    conditions: [],
    constraints: null,
    limitedBy: [],
    source: { __typename: 'PolicyStatement', pointer: `/Statement/${statement - 1}` },
    ...about,
  };
}

const byIam = { verdict: 'ALLOWED_IF_IAM_ALLOWS' } as const;
function denied(statement: number): About {
  return { verdict: 'DENIED', limitedBy: [{ pointer: `/Statement/${statement - 1}` }] };
}
const viaS3 = { conditions: [{ operator: 'StringEquals', key: 'kms:ViaService', values: ['s3.amazonaws.com'] }] };

function toRole(name: string, ...permissions: Permission[]): NamedPrincipal {
  const principal = { kind: 'IAM_ROLE', value: `arn:aws:iam::${ACCOUNT}:role/${name}`, accountId: ACCOUNT } as const;
  return { relation: 'OWN_ACCOUNT', principal, permissions };
}

function toAccount(accountId: string, ...permissions: Permission[]): NamedPrincipal {
  const principal = { kind: 'ACCOUNT', value: accountId, accountId } as const;
  return { relation: accountId === ACCOUNT ? 'OWN_ACCOUNT' : 'OTHER_ACCOUNT', principal, permissions };
}

function toEveryone(...permissions: Permission[]): NamedPrincipal {
  return { relation: 'EVERYONE', principal: { kind: 'EVERYONE', value: '*', accountId: null }, permissions };
}

const NOBODY: NamedPrincipal = {
  relation: 'NOBODY',
  principal: { kind: 'UNIQUE_ID', value: 'AROA4XMPL5RWK2EXAMPLE', accountId: null },
  permissions: [],
};

/** A cell in words, as the page has it. */
function cellOf(name: string, who: NamedPrincipal, others: readonly NamedPrincipal[] = [], isIncomplete = false) {
  const column = toColumns('ENCRYPT_DECRYPT').find((each) => each.name === name);
  if (column === undefined) throw new Error(`there is no column ${name}`);
  const cell = toCell(column, who, [who, ...others], isIncomplete);
  const { head, lines, limits } = toCellWords(cell, (pointer) => Number(pointer.split('/').at(-1)) + 1);
  return [head, ...lines, ...limits].join('; ');
}

const partlyViaS3 = toRole('A', allow(2, ['PutKeyPolicy']), allow(3, ['CreateGrant'], viaS3));

describe('a cell', () => {
  const iam = toAccount(ACCOUNT, allow(1, ['Encrypt', 'Decrypt', 'DescribeKey', 'GetKeyPolicy', 'ListGrants'], byIam));

  it.each([
    ['yes', 'Decrypt', toRole('A', allow(2, ['Decrypt'])), [], 'yes; statement 2'],
    [
      'partly, by what is allowed',
      'View',
      toRole('A', allow(2, ['DescribeKey'])),
      [],
      'partly; DescribeKey; statement 2',
    ],
    [
      'partly, and more under conditions',
      'Permissions',
      partlyViaS3,
      [],
      'partly; PutKeyPolicy; more under conditions; statement 2, statement 3',
    ],
    [
      'only if, by the first condition',
      'Decrypt',
      toRole('A', allow(2, ['Decrypt'], viaS3)),
      [],
      'only if; kms:ViaService is s3.amazonaws.com; statement 2',
    ],
    [
      'yes, unless a statement denies',
      'Decrypt',
      toRole('A', allow(2, ['Decrypt'], { limitedBy: [{ pointer: '/Statement/3' }] })),
      [],
      'yes; statement 2; unless denied by 4',
    ],
    [
      'denied, whatever else allows it',
      'Decrypt',
      toRole('A', allow(2, ['Decrypt'], denied(3))),
      [iam, toEveryone(allow(4, ['Decrypt']))],
      'denied; by 3',
    ],
    [
      'by IAM where the account decides, and never no',
      'Decrypt',
      toRole('A', allow(2, ['Sign'])),
      [iam],
      'by IAM; statement 1',
    ],
    [
      'partly, or by IAM',
      'View',
      toRole('A', allow(2, ['DescribeKey'])),
      [iam],
      'partly; DescribeKey; statement 2; or by IAM',
    ],
    ['what everyone can do', 'Decrypt', toRole('A'), [toEveryone(allow(4, ['Decrypt']))], 'yes; statement 4'],
    [
      'by IAM for an account, whatever everyone can do under conditions',
      'Decrypt',
      iam,
      [toEveryone(allow(4, ['Decrypt'], viaS3))],
      'by IAM; statement 1',
    ],
    [
      'by IAM without conditions, if one of two statements has none',
      'Decrypt',
      toRole('A', allow(2, ['Decrypt'], { ...byIam, ...viaS3 })),
      [iam],
      'by IAM; statement 2, statement 1',
    ],
    [
      'not by IAM of another account',
      'Decrypt',
      toRole('A'),
      [toAccount(OTHER, allow(1, ['Decrypt'], byIam))],
      'nothing allows it',
    ],
    ['not known, if something is unread', 'Decrypt', toRole('A'), [], 'not known', true],
    ['nothing, for nobody', 'Decrypt', NOBODY, [iam, toEveryone(allow(4, ['Decrypt']))], 'nothing allows it', true],
    [
      'an action that this page does not know: Manage',
      'Manage',
      toRole('A', allow(2, ['FutureAction'])),
      [],
      'partly; FutureAction; statement 2',
    ],
  ] as const)('says %s', (_title, column, who, others, expected, isIncomplete: boolean = false) => {
    expect(cellOf(column, who, others, isIncomplete)).toBe(expected);
  });
});

it.each([
  ['ENCRYPT_DECRYPT', ['Decrypt', 'Encrypt']],
  ['SIGN_VERIFY', ['Sign', 'Verify']],
  ['GENERATE_VERIFY_MAC', ['Generate MAC', 'Verify MAC']],
  ['KEY_AGREEMENT', ['Agree on keys']],
  [null, ['Use']],
] as const)('the columns of a key for %s are %s, and those of every key', (usage, names) => {
  expect(toColumns(usage).map(({ name }) => name)).toEqual([...names, 'Manage', 'Delete', 'Permissions', 'View']);
});

it('principals are sorted from the widest to nobody', () => {
  const role = toRole('A');
  const sorted = [toEveryone(), toAccount(OTHER), toAccount(ACCOUNT), role, NOBODY];
  expect(sortPrincipals(sorted.toReversed())).toEqual(sorted);
});
