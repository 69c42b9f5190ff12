import type { PolicyStatement } from '../../policy/types.ts';
import type { ActionClass, ActionClasses } from '../cells/actions/action-classes.ts';
import type { PrincipalClasses } from '../cells/principal-classes.ts';
import { mayBe } from '../evaluation.ts';
import { KMS_ACTIONS } from '../tables/actions.ts';
import { type Differences, toGain } from './gain.ts';
import type { GroupChange } from './merge-changes.ts';
import type { StatementIds } from './statement-ids.ts';

const [first = '', ...others] = KMS_ACTIONS.filter(({ decidedBy }) => decidedBy !== 'IAM_ONLY').map(({ name }) => name);
const KNOWN: ActionClass = { names: [first, ...others], isFuture: false };
const FUTURE: ActionClass = { names: ['kms:X0'], isFuture: true };

/** Stands for principals and actions that were not compared, because too many patterns tell them apart. */
export function toUncompared(
  principals: PrincipalClasses,
  actions: ActionClasses,
  ids: StatementIds,
): readonly GroupChange[] {
  const ofPrincipals = ids.changed.some(({ length }) => length > 0) && !principals.areAll;
  const hasPatterns = ({ actions: some, notActions }: PolicyStatement) =>
    notActions !== null || (some ?? []).some((action) => /[*?]/.test(action));
  const ofActions = ids.changed.flat().some(hasPatterns) && !actions.areAll;
  return [
    ...(ofPrincipals ? [KNOWN, FUTURE].flatMap((action) => toUndecided('PRINCIPALS', action, principals, ids)) : []),
    ...(ofActions ? toUndecided('ACTIONS', FUTURE, principals, ids) : []),
  ];
}

const WORDS = {
  PRINCIPALS: 'the principal is one that could not be compared: too many patterns tell principals apart',
  ACTIONS: 'the action is one that could not be compared: too many patterns tell actions apart',
} as const;

function toUndecided(
  limit: keyof typeof WORDS,
  action: ActionClass,
  { classes }: PrincipalClasses,
  ids: StatementIds,
): readonly GroupChange[] {
  const everyone = classes.filter(({ named, principal }) => named.kind === 'EVERYONE' && principal.kind === 'USER');
  const group = { action, dimensions: [], statements: [], areAllPrincipals: false, isExact: false, cells: null };
  return everyone.slice(0, 1).map((principal) => ({
    list: 'undecided',
    from: 'UNKNOWN',
    to: 'UNKNOWN',
    where: WORDS[limit],
    group: { ...group, principals: [principal] },
    cell: null,
    gain: toGain('UNKNOWN', 'UNKNOWN', () => toDifferences(ids)),
    differsWithoutKeys: false,
    limit,
  }));
}

function toDifferences({ changed: [own, other], areUnreadSame }: StatementIds): Differences {
  return {
    isSame: false,
    addsAllow: !areUnreadSame || own.some((statement) => mayBe({ statement }, 'ALLOW')),
    lacksDeny: !areUnreadSame || other.some((statement) => mayBe({ statement }, 'DENY')),
  };
}
