import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { matchesPattern } from '../../policy/matches-pattern.ts';
import { type Match, toMatch } from '../match.ts';
import { hasLiterals, writeLiterals } from './literal-wildcards.ts';
import { parseBase64, parseBoolean, parseDate, parseNumber } from './operator-values.ts';
import { toAddressMatch } from './to-address-match.ts';

/**
 * Reads one value of the policy, and returns what compares it with a value of the request. UNKNOWN if the policy's value
 * is malformed.
 */
type Compare = (policyValue: string) => (requestValue: string) => Match;

const malformed = (): Match => 'UNKNOWN';

export type Operator = {
  readonly compare: Compare;
  /** True for `StringNotEquals` and the like: none of the policy's values may match. */
  readonly negated: boolean;
  /** Whether `*` and `?` in the policy's value are wildcards. */
  readonly takesPatterns: boolean;
  /** Whether `${...}` in the policy's value is a variable. */
  readonly takesVariables: boolean;
};

/** The operator by its name in lower case, without a set operator and IfExists. `Null` is no operator of this table. */
export function findOperator(name: string): Operator | undefined {
  return OPERATORS.get(name);
}

/** A pattern over the whole text, as StringLike has it. */
export function matchesLike(pattern: string, text: string): Match {
  return toMatch(hasLiterals(pattern) ? matchesPattern(pattern, writeLiterals(text)) : matchesPattern(pattern, text));
}

const sameText: Compare = (wanted) => (found) => toMatch(wanted === found);
/** UNKNOWN if the texts differ in the case of letters beyond ASCII: AWS does not say how it folds them. */
const sameTextIgnoringCase: Compare = (text) => {
  const [wanted, folded] = [toAsciiLowerCase(text), text.toLowerCase()];
  return (found) => {
    if (wanted === toAsciiLowerCase(found)) return 'YES';
    return folded === found.toLowerCase() ? 'UNKNOWN' : 'NO';
  };
};
const like: Compare = (pattern) => (found) => matchesLike(pattern, found);

/**
 * ArnEquals and ArnLike are the same. Each of the six parts is a pattern. Source: IAM User Guide, "ARN condition
 * operators".
 */
const sameArn: Compare = (wanted) => {
  const patterns = splitArn(wanted);
  if (patterns === undefined) return malformed; // Inferred: AWS does not say what a pattern such as "*" matches.
  return (found) => {
    const parts = splitRequestArn(found);
    return toMatch(
      parts !== undefined && patterns.every((pattern, index) => matchesLike(pattern, parts[index] ?? '') === 'YES'),
    );
  };
};

const splitRequestArn = rememberLast(splitArn);

/** The parts of an ARN: five without a colon, and the rest. Undefined if there are fewer. */
function splitArn(text: string): readonly string[] | undefined {
  const parts = text.split(':');
  return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** Compares two values that are read alike. A malformed value of the request matches nothing. */
function compareAs<Value>(
  read: (text: string) => Value | undefined,
  holds: (found: Value, wanted: Value) => boolean,
): Compare {
  const readRequest = rememberLast(read);
  return (policyValue) => {
    const wanted = read(policyValue);
    if (wanted === undefined) return malformed;
    return (requestValue) => {
      const found = readRequest(requestValue);
      return toMatch(found !== undefined && holds(found, wanted));
    };
  };
}

/** Remembers the last result: the same value of a request is compared with one value of a policy after the other. */
export function rememberLast<Value>(read: (text: string) => Value): (text: string) => Value {
  let last: { readonly text: string; readonly value: Value } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: read(text) };
    return last.value;
  };
}

type Kind = { readonly takesPatterns?: boolean; readonly takesVariables?: boolean };
type Entry = readonly [name: string, operator: Operator];

function operator(name: string, compare: Compare, kind: Kind = {}): Entry {
  const { takesPatterns = false, takesVariables = false } = kind;
  return [name, { compare, negated: false, takesPatterns, takesVariables }];
}

/** The operator and its negated form. */
function pair(name: string, negatedName: string, compare: Compare, kind: Kind = {}): readonly Entry[] {
  const positive = operator(name, compare, kind);
  return [positive, [negatedName, { ...positive[1], negated: true }]];
}

/** Equals, NotEquals, LessThan, LessThanEquals, GreaterThan and GreaterThanEquals of numbers or dates. */
function order(kind: string, read: (text: string) => number | undefined): readonly Entry[] {
  return [
    ...pair(
      `${kind}equals`,
      `${kind}notequals`,
      compareAs(read, (found, wanted) => found === wanted),
    ),
    operator(
      `${kind}lessthan`,
      compareAs(read, (found, wanted) => found < wanted),
    ),
    operator(
      `${kind}lessthanequals`,
      compareAs(read, (found, wanted) => found <= wanted),
    ),
    operator(
      `${kind}greaterthan`,
      compareAs(read, (found, wanted) => found > wanted),
    ),
    operator(
      `${kind}greaterthanequals`,
      compareAs(read, (found, wanted) => found >= wanted),
    ),
  ];
}

const TEXT = { takesVariables: true };
const PATTERN = { takesVariables: true, takesPatterns: true };

/** Source: IAM User Guide, "Condition operators". */
const OPERATORS = new Map<string, Operator>([
  ...pair('stringequals', 'stringnotequals', sameText, TEXT),
  ...pair('stringequalsignorecase', 'stringnotequalsignorecase', sameTextIgnoringCase, TEXT),
  ...pair('stringlike', 'stringnotlike', like, PATTERN),
  ...pair('arnequals', 'arnnotequals', sameArn, PATTERN),
  ...pair('arnlike', 'arnnotlike', sameArn, PATTERN),
  ...order('numeric', parseNumber),
  ...order('date', parseDate),
  operator(
    'bool',
    compareAs(parseBoolean, (found, wanted) => found === wanted),
  ),
  operator(
    'binaryequals',
    compareAs(parseBase64, (found, wanted) => found === wanted),
  ),
  ...pair('ipaddress', 'notipaddress', toAddressMatch),
]);
