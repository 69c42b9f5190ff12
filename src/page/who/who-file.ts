import type { AccessVerdict, FilePermissionFragment, WhoFileFragment } from '../generated/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../generated/index.ts';
import { toConditionText } from '../policy/condition-text.ts';
import { toPrincipalWords } from '../policy/statement-words.ts';
import type { Table } from '../share/table.ts';
import { toConstraintWords } from './cell-words.ts';

const WHO_FILE = graphql(`
  fragment WhoFile on KeyPrincipalConnection {
    nodes {
      relation
      principal {
        kind
        value
        accountId
      }
      permissions {
        ...FilePermission
      }
      inherited {
        ...FilePermission
      }
    }
  }
`);

const FILE_PERMISSION = graphql(`
  fragment FilePermission on KeyPermission {
    actions
    verdict
    conditions {
      operator
      key
      values
    }
    constraints
    limitedBy {
      pointer
    }
    source {
      __typename
      ... on PolicyStatement {
        pointer
      }
      ... on KeyGrant {
        grantId
      }
    }
  }
`);

/** Who may do what, as a file has it: a row for each permission, with all its actions and conditions. */
export function toWhoTable(ref: FragmentType<typeof WHO_FILE> | null | undefined, home: string, name: string): Table {
  const principals = readFragment(WHO_FILE, ref)?.nodes ?? [];
  return { title: `Who can use ${name}`, columns: COLUMNS, rows: principals.flatMap((each) => toRows(each, home)) };
}

const COLUMNS = [
  'Principal',
  'Kind',
  'Account',
  'Relation to the key',
  'Verdict',
  'Actions',
  'Only if',
  'Unless denied by',
  'By',
  'Names this principal',
];

type Who = WhoFileFragment['nodes'][number];

function toRows({ principal, relation, permissions, inherited }: Who, home: string): readonly (readonly string[])[] {
  const { label } = toPrincipalWords(principal, { home, isAllowed: true });
  const who = [principal.value, label ?? toWords(principal.kind), principal.accountId ?? '', toWords(relation)];
  const own = readFragment(FILE_PERMISSION, permissions).map((each) => [...who, ...toCells(each), 'yes']);
  const others = readFragment(FILE_PERMISSION, inherited).map((each) => [...who, ...toCells(each), 'no']);
  const rows = [...own, ...others];
  return rows.length > 0 ? rows : [[...who, 'nothing', '', '', '', '', '']];
}

function toCells(permission: FilePermissionFragment): readonly string[] {
  const { verdict, actions, conditions, constraints, limitedBy, source } = permission;
  return [
    VERDICTS[verdict],
    actions.join('; '),
    [...conditions.map(toConditionText), ...(constraints ? [toConstraintWords(constraints)] : [])].join('; '),
    limitedBy.map(({ pointer }) => pointer).join('; '),
    source.__typename === 'KeyGrant' ? `grant ${source.grantId}` : `statement ${source.pointer}`,
  ];
}

const VERDICTS: Record<AccessVerdict, string> = {
  ALLOWED: 'allowed',
  ALLOWED_IF_IAM_ALLOWS: 'if the IAM policies of its account allow it',
  DENIED: 'denied',
  NOT_ALLOWED: 'not allowed',
  UNKNOWN: 'not known',
};

/** SAME_ACCOUNT: same account. */
function toWords(name: string): string {
  return name.toLowerCase().replaceAll('_', ' ');
}
