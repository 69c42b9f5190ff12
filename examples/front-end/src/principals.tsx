import { Breakable } from './breakable.tsx';
import { type Principal, toPrincipalWords } from './statement-words.ts';

/** The principals of a statement. */
export function Principals({
  principals,
  home,
  isAllowed = false,
  isExcepted = false,
  isDeny = false,
}: PrincipalsProps) {
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
              <strong>
                <Breakable text={name} />
              </strong>
              {note && <span className="note">, {note}</span>}
              {isDeny && isExcepted && principal.kind === 'ACCOUNT' && <span className="note">, {ACCOUNT_ALONE}</span>}
              {principal.value !== name && principal.value !== '*' && (
                <span className="exact mono">
                  <Breakable text={principal.value} />
                </span>
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
  /** Whether the statement is a Deny. */
  readonly isDeny?: boolean;
};

/** Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal". */
const ACCOUNT_ALONE = 'whose users and roles are spared only if they are listed, too';
