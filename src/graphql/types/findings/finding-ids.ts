import { createHash } from 'node:crypto';
import { statementForm } from '../../../analysis/diff/normal-form.ts';
import type { Finding } from '../../../analysis/findings/finding.ts';
import type { KeyFacts } from '../../../analysis/request/key-facts.ts';

/**
 * The IDs of the findings of a key. An ID stays the same while the key, and the statement or the grant that the finding
 * is about, stay the same: a statement can move, and its Sid can change. Of two statements that are the same, the
 * second has another ID.
 */
export function toFindingIds(findings: readonly Finding[], key: KeyFacts): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const about = JSON.stringify([key.arn, finding.code, toSubject(finding, key)]);
    const count = counts.get(about) ?? 0;
    counts.set(about, count + 1);
    return createHash('sha256')
      .update(count === 0 ? about : `${about} ${count}`)
      .digest('hex')
      .slice(0, ID_LENGTH);
  });
}

const ID_LENGTH = 16;

function toSubject({ statement, grant }: Finding, { partition }: KeyFacts): string {
  if (grant !== null) return grant.grantId;
  return statement === null ? '' : statementForm(statement, partition);
}
