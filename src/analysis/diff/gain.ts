import type { Applied, LiveStatement } from '../cells/live-statement.ts';
import type { PrincipalClass } from '../cells/principal-classes.ts';
import type { Verdict } from '../decide.ts';
import { mayBe } from '../evaluation.ts';
import type { StatementIds } from './statement-ids.ts';

/** What this policy may give to a request, and the other does not. */
export type Gain = {
  /** Whether it may allow what the other does not allow. Neither a Deny that it adds nor an Allow that it lacks does. */
  readonly mayAllow: boolean;
  /** Whether it lacks a Deny of the other, so that grants may allow more. */
  readonly endsDeny: boolean;
};

export const NO_GAIN: Gain = { mayAllow: false, endsDeny: false };

export function joinGains(one: Gain, other: Gain): Gain {
  return { mayAllow: one.mayAllow || other.mayAllow, endsDeny: one.endsDeny || other.endsDeny };
}

/** How the statements that apply to a request, or may apply, differ between two policies. */
export type Differences = {
  readonly isSame: boolean;
  /** Whether this policy has an Allow that the other lacks, and the other a Deny that this one lacks. */
  readonly addsAllow: boolean;
  readonly lacksDeny: boolean;
};

/** Compares the statements of the policies for requests of one principal. */
export function createFindDifferences(
  principal: PrincipalClass,
  { effectOf, areUnreadSame }: StatementIds,
): (applied: readonly Applied[]) => Differences {
  const effects = new Map<LiveStatement, string>();
  const idOf = ({ live, direct, account }: Applied) => {
    const effect = effects.get(live) ?? effectOf(live, principal.principal);
    effects.set(live, effect);
    return `${effect} ${direct} ${account}`;
  };
  return (applied) => {
    const [own, others] = [0, 1].map((side) => {
      const ofSide = applied.filter(({ live, applies }) => live.side === side && applies !== 'NO');
      return new Map(ofSide.map((each) => [idOf(each), each.live]));
    }) as [Map<string, LiveStatement>, Map<string, LiveStatement>];
    const [added, lacking] = [listMissing(own, others), listMissing(others, own)];
    return {
      isSame: areUnreadSame && added.length === 0 && lacking.length === 0,
      // What could not be read may allow or deny anything.
      addsAllow: !areUnreadSame || added.some((live) => mayBe(live, 'ALLOW')),
      lacksDeny: !areUnreadSame || lacking.some((live) => mayBe(live, 'DENY')),
    };
  };
}

/** The statements of the first policy that the second lacks. */
function listMissing(
  one: ReadonlyMap<string, LiveStatement>,
  other: ReadonlyMap<string, LiveStatement>,
): readonly LiveStatement[] {
  return [...one].filter(([id]) => !other.has(id)).map(([, live]) => live);
}

/** From DENIED to NOT_ALLOWED is still no access. */
export function toGain(from: Verdict, to: Verdict, find: () => Differences): Gain {
  if (from === 'ALLOWED' || to === 'DENIED') return NO_GAIN;
  const { addsAllow, lacksDeny } = find();
  return { mayAllow: to !== 'NOT_ALLOWED' && (addsAllow || lacksDeny), endsDeny: lacksDeny };
}
