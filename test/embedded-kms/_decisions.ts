import { expect, it } from 'vitest';
import {
  ALICE,
  BOB,
  expectDenied,
  KEY_ARN,
  OTHER,
  READER_SESSION,
  ROOT,
  startEnforced,
  type World,
} from './_enforcement.ts';

export const DESCRIBE = 'kms:DescribeKey';
export const OTHER_ROOT = `arn:aws:iam::${OTHER}:root`;

export type Decision = World & {
  readonly name: string;
  /** Default: ALICE. */
  readonly caller?: 'ALICE' | 'READER' | 'BOB' | '111122223333' | '444455556666';
  /** Default: DescribeKey of the key. */
  readonly operation?: string;
  readonly input?: object;
  /** What follows `is not authorized to perform: `. Absent: the call is allowed. */
  readonly denied?: string;
};

const ARNS = { ALICE, READER: READER_SESSION, BOB, '111122223333': ROOT, '444455556666': OTHER_ROOT };

/** A test for each case: whether the call is allowed, and if not, the message. */
export function testDecisions(decisions: readonly Decision[]): void {
  it.each(decisions)('$name', async ({ caller = 'ALICE', operation = 'DescribeKey', input, denied, ...world }) => {
    const { send } = await startEnforced(world);
    const call = send(caller, operation, input ?? { KeyId: KEY_ARN });
    if (denied === undefined) await expect(call).resolves.toBeTruthy();
    else await expectDenied(call, ARNS[caller], denied);
  });
}
