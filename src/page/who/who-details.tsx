import { useLayoutEffect, useRef } from 'react';
import { StatementList, type StatementRef } from '../policy/statement-list.tsx';
import { toPrincipalWords } from '../policy/statement-words.ts';
import { Breakable } from '../ui/breakable.tsx';
import { AskLink } from './ask-link.tsx';
import type { Cell, NamedPrincipal, Permission } from './cells.ts';
import type { Column } from './columns.ts';
import { GrantCard } from './grant-card.tsx';
import type { Limit } from './limits.ts';
import { type Causes, UnknownCauses } from './unread/unknown-causes.tsx';

/** What decides a cell: statements, grants, and Deny statements. A panel over the page, under its cell. */
export function WhoDetails({ who, cell, column, home, statements, causes, onClose }: WhoDetailsProps) {
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (panel.current) placeUnderCell(panel.current);
  }, []);
  const { name } = toPrincipalWords(who.principal, { home, isAllowed: true });
  const sources = cell.permissions.map(({ source }) => source);
  const grants = [...new Map(sources.filter(isGrant).map((grant) => [grant.grantId, grant])).values()];
  const allowing = sources.flatMap((source) => (isGrant(source) ? [] : [source.pointer]));
  const common = { all: statements, home };
  return (
    <section id="who-details" className="who-details" ref={panel} tabIndex={-1} aria-label={`${name}, ${column.name}`}>
      <div className="section-head">
        <h2>
          {name} <span className="quiet">· {column.name}</span>
        </h2>
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </div>
      <p>
        {toSentence(cell, who)} <AskLink who={who} cell={cell} column={column} />
      </p>
      {cell.isByException && <p className="exception">{EXCEPTION}</p>}
      {cell.isInherited && <p className="quiet">{INHERITED}</p>}
      {cell.kind === 'UNKNOWN' && <UnknownCauses permissions={cell.permissions} causes={causes} />}
      {cell.kind !== 'DENIED' && (
        <>
          <Names actions={cell.actions} />
          <StatementList {...common} shown={allowing} />
          {grants.map((grant) => (
            <GrantCard key={grant.grantId} grantRef={grant} home={home} />
          ))}
        </>
      )}
      {cell.limits.map((limit) => (
        <Denies key={limit.pointers.join()} title="Unless denied by:" limit={limit} isAll={limit.isWhole} {...common} />
      ))}
      {cell.denied.map((limit) => (
        <Denies
          key={limit.pointers.join()}
          title="Denied by:"
          limit={limit}
          isAll={cell.kind === 'DENIED'}
          {...common}
        />
      ))}
    </section>
  );
}

export type WhoDetailsProps = {
  readonly who: NamedPrincipal;
  readonly cell: Cell;
  readonly column: Column;
  /** The account of the key. */
  readonly home: string;
  readonly statements: readonly StatementRef[];
  readonly causes: Causes;
  readonly onClose: () => void;
};

/** Deny statements, and the actions that they take away if these are not all. */
function Denies({ limit, title, isAll, all, home }: DeniesProps) {
  return (
    <>
      {isAll || <Names actions={limit.actions} />}
      <p>{title}</p>
      <StatementList all={all} shown={limit.pointers} home={home} />
    </>
  );
}

type DeniesProps = {
  readonly limit: Limit;
  readonly title: string;
  readonly isAll: boolean;
  readonly all: readonly StatementRef[];
  readonly home: string;
};

function Names({ actions }: { readonly actions: readonly string[] }) {
  if (actions.length === 0) return null;
  return (
    <ul className="names">
      {actions.map((action) => (
        <li key={action} className="mono">
          <Breakable text={action} />
        </li>
      ))}
    </ul>
  );
}

const INHERITED =
  'No statement or grant for it names this principal. It follows from what everyone, its account or its role can do.';

const EXCEPTION =
  'An Allow with NotPrincipal allows it: to everyone whom the statement does not list, also in other accounts.';

function toSentence(
  { kind, isWhole, orByIam, limits, denied, moreUnderConditions }: Cell,
  { relation, principal }: NamedPrincipal,
): string {
  const account = principal.accountId ? `account ${principal.accountId}` : 'its account';
  switch (kind) {
    case 'YES':
      if (limits.length === 0) return 'The key allows it by itself.';
      return limits.some((limit) => limit.isWhole)
        ? 'The key allows it by itself, unless a Deny statement applies.'
        : 'The key allows it by itself. A Deny statement can take a part of it away.';
    case 'PARTLY':
      if (isWhole && denied.length > 0)
        return 'The key allows it by itself, except what a Deny statement always denies.';
      return `The key allows only these actions${moreUnderConditions ? ', and more under conditions' : ''}.${orByIam ? ` The IAM policies of ${account} can allow the others.` : ''}`;
    case 'ONLY_IF':
      return `The key allows it under conditions.${orByIam ? ` Otherwise, the IAM policies of ${account} decide.` : ''}`;
    case 'BY_IAM':
      return `The key leaves it to the IAM policies of ${account}. This page cannot read them.`;
    case 'UNKNOWN':
      return 'This cannot be decided, because a part of the policy or of the grants could not be read.';
    case 'DENIED':
      return 'A Deny statement always applies. Nothing can allow it.';
    case 'NONE':
      return relation === 'NOBODY'
        ? 'No request comes from this principal: it was deleted, or a key policy cannot name it.'
        : 'No statement and no grant allows it, and no account decides it.';
  }
}

type Grant = Extract<Permission['source'], { readonly __typename: 'KeyGrant' }>;

function isGrant(source: Permission['source']): source is Grant {
  return source.__typename === 'KeyGrant';
}

/** Keeps the panel within the width of its box, and shows it. */
function placeUnderCell(panel: HTMLElement): void {
  const box = panel.parentElement?.getBoundingClientRect();
  const cell = panel.parentElement?.querySelector('.cell[aria-expanded="true"]')?.getBoundingClientRect();
  if (box === undefined || cell === undefined) return;
  const left = Math.min(cell.left - box.left, box.width - panel.offsetWidth);
  panel.style.top = `${cell.bottom - box.top + 4}px`;
  panel.style.left = `${Math.max(0, left)}px`;
  panel.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}
