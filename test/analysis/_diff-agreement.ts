import fc from 'fast-check';
import { expect } from 'vitest';
import type { AccessChange, PolicyDiff } from '../../src/analysis/diff/policy-diff.ts';
import { APP, ask, OWN, SERVICE, SESSION } from './_ask.ts';
import { compareStatements, linesOf } from './_diff.ts';
import { APP_WITH_PATH, type Facts, request, type Statement, statement, toContext } from './_generated.ts';

const statements = fc.array(statement, { maxLength: 3 });
/** Policies that have some statements in common. */
export const policies = fc.tuple(statements, statements, statements).map(
  ([common, one, other]) =>
    [
      [...common, ...one],
      [...other, ...common],
    ] as const,
);
const requests = fc.array(request, { minLength: 5, maxLength: 5 });

/** From the worst to the best. */
const ORDER = ['DENIED', 'NOT_ALLOWED', 'ALLOWED_IF_IAM_ALLOWS', 'ALLOWED'];

export function allOf({ newAccess, lostAccess, undecided }: PolicyDiff): readonly AccessChange[] {
  return [...newAccess, ...lostAccess, ...undecided];
}

/** A role's name is unique in its account. Null if the policies name two roles of one name, which differ in their paths. */
function findRoleOfSession(named: readonly Statement[]): string | null {
  const text = JSON.stringify(named);
  if (!text.includes(APP_WITH_PATH)) return APP;
  return text.includes(JSON.stringify(APP)) ? null : APP_WITH_PATH;
}

/** A request that a service makes on behalf of the caller has kms:ViaService. */
function isPossible(facts: Facts): boolean {
  return Boolean(facts.get('kms:ViaService')) || !facts.get('aws:CalledVia');
}

/** Whether the diff says that it could not compare some of the requests of this action. */
function isNotCompared({ exact, undecided }: PolicyDiff, action: string): boolean {
  return !exact && undecided.some(({ from, to, actions }) => from === to && actions.includes(action));
}

/** Each verdict of Key.access that differs is in the right list of the diff: for 5,000 pairs of policies. */
export function expectAgreement(seed: number): void {
  let differing = 0;
  let notCompared = 0;
  fc.assert(
    fc.property(policies, requests, ([current, other], asked) => {
      const diff = compareStatements(current, other);
      const role = findRoleOfSession([...current, ...other]);
      // Whether a service also uses its name without the Region is not known. Key.access leaves it open for each
      // statement, and the diff compares the two names, for each of which the statements agree.
      const hasServiceWithoutRegion = JSON.stringify([current, other]).includes('"logs.amazonaws.com"');
      for (const { principal, action, facts } of asked) {
        if ((principal === SESSION && role === null) || !isPossible(facts)) continue;
        const given = [...facts].map(([key, values]) => [key, values ?? null] as const);
        const context = toContext(
          new Map(principal === SESSION ? [...given, ['aws:PrincipalArn', [role ?? '']]] : given),
        );
        const verdictOf = (each: readonly Statement[]) =>
          ask({ statements: each, principal, action, context, grants: [] }).verdict;
        const [to, from] = [verdictOf(current), verdictOf(other)];
        if (to === from) continue;
        differing += 1;
        if (isNotCompared(diff, action)) {
          notCompared += 1;
          continue;
        }
        const isDecided = to !== 'UNKNOWN' && from !== 'UNKNOWN';
        if (!isDecided && principal === SERVICE && hasServiceWithoutRegion) continue;
        const list = ORDER.indexOf(to) > ORDER.indexOf(from) ? diff.newAccess : diff.lostAccess;
        const found = (isDecided ? list : allOf(diff)).filter(({ actions }) => actions.includes(action));
        // Texts only for a failure: they take longer than the comparison.
        const fail = () =>
          expect.fail(JSON.stringify({ principal, action, facts: [...facts], from, to, lines: linesOf(diff) }));
        if (found.length === 0) fail();
        // The root user of an account comes along with its users.
        const alike = found.filter((change) => change.from === from && change.to === to);
        if (isDecided && principal !== OWN && alike.length === 0) fail();
      }
    }),
    { numRuns: 5_000, seed },
  );
  expect(differing).toBeGreaterThan(2_500);
  expect(notCompared).toBeLessThan(differing / 100);
}
