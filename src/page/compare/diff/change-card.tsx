import { toAskParameters, toWitnessWords } from '../../findings/finding-words.ts';
import { type FragmentType, readFragment } from '../../generated/index.ts';
import { toPrincipalWords } from '../../policy/statement-words.ts';
import { Breakable } from '../../ui/breakable.tsx';
import { Link } from '../../ui/link.tsx';
import { toHrefOfKey } from '../compare-location.ts';
import { ACCESS_CHANGE } from './diff-query.ts';
import { type Change, OUTCOMES, toActions, toReach, toStatementName } from './diff-words.ts';
import type { Sides } from './sides.ts';

/** Who gains or loses what, under which conditions, by which statements, with a request that shows it. */
export function ChangeCard({ changeRef, sides }: ChangeCardProps) {
  const change = readFragment(ACCESS_CHANGE, changeRef);
  const { principal, from, to, where, witness } = change;
  return (
    <li className="change" data-reach={toReach(change, sides.home)}>
      <h4>
        <Who principal={principal} home={sides.home} />
      </h4>
      <dl>
        <Line term="Actions">
          <Actions change={change} />
        </Line>
        {where !== null && where !== undefined && (
          <Line term="Only if">
            <Breakable text={where} />
          </Line>
        )}
        <Line term="Verdict">
          <span className="side">{sides.other}:</span> <span data-verdict={from}>{OUTCOMES[from]}</span>
          <span aria-hidden="true"> → </span>
          <span className="side">{sides.self}:</span> <span data-verdict={to}>{OUTCOMES[to]}</span>
        </Line>
        <Places change={change} sides={sides} />
        <Line term="Example">
          <Breakable text={toWitnessWords(witness)} /> <AskLinks change={change} sides={sides} />
        </Line>
      </dl>
    </li>
  );
}

export type ChangeCardProps = {
  readonly changeRef: FragmentType<typeof ACCESS_CHANGE>;
  readonly sides: Sides;
};

function Who({ principal, home }: { readonly principal: Change['principal']; readonly home: string }) {
  const { label, name, note } = toPrincipalWords(principal, { home, isAllowed: false });
  return (
    <>
      {label && <span className="kind">{label} </span>}
      <strong>
        <Breakable text={name} />
      </strong>
      {principal.kind === 'ACCOUNT' && <span className="note">, its users, roles and root user</span>}
      {note && <span className="note">, {note}</span>}
      {principal.value !== name && principal.value !== '*' && (
        <span className="exact mono">
          <Breakable text={principal.value} />
        </span>
      )}
    </>
  );
}

function Actions({ change }: { readonly change: Change }) {
  const { shown, hidden, note } = toActions(change);
  return (
    <>
      <Names names={shown} />
      {hidden.length > 0 && (
        <details>
          <summary>{hidden.length} more</summary>
          <Names names={hidden} />
        </details>
      )}
      {note && <span className="note">{note}</span>}
    </>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className="names">
      {names.map((name) => (
        <li key={name} className="mono">
          {name}
        </li>
      ))}
    </ul>
  );
}

/** The statements that make the difference. */
function Places({ change, sides }: { readonly change: Change; readonly sides: Sides }) {
  if (change.pointers.length === 0) return null;
  return (
    <Line term="By">
      <ul className="places">
        {change.pointers.map(({ inThis, pointer }) => {
          const key = inThis ? sides.selfKey : sides.otherKey;
          const name = `${toStatementName(pointer)} of ${inThis ? sides.self : sides.other}`;
          return (
            <li key={`${inThis} ${pointer}`}>
              {key === null ? (
                name
              ) : (
                <Link href={toHrefOfKey(key, 'statements', [['statement', pointer]])}>{name}</Link>
              )}
            </li>
          );
        })}
      </ul>
    </Line>
  );
}

/** Each policy that a key has answers for itself. */
function AskLinks({ change, sides }: { readonly change: Change; readonly sides: Sides }) {
  const parameters = toAskParameters(change.witness);
  return [
    [sides.selfKey, sides.self],
    [sides.otherKey, sides.other],
  ].map(
    ([key, name]) =>
      key && (
        <Link key={name} className="ask-link" href={toHrefOfKey(key, 'ask', parameters)}>
          Ask {name}
        </Link>
      ),
  );
}

function Line({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div className="line">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
