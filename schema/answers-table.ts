import type { ClientCase } from '../test/embedded-kms/cases/_case.ts';

/** The page with a new table between the two comments. Throws if the page does not have them. */
export function insertAnswers(page: string, cases: readonly ClientCase[]): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`expected ${BEGIN} and ${END} in the page`);
  return `${before}${BEGIN}\n\n${toAnswers(cases)}\n\n${END}${after}`;
}

const BEGIN =
  '<!-- Written by `npm run codegen` (schema/print-answers.ts). Do not edit: see test/embedded-kms/cases. -->';
const END = '<!-- End of what codegen writes. -->';

const KINDS = { RECORDED: 'recorded', DOCUMENTED: 'documented', INFERRED: 'inferred' } as const;

/** Cases of answers that AWS does not have, such as those of fault rules, are left out. */
function toAnswers(cases: readonly ClientCase[]): string {
  const answers = cases.filter(({ evidence }) => evidence.kind !== 'OWN').map(toAnswer);
  const counts = Object.values(KINDS).map(
    (kind) => `${answers.filter((each) => each.kind === kind).length} are ${kind}`,
  );
  const rows = answers.sort(byOperation).map(({ operation, what, kind, source }) => {
    return `| ${operation} | ${what} | ${kind}: ${source} |`;
  });
  const summary = `Of ${answers.length} answers, ${counts.slice(0, -1).join(', ')}, and ${counts.at(-1)}.`;
  return [`${summary}\n`, '| Operation | What | Evidence |', '|---|---|---|', ...rows].join('\n');
}

type Answer = ReturnType<typeof toAnswer>;

/** A case is about the operation that its name starts with; else about that of its last step. */
function toAnswer({ name, steps, evidence: { kind, source } }: ClientCase) {
  const [first = ''] = /^\w+/.exec(name) ?? [];
  const namesOperation = steps.some((step) => step.operation === first);
  const operation = namesOperation ? first : (steps.at(-1)?.operation ?? '');
  const what = namesOperation ? name.slice(first.length).replace(/^:? /, '') || 'succeeds' : name;
  return { operation, what: escapeCell(what), kind: kind === 'OWN' ? '' : KINDS[kind], source: escapeCell(source) };
}

/** In the order of the names; within an operation, the order of the cases. */
function byOperation(one: Answer, other: Answer): number {
  return one.operation === other.operation ? 0 : one.operation < other.operation ? -1 : 1;
}

/** JSON and names with characters of Markdown become code. */
function escapeCell(text: string): string {
  const short = text.length > MAX_CELL ? `${text.slice(0, MAX_CELL)}...` : text;
  const cell = short.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return cell.replace(/\{.*\}|[\w/]*[*_<][\w/*]*/g, (part) => `\`${part}\``);
}

/** Characters. */
const MAX_CELL = 160;
