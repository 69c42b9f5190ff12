import { useState } from 'react';
import { Breakable } from '../ui/breakable.tsx';
import { BOUNDARY_NOTE, toSparedWords } from './spared-words.ts';
import { type Principal, toPrincipalWords } from './statement-words.ts';

/** The principals of a statement. Of a long list, the first ones, until a click: a list of hundreds takes its time. */
export function Principals({
  principals,
  home,
  isAllowed = false,
  isExcepted = false,
  isDeny = false,
}: PrincipalsProps) {
  const [isWhole, setWhole] = useState(principals.length <= MANY);
  const shown = isWhole ? principals : principals.slice(0, FIRST);
  return (
    <>
      {isExcepted && <p className="except">Everyone except</p>}
      <ul className="principals">
        {shown.map((principal, index) => {
          const { label, name, note } =
            isExcepted && isDeny
              ? toSparedWords(principal, principals, home)
              : toPrincipalWords(principal, { home, isAllowed });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a policy can contain a value twice
            <li key={index}>
              {label && <span className="kind">{label} </span>}
              <strong>
                <Breakable text={name} />
              </strong>
              {note && <span className="note">, {note}</span>}
              {principal.value !== name && principal.value !== '*' && (
                <span className="exact mono">
                  <Breakable text={principal.value} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {isExcepted && isDeny && <p className="note exception-note">{BOUNDARY_NOTE}</p>}
      {!isWhole && (
        <button type="button" className="button" onClick={() => setWhole(true)}>
          Show {principals.length - FIRST} more principals
        </button>
      )}
    </>
  );
}

/** A longer list is cut after the first ones. */
const MANY = 30;
const FIRST = 10;

export type PrincipalsProps = {
  readonly principals: readonly Principal[];
  /** The account of the key. */
  readonly home: string;
  /** Whether the statement is an Allow. */
  readonly isAllowed?: boolean;
  /** Whether the statement is about everyone except these. */
  readonly isExcepted?: boolean;
  /** Whether the statement is a Deny. */
  readonly isDeny?: boolean;
};
