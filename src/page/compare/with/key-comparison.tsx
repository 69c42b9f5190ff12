import { FailureNotice } from '../../gateway/failure-notice.tsx';
import { useAnswer } from '../../gateway/use-answer.ts';
import type { CompareKeysQuery } from '../../generated/graphql.ts';
import { toPolicyFailure } from '../../policy/policy-failure.ts';
import { Link } from '../../ui/link.tsx';
import { ReadAt } from '../../ui/read-at.tsx';
import { Reading } from '../../ui/reading.tsx';
import { BadInput } from '../bad-input.tsx';
import { toHrefOfKey } from '../compare-location.ts';
import { COMPARE_KEYS } from '../compare-query.ts';
import type { ComparedKey } from '../compared-key.ts';
import { DiffView } from '../diff/diff-view.tsx';
import { toSides } from '../diff/sides.ts';
import { TextsView } from '../texts/texts-view.tsx';

/** The policy of a key compared with that of another key. */
export function KeyComparison({ compared, other, ignoreRegion }: KeyComparisonProps) {
  const variables = { keyArn: compared.arn, other, ignoreRegion };
  const { data, failures, readAt, outdated, loading, retry } = useAnswer(COMPARE_KEYS, variables);
  if (other === compared.arn) return <BadInput>This is the same key. Name another one.</BadInput>;
  const bad = failures.find(({ code }) => code === 'BAD_USER_INPUT');
  if (bad) return <BadInput>{bad.message}</BadInput>;
  if (!data) {
    const [failure] = failures;
    if (!failure) return <Reading busy={loading}>both policies</Reading>;
    return <FailureNotice failure={failure} subject="The keys could not be read" onRetry={retry} busy={loading} />;
  }
  const [own, others] = [data.key?.policy, data.other?.policy];
  for (const [policy, subject, path] of [
    [own, 'The policy of this key could not be read', 'key'],
    [others, 'The policy of the other key could not be read', 'other'],
  ] as const) {
    const failure = policy ? toPolicyFailure(policy) : failures.find((each) => each.path[0] === path);
    if (failure) return <FailureNotice failure={failure} subject={subject} onRetry={retry} busy={loading} />;
  }
  if (own?.__typename !== 'KeyPolicy' || others?.__typename !== 'KeyPolicy') return <Reading busy={loading} />;
  const name = toName(data.other, compared);
  const sides = toSides(compared.name, name, { home: compared.accountId, selfKey: compared.arn, otherKey: other });
  return (
    <>
      <p className="compared-with">
        {compared.name} compared with <Link href={toHrefOfKey(other, 'compare')}>{name}</Link>
      </p>
      <DiffView
        diffRef={own.diff}
        sides={sides}
        haveSameText={own.text === others.text}
        onRetry={retry}
        busy={loading}
      />
      <TextsView left={others.text} right={own.text} leftName={name} rightName={compared.name} />
      {readAt !== null && <ReadAt at={readAt} outdated={outdated} onRetry={retry} busy={loading} />}
    </>
  );
}

export type KeyComparisonProps = {
  readonly compared: ComparedKey;
  /** The ARN of the other key. */
  readonly other: string;
  readonly ignoreRegion: boolean;
};

/** The alias of the other key, and where it is if it is elsewhere. Two keys can have the same alias in two places. */
function toName(other: CompareKeysQuery['other'], { accountId, region, name }: ComparedKey): string {
  const own = other?.aliases?.nodes[0]?.name ?? other?.keyId ?? 'the other key';
  const parts = [
    ...(other && other.region !== region ? [other.region] : []),
    ...(other && other.accountId !== accountId ? [other.accountId] : []),
  ];
  return parts.length > 0 || own === name ? `${own} (${parts.join(', ') || other?.keyId})` : own;
}
