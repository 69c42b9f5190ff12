import { describe, expect, it } from 'vitest';
import { toCellSentence, toCellWords } from '../../src/page/who/cell-words.ts';
import { type NamedPrincipal, type Permission, toCell } from '../../src/page/who/cells.ts';
import { toColumns } from '../../src/page/who/columns.ts';
import { sortPrincipals } from '../../src/page/who/sort-principals.ts';

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
const viaEndpoint = { conditions: [{ operator: 'StringEquals', key: 'aws:SourceVpce', values: ['vpce-1'] }] };

function toRole(name: string, ...permissions: Permission[]): NamedPrincipal {
  const principal = { kind: 'IAM_ROLE', value: `arn:aws:iam::${ACCOUNT}:role/${name}`, accountId: ACCOUNT } as const;
  return { relation: 'OWN_ACCOUNT', principal, permissions, inherited: [] };
}

function toAccount(accountId: string): NamedPrincipal {
  const principal = { kind: 'ACCOUNT', value: accountId, accountId } as const;
  return {
    relation: accountId === ACCOUNT ? 'OWN_ACCOUNT' : 'OTHER_ACCOUNT',
    principal,
    permissions: [],
    inherited: [],
  };
}

const EVERYONE: NamedPrincipal = {
  relation: 'EVERYONE',
  principal: { kind: 'EVERYONE', value: '*', accountId: null },
  permissions: [],
  inherited: [],
};

const NOBODY: NamedPrincipal = {
  relation: 'NOBODY',
  principal: { kind: 'UNIQUE_ID', value: 'AROA4XMPL5RWK2EXAMPLE', accountId: null },
  permissions: [],
  inherited: [],
};

/** A cell in words, as the page has it. `inherited` is what its account and everyone may do. */
function cellOf(name: string, who: NamedPrincipal, inherited: readonly Permission[] = [], isIncomplete = false) {
  const column = toColumns('ENCRYPT_DECRYPT').find((each) => each.name === name);
  if (column === undefined) throw new Error(`there is no column ${name}`);
  const cell = toCell(column, { ...who, inherited }, isIncomplete);
  const { head, lines, limits } = toCellWords(cell, (pointer) => Number(pointer.split('/').at(-1)) + 1);
  return [head, ...lines, ...limits].join('; ');
}

const partlyViaS3 = toRole('A', allow(2, ['PutKeyPolicy']), allow(3, ['CreateGrant'], viaS3));

