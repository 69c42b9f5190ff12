import { useEffect, useRef } from 'react';
import { escapeInvisible } from '../../json/quote.ts';
import { type Principal, toPrincipalWords } from '../policy/statement-words.ts';
import { Breakable } from '../ui/breakable.tsx';
import { Time } from '../ui/time.tsx';
import { type Grant, isElsewhere, isForOtherAccount, toConstraints, toIssuer } from './grant-words.ts';

/** A grant in words. */
export function GrantRow({ grant, home, isSelected }: GrantRowProps) {
  const { grantId, name, grantee, operations, retiree, createdAt, issuingAccount } = grant;
  const row = useRef<HTMLTableRowElement>(null);
  const constraints = toConstraints(grant.constraints);
  const issuer = toIssuer(issuingAccount);
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  return (
    <tr ref={row} data-wide={isForOtherAccount(grant, home)} aria-current={isSelected ? 'true' : undefined}>
      <th scope="row">
        <strong>{name ? escapeInvisible(name) : 'Without a name'}</strong>
        <span className="exact mono">{grantId}</span>
      </th>
      <td data-column="Grantee">
        <div>{grantee ? <Who principal={grantee} home={home} /> : <em>not known</em>}</div>
      </td>
      <td data-column="May">
        <div>
          <ul className="names">
            {operations.map((operation) => (
              <li key={operation} className="mono">
                <Breakable text={operation} />
              </li>
            ))}
          </ul>
        </div>
      </td>
      <td data-column="Only if">
        <div>
          {constraints.length === 0 && <span className="quiet">no constraint</span>}
          {constraints.map(({ what, values }) => (
            <div key={what} className="constraint">
              {what}
              <ul className="names">
                {values.map((value) => (
                  <li key={value} className="mono">
                    {escapeInvisible(value)}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </td>
      <td data-column="Can be retired by">
        <div>{retiree ? <Who principal={retiree} home={home} /> : <span className="quiet">nobody is named</span>}</div>
      </td>
      <td data-column="Created">
        <div>
          {createdAt ? <Time value={createdAt} /> : <span className="quiet">not known</span>}
          {issuer !== null && (
            <span className="by">
              {issuer === home ? (
                'by this account'
              ) : (
                <>
                  by account {issuer} <OtherAccount />
                </>
              )}
            </span>
          )}
        </div>
      </td>
    </tr>
  );
}

export type GrantRowProps = {
  readonly grant: Grant;
  /** The account of the key. */
  readonly home: string;
  /** Whether the URL names it. */
  readonly isSelected: boolean;
};

function Who({ principal, home }: { readonly principal: Principal; readonly home: string }) {
  const { label, name, note } = toPrincipalWords(principal, { home, isAllowed: false });
  return (
    <>
      {label && <span className="kind">{label} </span>}
      <strong>
        <Breakable text={name} />
      </strong>{' '}
      {isElsewhere(principal, home) ? <OtherAccount /> : note && <span className="note">{note}</span>}
      {principal.value !== name && (
        <span className="exact mono">
          <Breakable text={principal.value} />
        </span>
      )}
    </>
  );
}

function OtherAccount() {
  return <span className="tag">Other account</span>;
}
