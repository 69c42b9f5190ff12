import { expect, it } from 'vitest';
import { allow, KEY, startEnforced, type World } from './_enforcement.ts';
import { failureOf } from './_kms.ts';

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

type Setup = World & { readonly caller?: string; readonly call?: readonly [string, object] };

/** `conditions` are those of the only statement that allows the call. */
export type ConditionCase = readonly [name: string, conditions: Conditions, isMet: boolean, setup?: Setup];

export const when = (Condition: Conditions) => ({ Condition });
export const equals = (key: string, value: string | readonly string[]) => ({ StringEquals: { [key]: value } });

const DAY_ONE = Date.parse('2026-01-01T12:00:00Z');

/** A test for each case: whether the IAM policy allows the call. */
export function testConditions(cases: readonly ConditionCase[]): void {
  it.each(cases.map(([name, conditions, isMet, setup = {}]) => ({ name, conditions, isMet, setup })))(
    '$name',
    async ({ conditions, isMet, setup }) => {
      const { caller = 'ALICE', call = ['DescribeKey', { KeyId: KEY }], ...world } = setup;
      const identity = { [caller]: [allow('kms:*', when(conditions))] };
      const { send } = await startEnforced({ identity, options: { now: () => DAY_ONE }, ...world });
      const sent = send(caller, call[0], call[1]);
      if (isMet) await expect(sent).resolves.toBeTruthy();
      else {
        expect(await failureOf(sent)).toEqual([
          'AccessDeniedException',
          expect.stringMatching(/ because no identity-based policy allows the kms:\w+ action$/),
        ]);
      }
    },
  );
}
