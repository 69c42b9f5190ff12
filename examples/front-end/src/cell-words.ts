import { type Cell, type CellKind, isConditional, type Permission } from './cells.ts';
import { toConditionWords } from './statement-words.ts';

export type CellWords = {
  readonly head: string;
  /** What it is about, and what decides it. */
  readonly lines: readonly string[];
  /** The statements that may deny it. */
  readonly limits: readonly string[];
};

/** A cell in words. `toNumber` gives the number of a statement, counted from 1. */
export function toCellWords(cell: Cell, toNumber: (pointer: string) => number): CellWords {
  const { kind, isWhole, permissions, actions, orByIam } = cell;
  const sources = unique(permissions.map(({ source }) => toSourceName(source, toNumber)));
  const limits = unique(permissions.flatMap(({ limitedBy }) => limitedBy.map(({ pointer }) => toNumber(pointer))));
  const condition = toConditionLine(cell);
  return {
    head: HEADS[kind],
    lines: [
      ...(condition === null ? [] : [kind === 'ONLY_IF' ? condition.replace('only if ', '') : condition]),
      ...(isWhole || actions.length === 0 ? [] : [toFew(actions.map((action) => action.replace(/^kms:/, '')))]),
      ...(cell.moreUnderConditions ? ['more under conditions'] : []),
      ...(kind === 'DENIED' || sources.length === 0 ? [] : [toFew(sources)]),
      ...(orByIam ? ['or by IAM'] : []),
    ],
    limits: limits.length === 0 ? [] : [`${kind === 'DENIED' ? '' : 'unless denied '}by ${limits.join(', ')}`],
  };
}

/** So that nobody depends on the color. */
export const SIGNS: Record<CellKind, string> = {
  YES: '●',
  PARTLY: '◐',
  ONLY_IF: '◒',
  BY_IAM: '↗',
  UNKNOWN: '?',
  DENIED: '✕',
  NONE: '–',
};

const HEADS: Record<CellKind, string> = {
  YES: 'yes',
  PARTLY: 'partly',
  ONLY_IF: 'only if',
  BY_IAM: 'by IAM',
  UNKNOWN: 'not known',
  DENIED: 'denied',
  NONE: 'nothing allows it',
};

function toSourceName(source: Permission['source'], toNumber: (pointer: string) => number): string {
  if (source.__typename === 'PolicyStatement') return `statement ${toNumber(source.pointer)}`;
  return `grant ${source.name || `${source.grantId.slice(0, 8)}…`}`;
}

function toConditionLine({ underConditions, permissions }: Cell): string | null {
  const [one] = permissions.filter(isConditional);
  if (one === undefined || underConditions === 'NONE') return null;
  return underConditions === 'SOME' ? 'partly under conditions' : `only if ${toFirstCondition(one)}`;
}

function toFirstCondition({ conditions, constraints }: Permission): string {
  const [first] = conditions;
  if (first === undefined) return toConstraintWords(constraints);
  const { before, key, verb, values } = toConditionWords(first);
  const words = [before, key, verb, toFew(values)].filter((part) => part !== null && part !== '').join(' ');
  return conditions.length === 1 ? words : `${words}, and ${conditions.length - 1} more`;
}

/** The constraints of a grant in words. A constraint that this page does not know stays as written. */
export function toConstraintWords(constraints: unknown): string {
  return Object.entries(constraints ?? {})
    .map(([name, value]) => `${CONSTRAINTS.get(name) ?? name} ${toText(value)}`)
    .join(' and ');
}

const CONSTRAINTS = new Map([
  ['EncryptionContextEquals', 'the encryption context is'],
  ['EncryptionContextSubset', 'the encryption context has'],
  ['SourceArn', 'aws:SourceArn is'],
]);

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, each]) => `${name}: ${toText(each)}`)
    .join(', ');
}

function toFew(values: readonly string[]): string {
  const FEW = 2;
  return values.length <= FEW + 1
    ? values.join(', ')
    : `${values.slice(0, FEW).join(', ')} and ${values.length - FEW} more`;
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
