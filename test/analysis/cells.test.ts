import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell, CellGroup } from '../../src/analysis/cells/cell-groups.ts';
import { toCellGroups } from '../../src/analysis/cells/cell-groups.ts';
import { toCellWitness } from '../../src/analysis/cells/to-cell-witness.ts';
import { parseRequestPrincipal } from '../../src/analysis/request/request-principal.ts';
import { APP, ask, KEY, parse } from './_ask.ts';
import { facts, question, statement, toContext } from './_generated.ts';

const RUNS = { numRuns: 40 };

const statements = fc.array(statement, { maxLength: 3 });

function groupsOf(...policies: readonly (readonly object[])[]): readonly CellGroup[] {
  const sides = policies.map((Statement) => ({ policy: parse({ Version: '2012-10-17', Statement }), key: KEY }));
  return [...toCellGroups(sides)].filter((group) => group !== null);
}

/** Not every group has cells: a key can be compared as a text and as an address. */
function cellsOf(group: CellGroup): readonly Cell[] {
  return [...(group.cells?.() ?? [])];
}

function askFor(statements: readonly object[], group: CellGroup, cell: Cell, side = 0) {
  const { principal, action, keys, absent } = toCellWitness(group, cell, side);
  return ask({ statements, principal, action, context: { keys, absent } });
}

test('the witness of each cell gets the verdict of the cell', () => {
  fc.assert(
    fc.property(statements, statements, (before, after) => {
      for (const group of groupsOf(before, after)) {
        for (const cell of cellsOf(group)) {
          const verdicts = [before, after].map((each) => askFor(each, group, cell).verdict);
          expect(verdicts, JSON.stringify(toCellWitness(group, cell, 0))).toEqual(cell.verdicts);
        }
      }
    }),
    RUNS,
  );
});

/** A request with every key of the generated policies: given, or absent. */
const wholeFacts = facts.map((given) => {
  const whole = new Map([...given].map(([key, values]) => [key, values ?? null]));
  // A request has aws:CalledVia only if an AWS service makes it.
  return whole.get('kms:ViaService') === null ? whole.set('aws:CalledVia', null) : whole;
});

test('each request gets the verdicts of one of the cells of its principal and action', () => {
  fc.assert(
    fc.property(statements, statements, question, wholeFacts, (before, after, { principal, action }, given) => {
      fc.pre(principal !== APP); // where a session of a role is named, its sessions stand for the role
      const context = toContext(given);
      const verdicts = [before, after].map((each) => ask({ statements: each, principal, action, context }).verdict);
      const { value } = parseRequestPrincipal(principal, KEY.partition);
      const groups = groupsOf(before, after, toNaming(principal)).filter(
        (group) =>
          group.action.names.includes(action) && group.principals.some((each) => each.principal.value === value),
      );
      fc.pre(groups.every(({ cells }) => cells !== null));
      const found = groups.flatMap(cellsOf).map((cell) => cell.verdicts.slice(0, 2));
      expect(found).toContainEqual(verdicts);
    }),
    { numRuns: 300 },
  );
});

/** A policy that names the principal, so that it is one of those that are compared. */
function toNaming(principal: string): readonly object[] {
  const Principal = principal.endsWith('.amazonaws.com') ? { Service: principal } : { AWS: principal };
  return [{ Effect: 'Allow', Principal, Action: 'kms:X', Resource: '*' }];
}

test.each<[string, object, string]>([
  ['kms:CallerAccount', { StringLike: { 'kms:CallerAccount': '99999999999?' } }, '999999999990'],
  ['aws:PrincipalAccount', { StringNotLike: { 'aws:PrincipalAccount': ['*0', '*1'] } }, '000000000002'],
  ['aws:PrincipalArn', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::77*:role/x' } }, '770000000000'],
])('an account that only a pattern of %s matches is among the principals', (_, Condition, account) => {
  const named = { AWS: ['999999999999', '770000000001'] };
  const groups = groupsOf([{ Effect: 'Allow', Principal: named, Action: 'kms:Decrypt', Resource: '*', Condition }]);
  const principals = groups.flatMap((group) => group.principals);
  expect(principals.map(({ principal }) => principal.accountId)).toContain(account);
  expect(principals.find(({ principal }) => principal.accountId === account)?.named.kind).toBe('EVERYONE');
});
