import { useLayoutEffect, useRef } from 'react';
import { type Cell, isUnlimited, type NamedPrincipal, type Permission } from './cells.ts';
import type { Column } from './columns.ts';
import { GrantCard } from './grant-card.tsx';
import { StatementList, type StatementRef } from './statement-list.tsx';
import { toPrincipalWords } from './statement-words.ts';

/** What decides a cell: statements, grants, and Deny statements. A panel over the page, under its cell. */
export function WhoDetails({ who, cell, column, home, statements, onClose }: WhoDetailsProps) {
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (panel.current) placeUnderCell(panel.current);
  }, []);
  const { name } = toPrincipalWords(who.principal, { home, isAllowed: true });
  const sources = cell.permissions.map(({ source }) => source);
  const grants = [...new Map(sources.filter(isGrant).map((grant) => [grant.grantId, grant])).values()];
  const allowing = sources.flatMap((source) => (isGrant(source) ? [] : [source.pointer]));
  const denying = cell.permissions.flatMap(({ limitedBy }) => limitedBy.map(({ pointer }) => pointer));
  const common = { all: statements, home };
  return (
    <section id="who-details" className="who-details" ref={panel} tabIndex={-1} aria-label={`${name}, ${column.name}`}>
      <div className="section-head">
        <h3>
          {name} <span className="quiet">· {column.name}</span>
        </h3>
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </div>
      <p>{toSentence(cell, who)}</p>
      {cell.isInherited && <p className="quiet">{INHERITED}</p>}
      {cell.actions.length > 0 && (
        <ul className="names">
          {cell.actions.map((action) => (
            <li key={action} className="mono">
              {action}
            </li>
          ))}
        </ul>
      )}
      {cell.kind !== 'DENIED' && <StatementList {...common} shown={allowing} />}
      {grants.map((grant) => (
        <GrantCard key={grant.grantId} grantRef={grant} home={home} />
      ))}
      {denying.length > 0 && cell.kind !== 'DENIED' && <p>Unless it is denied by:</p>}
      <StatementList {...common} shown={denying} />
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
  readonly onClose: () => void;
};

const INHERITED =
  'No statement or grant for it names this principal. It follows from what everyone, its account or its role can do.';

function toSentence(
  { kind, orByIam, permissions, moreUnderConditions }: Cell,
  { relation, principal }: NamedPrincipal,
): string {
  const account = principal.accountId ? `account ${principal.accountId}` : 'its account';
  switch (kind) {
    case 'YES':
      return permissions.some(isUnlimited)
        ? 'The key allows it by itself.'
        : 'The key allows it by itself, unless a Deny statement applies.';
    case 'PARTLY':
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
  panel.scrollIntoView({ block: 'nearest' });
}
