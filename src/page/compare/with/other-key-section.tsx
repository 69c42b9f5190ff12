import { FailureNotice } from '../../gateway/failure-notice.tsx';
import { useAnswer } from '../../gateway/use-answer.ts';
import { Reading } from '../../ui/reading.tsx';
import { BadInput } from '../bad-input.tsx';
import { isKeyArn, type OtherKey } from '../compare-location.ts';
import { OTHER_KEY } from '../compare-query.ts';
import type { ComparedKey } from '../compared-key.ts';
import { KeyComparison } from './key-comparison.tsx';
import { OtherKeyForm } from './other-key-form.tsx';

/** Compares with any other key that the gateway reads. */
export function OtherKeySection({ compared, other }: OtherKeySectionProps) {
  return (
    <section aria-labelledby="with">
      <h2 id="with" className="visually-hidden">
        Compared with another key
      </h2>
      <OtherKeyForm key={JSON.stringify(other)} compared={compared} other={other} />
      {other === null ? (
        <p className="quiet compare-hint">
          Says who gains and who loses what, by the meaning of the two policies. Each costs one GetKeyPolicy call.
        </p>
      ) : isKeyArn(other.id) ? (
        <KeyComparison compared={compared} other={other.id} ignoreRegion={other.ignoreRegion} />
      ) : (
        <NamedKey compared={compared} other={other} />
      )}
    </section>
  );
}

export type OtherKeySectionProps = {
  readonly compared: ComparedKey;
  /** Null if none is named yet. */
  readonly other: OtherKey | null;
};

/** A key that is named by its ID or an alias: its ARN must be known first. */
function NamedKey({ compared, other }: { readonly compared: ComparedKey; readonly other: OtherKey }) {
  const place = other.place ?? { accountId: compared.accountId, region: compared.region };
  const { data, failures, loading, retry } = useAnswer(OTHER_KEY, { id: other.id, ...place });
  const arn = data?.key?.arn;
  if (arn) return <KeyComparison compared={compared} other={arn} ignoreRegion={other.ignoreRegion} />;
  const [failure] = failures;
  if (!failure) return <Reading busy={loading}>the other key</Reading>;
  if (failure.code === 'BAD_USER_INPUT') return <BadInput>{failure.message}</BadInput>;
  return <FailureNotice failure={failure} subject="The other key could not be found" onRetry={retry} busy={loading} />;
}
