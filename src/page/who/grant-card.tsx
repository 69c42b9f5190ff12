import { type FragmentType, readFragment } from '../generated/index.ts';
import { GRANT_PARTS } from '../grants/grant-parts.ts';
import { Principals } from '../policy/principals.tsx';
import { Time } from '../ui/time.tsx';
import { toConstraintWords } from './cell-words.ts';

/** One grant in words. */
export function GrantCard({ grantRef, home }: GrantCardProps) {
  const { grantId, name, operations, constraints, createdAt, grantee, retiree } = readFragment(GRANT_PARTS, grantRef);
  return (
    <div className="statement">
      <h3 className="statement-title">
        <span className="effect">Grant</span>
        <span className="sid">{name || 'without a name'}</span>
      </h3>
      <dl>
        {grantee && (
          <div className="line">
            <dt>Who</dt>
            <dd>
              <Principals principals={[grantee]} home={home} />
            </dd>
          </div>
        )}
        <div className="line">
          <dt>may</dt>
          <dd>
            <ul className="names">
              {operations.map((operation) => (
                <li key={operation} className="mono">
                  kms:{operation}
                </li>
              ))}
            </ul>
          </dd>
        </div>
        {constraints !== null && constraints !== undefined && (
          <div className="line">
            <dt>only if</dt>
            <dd>{toConstraintWords(constraints)}</dd>
          </div>
        )}
        {retiree && (
          <div className="line">
            <dt>retired by</dt>
            <dd>
              <Principals principals={[retiree]} home={home} />
            </dd>
          </div>
        )}
        <div className="line">
          <dt>ID</dt>
          <dd>
            <span className="exact mono">{grantId}</span>
            {createdAt && (
              <span className="exact">
                created on <Time value={createdAt} />
              </span>
            )}
          </dd>
        </div>
      </dl>
    </div>
  );
}

export type GrantCardProps = {
  readonly grantRef: FragmentType<typeof GRANT_PARTS>;
  /** The account of the key. */
  readonly home: string;
};
