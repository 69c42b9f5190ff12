import type { KeyState } from '../../generated/graphql.ts';
import type { NamedPrincipal, Permission } from '../cells.ts';
import type { Column } from '../columns.ts';
import type { Clause } from './clause.ts';
import { findClauses } from './clauses.ts';
import { join } from './join.ts';
import { toStateWords } from './state-words.ts';

export type Answer = {
  /** PUBLIC: everyone in AWS. WIDE: other accounts, or everyone under conditions. UNKNOWN: what matters was not read. */
  readonly tone: 'PUBLIC' | 'WIDE' | 'PLAIN' | 'UNKNOWN';
  /** The answer, as a sentence: the widest first. */
  readonly lead: string;
  /** What else a reader must know, each a sentence. */
  readonly rest: readonly string[];
  /** What allows what the answer begins with. Null if that is no single statement or grant. */
  readonly source: Permission['source'] | null;
  /** How many sentences of `rest` are about `source`, too. */
  readonly restOfSource: number;
};

export type AnswerInput = {
  readonly principals: readonly NamedPrincipal[];
  /** Those of the usage of the key. The first one is what the key is for. */
  readonly columns: readonly Column[];
  /** The account of the key. */
  readonly home: string;
  /** Null if it could not be read. */
  readonly state: KeyState | null;
  /** What could not be read, each as a clause, such as: the grants could not be read. */
  readonly unread: readonly string[];
  /** The pointers of the Allow statements with NotPrincipal. */
  readonly exceptions: ReadonlySet<string>;
  /** The number of a statement, counted from 1. */
  readonly toNumber: (pointer: string) => number;
};

/** Who can use the key, in a few sentences. Says "nobody" and "only" where everything that could say more was read. */
export function toAnswer(input: AnswerInput): Answer {
  const answer = toAnswerOfPolicy(input);
  const state = toStateWords(input.state, input.columns);
  if (state === null) return answer;
  const subject = input.unread.length === 0 ? 'Nobody can use it' : 'KMS refuses every use of it';
  const [first, ...rest] = [answer.lead, ...answer.rest];
  const then = `${state.otherwise} ${/^(AWS|IAM|KMS)/.test(first) ? first : first.charAt(0).toLowerCase() + first.slice(1)}`;
  return { ...answer, lead: `${subject}: ${state.now}.`, rest: [then, ...rest], restOfSource: answer.restOfSource + 1 };
}

function toAnswerOfPolicy(input: AnswerInput): Answer {
  const { columns, unread, principals } = input;
  const verb = columns[0]?.verb ?? 'use it';
  const clauses = findClauses(input);
  const undecided = principals.some(({ permissions }) => permissions.some(({ verdict }) => verdict === 'UNKNOWN'));
  const isUnknown = unread.length > 0 || undecided;
  const gaps = isUnknown ? [toGap(unread)] : [];
  const byIam = clauses.find(({ tier }) => tier === 'ACCOUNT_BY_IAM');
  const others = clauses.filter((clause) => clause !== byIam);
  const [lead, ...further] = others;
  const isMain = ({ columns: those }: Clause) => those.some(({ verb: each }) => each === verb);
  if (lead === undefined) {
    if (byIam === undefined) return toNobody(input, verb, isUnknown, gaps);
    const denies = byIam.limits === '' ? [] : [toDenyNote(byIam.limits)];
    return {
      tone: isUnknown ? 'UNKNOWN' : 'PLAIN',
      lead: `${isUnknown ? 'This' : 'Only this'} account’s IAM policies decide who can ${byIam.verbs}.`,
      rest: [...(isMain(byIam) ? [] : [toNoMain(verb, isUnknown)]), ...denies, ...gaps],
      source: byIam.source,
      restOfSource: 0,
    };
  }
  const told = further
    .filter(({ tone }) => lead.tone !== 'PUBLIC' || !isMain(lead) || tone === 'PUBLIC')
    .slice(0, MORE);
  const left = further.length - told.length;
  const hasMain = clauses.some(isMain);
  return {
    tone: lead.tone,
    lead: lead.sentence,
    rest: [
      ...lead.notes,
      ...told.map(({ sentence }) => sentence),
      ...(left > 0 && lead.tone !== 'PUBLIC' ? ['The table has more.'] : []),
      ...(byIam && lead.tone !== 'PUBLIC' ? [toIamNote(byIam, isMain(byIam), verb)] : []),
      ...(hasMain ? [] : [toNoMain(verb, isUnknown)]),
      ...(lead.tone === 'PUBLIC' ? [] : gaps),
    ],
    source: lead.source,
    restOfSource: lead.notes.length,
  };
}

/** Sentences after the first one that are about other principals. */
const MORE = 2;

function toNobody({ principals }: AnswerInput, verb: string, isUnknown: boolean, gaps: readonly string[]): Answer {
  const isDenied = principals.some(({ permissions }) => permissions.some(({ verdict }) => verdict === 'DENIED'));
  const why = isDenied ? 'Deny statements always take away what is allowed' : 'no statement and no grant allows it';
  return isUnknown
    ? { tone: 'UNKNOWN', lead: `It is not known who can ${verb}.`, rest: gaps, source: null, restOfSource: 0 }
    : { tone: 'PLAIN', lead: `Nobody can ${verb}: ${why}.`, rest: [], source: null, restOfSource: 0 };
}

function toNoMain(verb: string, isUnknown: boolean): string {
  return isUnknown ? `Whether anybody can ${verb} is not known.` : `Nobody can ${verb}.`;
}

function toIamNote(byIam: Clause, isMain: boolean, verb: string): string {
  return `This account’s IAM policies can let others ${isMain ? verb : byIam.verbs}.`;
}

/** Why there may be others. */
function toGap(unread: readonly string[]): string {
  return `There may be others: ${unread.length === 0 ? 'a permission could not be decided' : join(unread)}.`;
}

/** `unless statement 4 denies it`, as a sentence. */
function toDenyNote(limits: string): string {
  const what = limits.replace(/^unless (.*) denies it$/, '$1');
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} can deny it, whatever they allow.`;
}
