import type { FragmentType } from '../generated/index.ts';
import { navigate, toTabHref } from '../ui/location.ts';
import { type STATEMENT_CARD, StatementCard } from './statement-card.tsx';

/** A statement of the policy, as a query gives it. */
export type StatementRef = FragmentType<typeof STATEMENT_CARD> & { readonly pointer: string };

/** Gives the number of a statement by its pointer, counted from 1. */
export function createToNumber(statements: readonly { readonly pointer: string }[]): (pointer: string) => number {
  return (pointer) => statements.findIndex((each) => each.pointer === pointer) + 1;
}

/** Some statements in words. Their titles lead to their places in the text. */
export function StatementList({ all, shown, home }: StatementListProps) {
  return (
    <ol className="statement-list">
      {all.map(
        (statement, index) =>
          shown.includes(statement.pointer) && (
            <StatementCard
              key={statement.pointer}
              statementRef={statement}
              number={index + 1}
              home={home}
              onPin={(pointer) => navigate(toTabHref('statements', pointer))}
            />
          ),
      )}
    </ol>
  );
}

export type StatementListProps = {
  /** All statements of the policy, in their order. */
  readonly all: readonly StatementRef[];
  /** The pointers of those that are shown. */
  readonly shown: readonly string[];
  /** The account of the key. */
  readonly home: string;
};
