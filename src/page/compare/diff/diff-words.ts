import type { AccessChangeCardFragment, AccessVerdict } from '../../generated/graphql.ts';

export type Change = AccessChangeCardFragment;

/** What a policy allows, as the end of: by the policy of alias/a, ... */
export const OUTCOMES: Record<AccessVerdict, string> = {
  ALLOWED: 'allowed',
  ALLOWED_IF_IAM_ALLOWS: 'allowed if IAM policies of its account allow it, too',
  DENIED: 'denied',
  NOT_ALLOWED: 'not allowed',
  UNKNOWN: 'not decided',
};

type Diff = {
  readonly equivalent: boolean;
  readonly newAccess: readonly unknown[];
  readonly lostAccess: readonly unknown[];
  readonly undecided: readonly unknown[];
};

/** The answer in one sentence. `haveSameText`: whether the texts are equal, too. */
export function toAnswer(diff: Diff, haveSameText: boolean): string {
  const { equivalent, newAccess, lostAccess, undecided } = diff;
  if (equivalent) return haveSameText ? 'Both have the same text.' : 'The texts differ, their meaning does not.';
  const parts = [
    [newAccess.length, 'gained'],
    [lostAccess.length, 'lost'],
    [undecided.length, 'not decided'],
  ].filter(([count]) => count !== 0);
  // It is not known that they are equivalent, but no change is listed.
  if (parts.length === 0) return 'It could not be decided whether the policies differ.';
  return `${parts.map(([count, word]) => `${count} ${word}`).join(', ')}.`;
}

/** Said where the policies are too complex to be compared in full. */
export const NOT_EXACT =
  'These policies are too complex to compare in full. No change is missing below, but a change may concern no request.';

/** Whom a change concerns: everyone, another account or an organization, or the account of the key. */
export function toReach({ principal }: Pick<Change, 'principal'>, home: string): 'public' | 'other' | 'home' {
  if (principal.kind === 'EVERYONE') return 'public';
  return typeof principal.accountId === 'string' && principal.accountId !== home ? 'other' : 'home';
}

/** `/Statement/2` is statement 3. */
export function toStatementName(pointer: string): string {
  const [, index] = /^\/Statement\/(\d+)/.exec(pointer) ?? [];
  return index === undefined ? 'the statement' : `statement ${Number(index) + 1}`;
}

/** Many actions as the first ones, and how many more there are. */
export function toActions({ actions, andFutureActions }: Pick<Change, 'actions' | 'andFutureActions'>) {
  const rest = actions.length - FIRST;
  // A list that is cut says at least how many actions it hides.
  const shown = rest > 2 ? actions.slice(0, FIRST) : actions;
  return {
    shown,
    hidden: actions.slice(shown.length),
    note: andFutureActions ? 'and what AWS adds later, by a wildcard' : null,
  };
}

const FIRST = 8;
