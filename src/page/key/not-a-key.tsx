import { clip, escapeInvisible } from '../../json/quote.ts';
import { Link } from '../ui/link.tsx';

/** In place of a key that the URL names by something that no key is named by. */
export function NotAKey({ id }: { readonly id: string }) {
  return (
    <div className="notice" data-kind="lasting" role="alert">
      <p className="notice-title">This is not the name of a key</p>
      <p>
        The link has <span className="mono">{escapeInvisible(clip(id)) || 'nothing'}</span> in place of a key. Expected
        is one of these:
      </p>
      <ul className="key-names">
        <li>
          the ARN of a key, such as <span className="mono">arn:aws:kms:us-east-2:111122223333:key/KEY-ID</span>
        </li>
        <li>the ID of a key, which is a UUID, or mrk- and 32 hexadecimal digits</li>
        <li>
          an alias, such as <span className="mono">alias/NAME</span>, or its ARN
        </li>
      </ul>
      {id.trim() !== '' && (
        <p>
          <Link href={`?${new URLSearchParams({ search: id })}`}>Search all keys for it</Link>
        </p>
      )}
    </div>
  );
}
