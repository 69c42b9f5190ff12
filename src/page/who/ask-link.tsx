import { toAskable } from '../policy/askable.ts';
import { Link } from '../ui/link.tsx';
import { toHref, useParameter } from '../ui/location.ts';
import type { Cell, NamedPrincipal } from './cells.ts';
import type { Column } from './columns.ts';

/** Leads to the tab Ask, with the principal and the action of a cell filled in. */
export function AskLink({ who: { principal, relation }, cell, column }: AskLinkProps) {
  const partition = useParameter('key')?.split(':')[1] ?? 'aws';
  if (relation === 'NOBODY') return null;
  const action = toAction(cell, column);
  const isOne = principal.kind !== 'ACCOUNT';
  const askable = isOne ? toAskable(principal, partition) : null;
  const parameters: (readonly [string, string])[] = [
    ...(askable === null ? [] : [['principal', askable] as const]),
    ...(action === undefined ? [] : [['action', action] as const]),
  ];
  return (
    <Link href={toHref('ask', parameters)}>
      {askable === null
        ? principal.kind === 'EVERYONE'
          ? 'Ask about one principal'
          : 'Ask about one of its principals'
        : 'Ask why'}
    </Link>
  );
}

export type AskLinkProps = {
  readonly who: NamedPrincipal;
  readonly cell: Cell;
  readonly column: Column;
};

/** What the cell is about: the main action, if that is allowed or nothing is. */
function toAction({ actions, isWhole }: Cell, { main, more }: Column): string | undefined {
  const first = isWhole ? main[0] : (actions.find((action) => main.includes(action)) ?? actions[0]);
  return first ?? main[0] ?? more[0];
}
