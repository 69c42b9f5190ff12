import { useEffect, useMemo, useRef } from 'react';
import { escapeInvisible } from '../../json/quote.ts';
import { type FragmentType, graphql, readFragment } from '../generated/index.ts';
import { Link } from '../ui/link.tsx';
import { toTabHref } from '../ui/location.ts';
import { Conditions } from './conditions.tsx';
import { findUnfitActions } from './find-unfit-actions.ts';
import { useKeyKind } from './key-kind.ts';
import { Principals } from './principals.tsx';

export const STATEMENT_CARD = graphql(`
  fragment StatementCard on PolicyStatement {
    pointer
    sid
    effect
    principals {
      kind
      value
      accountId
    }
    notPrincipals {
      kind
      value
      accountId
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
`);

/** One statement in words: who may, or may not, do what, and under which conditions. */
export function StatementCard(props: StatementCardProps) {
  const { statementRef, number, home, isActive = false, isPinned = false, onPoint, onPin } = props;
  const statement = readFragment(STATEMENT_CARD, statementRef);
  const { pointer, sid, effect, principals, notPrincipals, actions, notActions, resources, notResources } = statement;
  const card = useRef<HTMLLIElement>(null);
  const kind = useKeyKind();
  const unfit = useMemo(() => findUnfitActions(actions ?? [], kind), [actions, kind]);
  const isDeny = effect === 'DENY';
  const title = sid ? escapeInvisible(sid) : `Statement ${number}`;
  useEffect(() => {
    if (isPinned) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isPinned]);

  return (
    <li
      ref={card}
      className="statement"
      data-effect={effect}
      data-exception={!isDeny && Boolean(notPrincipals)}
      data-active={isActive}
      onMouseEnter={() => onPoint?.(pointer)}
      onMouseLeave={() => onPoint?.(null)}
      onFocus={() => onPoint?.(pointer)}
      onBlur={() => onPoint?.(null)}
    >
      <h3 className="statement-head">
        <button
          type="button"
          className="statement-title"
          aria-pressed={isPinned}
          title="Show its place in the text"
          onClick={() => onPin(pointer)}
        >
          <span className="effect">{isDeny ? 'Deny' : 'Allow'}</span>
          <span className="sid">{title}</span>
        </button>
        <Link className="number" href={toTabHref('statements', pointer)} title="Link to this statement">
          <span className="visually-hidden">Link to statement </span>#{number}
        </Link>
      </h3>
      <dl>
        <Line term="Who">
          {principals && <Principals principals={principals} home={home} isAllowed={!isDeny} />}
          {notPrincipals && <Principals principals={notPrincipals} home={home} isExcepted isDeny={isDeny} />}
          {!principals && !notPrincipals && <em>nobody is named</em>}
        </Line>
        <Line term={isDeny ? 'may not' : 'may'}>
          {actions && <Names names={actions} unfit={unfit} />}
          {notActions && <Names names={notActions} except="do anything except" />}
          {!actions && !notActions && <em>nothing is named</em>}
        </Line>
        {resources && !(resources.length === 1 && resources[0] === '*') && (
          <Line term="with">
            <Names names={resources} />
          </Line>
        )}
        {notResources && (
          <Line term="with">
            <Names names={notResources} except="anything except" />
          </Line>
        )}
        {statement.conditions.length > 0 && (
          <Line term={isDeny ? 'if' : 'only if'}>
            <Conditions conditions={statement.conditions} />
          </Line>
        )}
      </dl>
    </li>
  );
}

export type StatementCardProps = {
  readonly statementRef: FragmentType<typeof STATEMENT_CARD>;
  /** Counted from 1. */
  readonly number: number;
  /** The account of the key. */
  readonly home: string;
  readonly isActive?: boolean;
  readonly isPinned?: boolean;
  readonly onPoint?: (pointer: string | null) => void;
  readonly onPin: (pointer: string) => void;
};

function Line({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div className="line">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type NamesProps = {
  readonly names: readonly string[];
  readonly except?: string;
  /** Those that KMS never performs with this key. */
  readonly unfit?: ReadonlySet<string>;
};

function Names({ names, except, unfit }: NamesProps) {
  return (
    <>
      {except && <p className="except">{except}</p>}
      <ul className="names">
        {names.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a policy can contain a value twice
          <li key={index} className="mono" data-unfit={unfit?.has(name)}>
            {escapeInvisible(name)}
            {name === 'kms:*' && <span className="gloss"> anything</span>}
            {unfit?.has(name) && <span className="gloss"> not with this kind of key</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
