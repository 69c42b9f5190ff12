import { escapeInvisible } from '../../json/quote.ts';
import { toConditionWords } from '../policy/statement-words.ts';
import { type Cell, type CellKind, isConditional, type Permission } from './cells.ts';
import type { Column } from './columns.ts';
import type { Limit } from './limits.ts';

export type CellWords = {
  readonly head: string;
  /** What it is about, and what decides it. */
  readonly lines: readonly string[];
  /** The statements that deny it, or may deny it. */
  readonly limits: readonly string[];
};

/** `few`: how many values are named, if there are many. */
type ToList = (values: readonly string[], few?: number) => string;

/** The number of a statement, counted from 1. */
type ToNumber = (pointer: string) => number;

/** A cell in few words. */
export function toCellWords(cell: Cell, toNumber: ToNumber, toList: ToList = toFew): CellWords {
  const { kind, isWhole, permissions, actions, orByIam } = cell;
  const sources = unique(permissions.map(({ source }) => toSourceName(source, toNumber)));
  return {
    head: HEADS[kind],
    lines: [
      ...toConditionLines(cell, toList),
      ...(isWhole || actions.length === 0 ? [] : [toList(actions.map(toOperation))]),
      ...(cell.moreUnderConditions ? ['more under conditions'] : []),
      ...(cell.isByException ? ['all but those it lists'] : []),
      ...(kind === 'DENIED' || sources.length === 0 ? [] : [toList(sources)]),
      ...(orByIam ? ['or by IAM'] : []),
    ],
    limits:
      kind === 'DENIED'
        ? unique(cell.denied.map((limit) => `by ${toNumbers(limit, toNumber)}`))
        : toLimitWords(cell, toNumber, toList, ''),
  };
}

/** A cell as a sentence, for screen readers: `CardService may decrypt, by statement 3`. Leaves nothing out. */
export function toCellSentence(name: string, { verb }: Pick<Column, 'verb'>, cell: Cell, toNumber: ToNumber): string {
  const { kind, isWhole, permissions, actions, orByIam, denied } = cell;
  const toList: ToList = (values) => values.join(', ');
  if (kind === 'UNKNOWN') return `It is not known whether ${name} may ${verb}`;
  if (kind === 'NONE') return `${name} may not ${verb}: nothing allows it`;
  if (kind === 'DENIED') {
    const by = unique(denied.map((limit) => toNumbers(limit, toNumber))).join(', ');
    return `${name} may not ${verb}: denied by statement ${by}`;
  }
  const sources = unique(permissions.map(({ source }) => toSourceName(source, toNumber)));
  const part = kind === 'PARTLY' && !isWhole ? ' in part' : '';
  const iam = kind === 'BY_IAM' ? ' if IAM policies allow it' : '';
  const what = isWhole || actions.length === 0 ? '' : `: ${toList(actions.map(toOperation))}`;
  const [first, ...conditions] = toConditionLines(cell, toList);
  const only = first === undefined ? '' : ` ${kind === 'ONLY_IF' ? 'only if ' : ''}${first}`;
  return [
    `${name} may ${verb}${part}${iam}${what}${what !== '' && only !== '' ? ',' : ''}${only}`,
    ...conditions,
    ...(cell.moreUnderConditions ? ['more under conditions'] : []),
    ...(cell.isByException ? ['as everyone may whom it does not list'] : []),
    `by ${toList(sources)}`,
    ...(orByIam ? ['or by IAM'] : []),
    ...toLimitWords(cell, toNumber, toList, 'statement '),
  ].join(', ');
}

/** Where something is left, the reader must see what is denied. */
function toLimitWords(cell: Cell, toNumber: ToNumber, toList: ToList, noun: string): readonly string[] {
  const toActions = (limit: Limit) => toList(limit.actions.map(toOperation), 1);
  const by = (limit: Limit) => `denied by ${noun}${toNumbers(limit, toNumber)}`;
  return [
    ...cell.denied.map((limit) => `${toActions(limit)} ${by(limit)}`),
    ...cell.limits.map((limit) => `${limit.isWhole ? '' : `${toActions(limit)} `}unless ${by(limit)}`),
  ];
}

function toNumbers({ pointers }: Limit, toNumber: ToNumber): string {
  return pointers.map(toNumber).join(', ');
}

function toOperation(action: string): string {
  return action.replace(/^kms:/, '');
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

function toSourceName(source: Permission['source'], toNumber: ToNumber): string {
  if (source.__typename === 'PolicyStatement') return `statement ${toNumber(source.pointer)}`;
  return `grant ${source.name || `${source.grantId.slice(0, 8)}…`}`;
}

/** All conditions of one statement or grant, each on its line. */
function toConditionLines({ kind, underConditions, permissions }: Cell, toList: ToList): readonly string[] {
  if (underConditions === 'NONE') return [];
  if (underConditions === 'SOME') return ['partly under conditions'];
  const ways = permissions.filter(isConditional).map((each) => toConditions(each, toList));
  const [first = [], ...others] = [...new Map(ways.map((way) => [way.join(), way])).values()];
  const lines = first.map((text, index) =>
    index === 0 ? `${kind === 'ONLY_IF' ? '' : 'only if '}${text}` : `and ${text}`,
  );
  return others.length === 0 ? lines : [...lines, 'or under other conditions'];
}

/** All conditions or constraints of a permission, each as a clause that names few values. */
export function toFewConditions(permission: Permission): readonly string[] {
  return isConditional(permission) ? toConditions(permission, toFew) : [];
}

function toConditions({ conditions, constraints }: Permission, toList: ToList): readonly string[] {
  if (conditions.length === 0) return [toConstraintWords(constraints)];
  return conditions.map((condition) => {
    const { before, key, verb, values } = toConditionWords(condition);
    return [before, key, verb, toList(values)].filter((part) => part !== null && part !== '').join(' ');
  });
}

/** The constraints of a grant in words. A constraint that this page does not know stays as written. */
export function toConstraintWords(constraints: unknown): string {
  return Object.entries(constraints ?? {})
    .map(([name, value]) => escapeInvisible(`${CONSTRAINTS.get(name) ?? name} ${toText(value)}`))
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

function toFew(values: readonly string[], few = 2): string {
  return values.length <= few + 1
    ? values.join(', ')
    : `${values.slice(0, few).join(', ')} and ${values.length - few} more`;
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
