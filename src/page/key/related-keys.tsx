import { Link } from '../ui/link.tsx';
import { toKeyHref, toTabHref } from '../ui/location.ts';

/** The keys of a multi-Region key. Each has its own policy, grants and state, so each is a link. */
export function RelatedKeys({ arn, primary, replicas }: RelatedKeysProps) {
  return (
    <>
      <ul className="related">
        {[primary, ...replicas].map((key) => (
          <li key={key.arn}>
            {key.arn === arn ? (
              <strong>{key.region}, this key</strong>
            ) : (
              <Link href={`${toKeyHref(key.arn)}&tab=key`}>{key.region}</Link>
            )}{' '}
            <span className="tag">{key === primary ? 'Primary' : 'Replica'}</span>
          </li>
        ))}
      </ul>
      <span className="fact-line">
        Each has its own policy and grants.{' '}
        {replicas.length > 0 && <Link href={toTabHref('findings')}>The findings say whether the policies differ</Link>}
      </span>
    </>
  );
}

export type RelatedKeysProps = {
  readonly arn: string;
  readonly primary: RelatedKey;
  readonly replicas: readonly RelatedKey[];
};

type RelatedKey = { readonly arn: string; readonly region: string };
