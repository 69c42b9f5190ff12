import type { PolicyPrincipal, PolicyStatement } from '../../../policy/types.ts';
import type { Applied } from '../../cells/live-statement.ts';
import type { Side } from '../../cells/side.ts';
import { toSideGrounds } from '../../cells/side-verdict.ts';
import { decide, type Verdict } from '../../decide.ts';
import { reason } from '../../explain/reason.ts';
import type { RequestPrincipal } from '../../request/request-principal.ts';
import type { FindingRule, Found } from '../finding.ts';
import { isSurelyNeeded } from '../search/is-needed.ts';
import { toSharedGroups } from '../shared-groups.ts';
import { toFinding } from '../to-finding.ts';
import { findIneffectivePart } from './ineffective-statement.ts';

/** The most cells that are compared. */
const MAX_CELLS = 20_000;

/** Statements without which the policy means the same. */
export const redundant: FindingRule = {
  codes: ['REDUNDANT_STATEMENT'],
  *find(input) {
    const candidates = new Set<PolicyStatement>();
    for (const statement of input.policy.statements) {
      if (findIneffectivePart(statement, input.key) === null && !isSurelyNeeded(statement, input))
        candidates.add(statement);
      yield null;
    }
    if (candidates.size === 0) return;
    const undecided = new Set<PolicyStatement>();
    const samples = new Map<string, Sample>();
    for (const group of toSharedGroups(input)) {
      yield null;
      if (group === null) continue;
      if (group.cells === null) for (const { statement } of group.statements) undecided.add(statement);
      for (const { applied: all } of group.cells?.() ?? []) {
        const applied = all.filter(({ applies }) => applies !== 'NO');
        const request = { principal: group.principals[0].principal, action: group.action.names[0] };
        const sample = { applied, request, verdict: toPolicyVerdict(input, applied, request) };
        if (applied.length > 0) samples.set(toId(sample), sample);
        if (samples.size > MAX_CELLS) {
          yield reason('TOO_MANY_CASES', 'It was not decided which statements are redundant.');
          return;
        }
      }
    }
    for (const statement of undecided) candidates.delete(statement);
    yield* findRedundant([...samples.values()], input, candidates);
  },
};

/** A request, the statements that apply to it, and its verdict. */
type Sample = {
  readonly applied: readonly Applied[];
  readonly request: { readonly principal: RequestPrincipal; readonly action: string };
  readonly verdict: Verdict;
};

/**
 * The verdict of the policy alone. For some actions IAM policies must allow something besides, so that `Key.access`
 * gives ALLOWED_IF_IAM_ALLOWS, whether or not a statement allows the action by itself.
 */
function toPolicyVerdict(side: Side, applied: readonly Applied[], request: Sample['request']): Verdict {
  return decide(toSideGrounds(side, applied, request));
}

/** Equal for cells that are alike. */
function toId({ applied, request: { principal }, verdict }: Sample): string {
  const statements = applied.map(({ live, direct, account }) => `${live.statement.pointer} ${direct} ${account}`);
  return [principal.kind === 'ROOT', verdict, ...statements].join();
}

/**
 * The last ones first, so that of two equal statements the first stays. All that are found can be left out together.
 */
function* findRedundant(
  samples: readonly Sample[],
  side: Side,
  candidates: ReadonlySet<PolicyStatement>,
): Generator<Found> {
  const bySource = new Map<PolicyStatement, Sample[]>();
  for (const sample of samples) {
    for (const { live } of sample.applied)
      bySource.set(live.statement, [...(bySource.get(live.statement) ?? []), sample]);
  }
  const removed = new Set<PolicyStatement>();
  for (const statement of [...candidates].reverse()) {
    yield null;
    const own = bySource.get(statement) ?? [];
    if (!own.some(({ applied }) => toApplied(statement, applied)?.applies === 'YES')) continue;
    removed.add(statement);
    const isNeeded = own.some(({ applied, request, verdict }) => {
      const rest = applied.filter(({ live }) => !removed.has(live.statement));
      return toPolicyVerdict(side, rest, request) !== verdict;
    });
    if (isNeeded) removed.delete(statement);
    else {
      const cover = findCover(statement, own, removed);
      if (isForAccount(statement, side) && !(cover && isForAccount(cover, side))) removed.delete(statement);
      else yield toRedundant(statement, cover);
    }
  }
}

/** A public statement covers it, too, but is often removed: without this statement, nobody could change the policy. */
function isForAccount({ principals, effect }: PolicyStatement, { key }: Side): boolean {
  const isAccount = ({ kind, accountId }: PolicyPrincipal) => kind === 'ACCOUNT' && accountId === key.accountId;
  return effect === 'ALLOW' && principals?.some(isAccount) === true;
}

/** Another statement that has the same effect for all requests to which this one applies. */
function findCover(
  statement: PolicyStatement,
  samples: readonly Sample[],
  removed: ReadonlySet<PolicyStatement>,
): PolicyStatement | undefined {
  const others = (samples[0]?.applied ?? []).map(({ live }) => live.statement);
  return others.find(
    (other) =>
      other.effect === statement.effect &&
      !removed.has(other) &&
      samples.every(({ applied }) => covers(toApplied(other, applied), toApplied(statement, applied))),
  );
}

function toRedundant(statement: PolicyStatement, cover: PolicyStatement | undefined): Found {
  return toFinding('REDUNDANT_STATEMENT', statement, {
    message: `The policy means the same without this statement: ${cover?.pointer ?? 'the other statements together'} ${cover === undefined ? 'have' : 'has'} the same effect.`,
    principals: statement.principals ?? [],
  });
}

function toApplied(statement: PolicyStatement, applied: readonly Applied[]): Applied | undefined {
  return applied.find(({ live }) => live.statement === statement);
}

function covers(one: Applied | undefined, other: Applied | undefined): boolean {
  return one?.applies === 'YES' && (one.direct === 'YES' || other?.direct === 'NO');
}
