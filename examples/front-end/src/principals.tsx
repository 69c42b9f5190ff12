import { type Principal, toPrincipalWords } from './statement-words.ts';

/** The principals of a statement. */
export function Principals({ principals, home, isAllowed = false, isExcepted = false }: PrincipalsProps) {
  return (
    <>
      {isExcepted && <p className="except">Everyone except</p>}
      <ul className="principals">
        {principals.map((principal, index) => {
          const { label, name, note } = toPrincipalWords(principal, { home, isAllowed });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a policy can contain a value twice
            <li key={index}>
              {label && <span className="kind">{label} </span>}
              <strong>{name}</strong>
              {note && <span className="note">, {note}</span>}
              {principal.value !== name && principal.value !== '*' && (
                <span className="exact mono">{principal.value}</span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

export type PrincipalsProps = {
  readonly principals: readonly Principal[];
  /** The account of the key. */
  readonly home: string;
  /** Whether the statement is an Allow. */
  readonly isAllowed?: boolean;
  /** Whether the statement is about everyone except these. */
  readonly isExcepted?: boolean;
};
