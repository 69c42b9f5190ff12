import type { ActionClass } from '../cells/action-classes.ts';
import type { PrincipalClasses } from '../cells/principal-classes.ts';
import { KMS_ACTIONS } from '../tables/actions.ts';
import type { GroupChange } from './merge-changes.ts';

const [first = '', ...others] = KMS_ACTIONS.filter(({ decidedBy }) => decidedBy !== 'IAM_ONLY').map(({ name }) => name);
const ALL_ACTIONS: readonly ActionClass[] = [
  { names: [first, ...others], isFuture: false },
  { names: ['kms:X0'], isFuture: true },
];

/** Stands for principals that were not compared, because too many patterns tell principals apart. */
export function toOtherPrincipals({ classes }: PrincipalClasses): readonly GroupChange[] {
  const everyone = classes.filter(({ named, principal }) => named.kind === 'EVERYONE' && principal.kind === 'USER');
  return everyone.slice(0, 1).flatMap((principal) =>
    ALL_ACTIONS.map(
      (action): GroupChange => ({
        list: 'undecided',
        from: 'UNKNOWN',
        to: 'UNKNOWN',
        where: 'the principal is one that could not be compared: too many patterns tell principals apart',
        group: {
          principals: [principal],
          action,
          dimensions: [],
          statements: [],
          areAllPrincipals: false,
          isExact: false,
          cells: null,
        },
        cell: null,
        limit: 'PRINCIPALS',
      }),
    ),
  );
}
