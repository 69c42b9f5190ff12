import type { StatementFileFragment } from '../generated/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../generated/index.ts';
import type { Table } from '../share/table.ts';
import { toConditionText } from './condition-text.ts';

const STATEMENT_FILE = graphql(`
  fragment StatementFile on KeyPolicy {
    document {
      statements {
        pointer
        sid
        effect
        principals {
          value
        }
        notPrincipals {
          value
        }
        actions
        notActions
        resources
        notResources
        conditions {
          operator
          key
          values
        }
      }
    }
  }
`);

/** The statements as a file has them. */
export function toStatementTable(ref: FragmentType<typeof STATEMENT_FILE>, name: string): Table {
  const statements = readFragment(STATEMENT_FILE, ref).document?.statements ?? [];
  return { title: `Statements of ${name}`, columns: COLUMNS, rows: statements.map(toCells) };
}

const COLUMNS = ['Number', 'Place', 'Sid', 'Effect', 'Principals', 'Actions', 'Resources', 'Only if'];

type Statement = NonNullable<StatementFileFragment['document']>['statements'][number];

function toCells(statement: Statement, index: number): readonly string[] {
  const { pointer, sid, effect, principals, notPrincipals, conditions } = statement;
  const toValues = (named: readonly { readonly value: string }[] | null | undefined) =>
    named?.map(({ value }) => value);
  return [
    String(index + 1),
    pointer,
    sid ?? '',
    effect === 'DENY' ? 'Deny' : 'Allow',
    toList(toValues(principals), toValues(notPrincipals), 'everyone except '),
    toList(statement.actions, statement.notActions, 'all except '),
    toList(statement.resources, statement.notResources, 'all except '),
    conditions.map(toConditionText).join('; '),
  ];
}

type Names = readonly string[] | null | undefined;

function toList(names: Names, exceptions: Names, except: string): string {
  return names ? names.join('; ') : exceptions ? except + exceptions.join('; ') : '';
}