describe('a cell', () => {
  const iam = allow(1, ['Encrypt', 'Decrypt', 'DescribeKey', 'GetKeyPolicy', 'ListGrants'], byIam);
  const limited = { limitedBy: [{ pointer: '/Statement/3' }] };
  const dataKeys = ['GenerateDataKey', 'GenerateDataKeyPair', 'GenerateDataKeyWithoutPlaintext'];

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
      [allow(1, ['Decrypt'], denied(3)), allow(4, ['Decrypt'], denied(3))],
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
    ['what everyone can do', 'Decrypt', toRole('A'), [allow(4, ['Decrypt'])], 'yes; statement 4'],
    [
      'by IAM without conditions, if one of two statements has none',
      'Decrypt',
      toRole('A', allow(2, ['Decrypt'], { ...byIam, ...viaS3 })),
      [iam],
      'by IAM; statement 2, statement 1',
    ],
    [
      'yes, where a statement denies only others of its actions under conditions',
      'Encrypt',
      toRole('A', allow(2, ['Encrypt', 'ReEncryptTo']), allow(2, dataKeys, limited)),
      [],
      'yes; statement 2; GenerateDataKey and 2 more unless denied by 4',
    ],
    [
      'partly, where a statement always denies others of its actions',
      'Encrypt',
      toRole('A', allow(2, ['Encrypt']), allow(2, ['GenerateDataKey'], denied(4))),
      [iam],
      'partly; statement 2; GenerateDataKey denied by 4',
    ],
    [
      'by IAM what is left, where a statement denies the main action',
      'Decrypt',
      toRole('A'),
      [allow(1, ['ReEncryptFrom'], byIam), allow(1, ['Decrypt'], denied(4))],
      'by IAM; ReEncryptFrom; statement 1; Decrypt denied by 4',
    ],
    [
      'what can deny the part that is left to IAM',
      'View',
      toRole('A', allow(2, ['DescribeKey'])),
      [allow(1, ['ListGrants'], { ...byIam, ...limited })],
      'partly; DescribeKey; statement 2; or by IAM; ListGrants unless denied by 4',
    ],
    [
      'all conditions of a statement',
      'Decrypt',
      toRole('A', allow(2, ['Decrypt'], { conditions: [...viaS3.conditions, ...viaEndpoint.conditions] })),
      [],
      'only if; kms:ViaService is s3.amazonaws.com; and aws:SourceVpce is vpce-1; statement 2',
    ],
    [
      'that there are other conditions, too',
      'Decrypt',
      toRole('A', allow(2, ['Decrypt'], viaS3), allow(3, ['Decrypt'], viaEndpoint)),
      [],
      'only if; kms:ViaService is s3.amazonaws.com; or under other conditions; statement 2, statement 3',
    ],
    ['not known, if something is unread', 'Decrypt', toRole('A'), [], 'not known', true],
    ['nothing, for nobody', 'Decrypt', NOBODY, [], 'nothing allows it', true],
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

describe('a cell as a sentence, for screen readers', () => {
  const iam = allow(1, ['Decrypt', 'DescribeKey', 'GetKeyPolicy', 'ListGrants'], byIam);
  const sentenceOf = (column: string, who: NamedPrincipal, isIncomplete = false, exceptions?: ReadonlySet<string>) => {
    const found = toColumns('ENCRYPT_DECRYPT').find(({ name }) => name === column);
    if (found === undefined) throw new Error(`there is no column ${column}`);
    const cell = toCell(found, who, isIncomplete, exceptions);
    return toCellSentence('CardService', found, cell, (pointer) => Number(pointer.split('/').at(-1)) + 1);
  };
  const unless = { limitedBy: [{ pointer: '/Statement/3' }] };

  it.each<readonly [sentence: string, column: string, who: NamedPrincipal, isIncomplete: boolean]>([
    ['CardService may decrypt, by statement 3', 'Decrypt', toRole('A', allow(3, ['Decrypt'])), false],
    [
      'CardService may decrypt, by statement 2, unless denied by statement 4',
      'Decrypt',
      toRole('A', allow(2, ['Decrypt'], unless)),
      false,
    ],
    [
      'CardService may decrypt only if kms:ViaService is s3.amazonaws.com, by statement 2',
      'Decrypt',
      toRole('A', allow(2, ['Decrypt'], viaS3)),
      false,
    ],
    ['CardService may decrypt if IAM policies allow it, by statement 1', 'Decrypt', toRole('A', iam), false],
    [
      'CardService may view it in part: DescribeKey, by statement 2, or by IAM',
      'View',
      toRole('A', allow(2, ['DescribeKey']), iam),
      false,
    ],
    [
      'CardService may not decrypt: denied by statement 4',
      'Decrypt',
      toRole('A', allow(2, ['Decrypt'], denied(4))),
      false,
    ],
    ['CardService may not delete it: nothing allows it', 'Delete', toRole('A', allow(2, ['Decrypt'])), false],
    ['It is not known whether CardService may delete it', 'Delete', toRole('A', allow(2, ['Decrypt'])), true],
  ])('%s', (sentence, column, who, isIncomplete) => {
    expect(sentenceOf(column, who, isIncomplete)).toBe(sentence);
  });

  it('says that an Allow with NotPrincipal is for all whom it does not list', () => {
    const who = toRole('A', allow(2, ['Decrypt']));
    expect(sentenceOf('Decrypt', who, false, new Set(['/Statement/1']))).toBe(
      'CardService may decrypt, as everyone may whom it does not list, by statement 2',
    );
    expect(sentenceOf('Decrypt', who, false, new Set(['/Statement/2']))).not.toContain('list');
  });
});

it('principals are sorted from the widest to nobody', () => {
  const role = toRole('A');
  const sorted = [EVERYONE, toAccount(OTHER), toAccount(ACCOUNT), role, NOBODY];
  expect(sortPrincipals(sorted.toReversed())).toEqual(sorted);
});
