import type { Failure } from '../../gateway/failure.ts';
import { FailureLine } from '../../gateway/failure-notice.tsx';
import { Link } from '../../ui/link.tsx';
import { toTabHref } from '../../ui/location.ts';
import { type RefusalInput, toRefusals } from './not-read-words.ts';
import { toStateLine } from './state-line.ts';

/** What the table is made of, what was not read, and what else may refuse. */
export function NotRead(props: NotReadProps) {
  const { statements, grants, grantsFailure, metadata, metadataFailure } = props;
  return (
    <section className="not-read" aria-labelledby="not-read">
      <h2 id="not-read">What this table knows</h2>
      <dl>
        <div className="line">
          <dt>Read</dt>
          <dd>
            The key policy ({toCount(statements, 'statement')})
            {grants && ` and ${grants.hasMore ? 'the first ' : ''}${toCount(grants.count, 'grant')}`}.{' '}
            {grants?.hasMore && 'There are more grants, which were not read.'}
            {!grants && 'The grants were not read. '}
            {grantsFailure && <FailureLine failure={grantsFailure} />}
          </dd>
        </div>
        <div className="line">
          <dt>The key</dt>
          <dd>
            {metadata ? toStateLine(metadata.state ?? null) : 'Its state was not read: it may refuse every use. '}
            {metadataFailure && <FailureLine failure={metadataFailure} />}
          </dd>
        </div>
        <div className="line">
          <dt>Not read, and may refuse</dt>
          <dd>
            <ul>
              {toRefusals(props).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <Link href={toTabHref('ask')}>Ask about one principal</Link> to see which of these apply to it.
          </dd>
        </div>
      </dl>
    </section>
  );
}

export type NotReadProps = RefusalInput & {
  /** How many there are in the policy. */
  readonly statements: number;
  /** Null if they could not be read. */
  readonly grants: { readonly count: number; readonly hasMore: boolean } | null;
  readonly grantsFailure: Failure | null;
  readonly metadataFailure: Failure | null;
};

function toCount(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
