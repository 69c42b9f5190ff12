import type { ReactNode } from 'react';
import { escapeInvisible } from '../../json/quote.ts';
import type { Failure } from '../gateway/failure.ts';
import { FailureLine } from '../gateway/failure-notice.tsx';

/** A fact, or the failure to read it. */
export function Fact({ name, failure, children }: FactProps) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{failure ? <FailureLine failure={failure} /> : children}</dd>
    </div>
  );
}

type FactProps = { readonly name: string; readonly failure?: Failure | undefined; readonly children?: ReactNode };

export function Tags({ tags }: { readonly tags: readonly { readonly key: string; readonly value: string }[] }) {
  return (
    <ul className="tags">
      {tags.map(({ key, value }) => (
        <li key={key}>
          <span className="quiet">{escapeInvisible(key)}</span> {escapeInvisible(value)}
        </li>
      ))}
    </ul>
  );
}
