import { FailureNotice } from '../gateway/failure-notice.tsx';
import { useAnswer } from '../gateway/use-answer.ts';
import { readFragment } from '../generated/index.ts';
import { toCount, useTabCount } from '../key/tab-counts.tsx';
import { toPolicyFailure } from '../policy/policy-failure.ts';
import { ShareBar } from '../share/share-bar.tsx';
import { useAnnouncement } from '../ui/announce.tsx';
import type { Place } from '../ui/location.ts';
import { ReadAt } from '../ui/read-at.tsx';
import { Reading } from '../ui/reading.tsx';
import { FINDING_COLUMNS, toFindingCells } from './finding-words.ts';
import { FINDINGS, KEY_FINDING } from './findings-query.ts';
import { FindingsView } from './findings-view.tsx';

/** What is wrong with a key, or why that is not known. */
export function FindingsSection({ id, place, name }: FindingsSectionProps) {
  const variables = { id, ...place };
  const { data, readAt, failures, outdated, loading, retry } = useAnswer(FINDINGS, variables);
  const key = data?.key;
  const nodes = key?.findings && readFragment(KEY_FINDING, key.findings.nodes);
  const statements = key?.policy.__typename === 'KeyPolicy' ? key.policy.document?.statements.length : undefined;
  useAnnouncement(loading && !key ? `Examining ${name}` : null);
  useTabCount('findings', nodes ? String(nodes.length) : null);
  useTabCount('grants', key?.grants ? toCount(key.grants) : null);
  useTabCount('statements', statements === undefined ? null : String(statements));
  if (!key?.findings || !nodes) {
    const failure = (key && toPolicyFailure(key.policy)) ?? failures.find(({ path }) => isAbout(path)) ?? failures[0];
    return failure ? (
      <FailureNotice failure={failure} subject="The key could not be examined" onRetry={retry} busy={loading} />
    ) : (
      <Reading busy={loading}>the policy and the grants</Reading>
    );
  }
  return (
    <FindingsView
      findings={nodes}
      incomplete={key.findings.incomplete}
      statements={statements ?? 0}
      grants={key.grants ? toCount(key.grants) : null}
      name={name}
      onRetry={retry}
      busy={loading}
    >
      {readAt !== null && <ReadAt at={readAt} outdated={outdated} onRetry={retry} busy={loading} />}
      <ShareBar
        name={name}
        tab="findings"
        query={FINDINGS}
        variables={variables}
        data={data}
        failures={failures}
        toTable={() => ({ title: `Findings of ${name}`, columns: FINDING_COLUMNS, rows: nodes.map(toFindingCells) })}
      />
    </FindingsView>
  );
}

export type FindingsSectionProps = {
  readonly id: string;
  /** Null for the account and Region of the gateway. */
  readonly place: Place | null;
  /** The name of the key for people: its alias or its ID. */
  readonly name: string;
};

/** Whether a failure is that of the findings themselves, or of the whole key. */
function isAbout(path: readonly (string | number)[]): boolean {
  return path.length < 2 || path[1] === 'findings';
}
