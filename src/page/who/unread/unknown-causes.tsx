import type { PolicyNotesProps } from '../../policy/policy-notes.tsx';
import { Link } from '../../ui/link.tsx';
import { toTabHref } from '../../ui/location.ts';
import type { Permission } from '../cells.ts';

/** What can leave a cell undecided. */
export type Causes = {
  /** Mistakes in the text of the policy, with their places. */
  readonly problems: PolicyNotesProps['notes'];
  /** Why principals or permissions may be missing. */
  readonly incomplete: PolicyNotesProps['notes'];
};

/** Why a cell is not known, and where it is in the text of the policy. */
export function UnknownCauses({ permissions, causes }: UnknownCausesProps) {
  const statements = permissions.flatMap(({ source, verdict }) =>
    verdict === 'UNKNOWN' && source.__typename === 'PolicyStatement' ? [source.pointer] : [],
  );
  const inStatements = causes.problems.filter(({ pointer }) =>
    statements.some((statement) => pointer === statement || pointer?.startsWith(`${statement}/`)),
  );
  return (
    <ul className="causes">
      {[...inStatements, ...causes.incomplete].map(({ message, pointer }) => (
        <li key={`${pointer} ${message}`}>
          {message} {pointer && <Link href={toTabHref('statements', pointer)}>Show it in the policy</Link>}
        </li>
      ))}
    </ul>
  );
}

export type UnknownCausesProps = {
  /** Those of the cell. */
  readonly permissions: readonly Permission[];
  readonly causes: Causes;
};
