import { CATALOGUE } from '../src/analysis/findings/catalogue/catalogue.ts';
import type { CatalogueEntry, Example } from '../src/analysis/findings/catalogue/entry.ts';

/** Columns of prose. */
const WIDTH = 120;

/** The text of docs/findings.md. */
export function toFindingsPage(): string {
  const entries = Object.entries(CATALOGUE);
  return `${[
    '# Findings',
    '<!-- Written by `npm run codegen` (schema/print-findings-page.ts). Do not edit: see src/analysis/findings/catalogue. -->',
    ...INTRODUCTION.map(wrap),
    QUERY,
    '## Trust',
    ...TRUST.map(wrap),
    CONFIGURATION,
    wrap(CONFIGURED),
    '## Limits',
    ...LIMITS.map(wrap),
    '## All codes',
    toTable(entries),
    wrap(EXAMPLES),
    ...entries.flatMap(([code, entry]) => toSection(code, entry)),
  ].join('\n\n')}\n`;
}

const INTRODUCTION = [
  '`Key.findings` lists what is wrong with who may use a key, or worth a look. Each finding has a severity, a message, a remedy, the statement or the grant that it is about, and, where one request can show it, a witness: a request for which [`Key.access`](access.md) gives the same verdict.',
  'A finding is found by evaluating the policy, and not by looking for words in it: a statement alone, then with all Deny statements. That a condition key is there does not count as protection; what counts is whether somebody can send a request that is allowed.',
];

const QUERY = `\`\`\`graphql
{
  key(id: "alias/partners/price-lists") {
    findings(minSeverity: LOW) {
      nodes { severity code message remedy pointer witness { principal action verdict } }
      incomplete { code message }
    }
  }
}
\`\`\``;

const TRUST = [
  "Access of the key's own account is no finding. Other accounts and organizations can be trusted in the file that [`GATEWAY_CONFIG`](configuration.md) names. Trusted access is still listed, as INFO: silence would hide it.",
];

const CONFIGURATION = `\`\`\`json
{
  "$schema": "./schema/gateway.schema.json",
  "analysis": {
    "trustedAccounts": ["444455556666", "configured"],
    "trustedOrganizations": ["o-a1b2c3d4e5"]
  }
}
\`\`\``;

const CONFIGURED =
  '`configured` stands for all accounts that the gateway reads, as far as the caller may see them. In `Key.principals`, a principal of a trusted account has the relation `TRUSTED_ACCOUNT`.';

const LIMITS = [
  'That nothing is found does not mean that a key is safe: IAM policies, service control policies and the policies of VPC endpoints are not read. Only if `incomplete` is empty does an empty list mean that none of these findings applies. It names statements and grants that could not be read, and what was not compared because a policy tells too many kinds of requests apart.',
  'A finding with `certain: false` holds only if something that is not known is so, such as an operator that AWS does not document.',
  'The `id` of a finding stays the same while the key and the statement, or the grant, stay the same: clients can mute a finding by it.',
];

const EXAMPLES =
  'The examples are parts of key policies. Beside each stands the statement of the default key policy, unless the example says that it is the whole policy. The account of the key is 111122223333. A test runs all of them.';

type Entry = readonly [code: string, entry: CatalogueEntry];

function toTable(entries: readonly Entry[]): string {
  const rows = entries.map(
    ([code, { severities, isOpinion }]) =>
      `| [\`${code}\`](#${code.toLowerCase()}) | ${severities.join(', ')} | ${isOpinion ? 'Only if it is asked for' : ''} |`,
  );
  return ['| Code | Severities | Opinion |', '|---|---|---|', ...rows].join('\n');
}

function toSection(code: string, entry: CatalogueEntry): readonly string[] {
  const { severities, severityRule, rule, remedy, differs, isOpinion, examples } = entry;
  const opinion = isOpinion ? ' A matter of taste: found only if `includeOpinions` or `codes` asks for it.' : '';
  return [
    `## ${code}`,
    wrap(`Severity: ${severityRule ?? severities[0]}.${opinion}`),
    wrap(rule),
    wrap(`**Remedy.** ${remedy}`),
    ...(differs === null ? [] : [wrap(`**Other tools.** ${differs}`)]),
    ...(examples === null
      ? []
      : [toExample('It is found in', examples.has), toExample('It is not found in', examples.hasNot)]),
  ];
}

function toExample(words: string, { statements = [], isWhole, grants = [] }: Example): string {
  const what =
    grants.length > 0
      ? 'a grant, as ListGrants returns it'
      : isWhole
        ? 'a policy with nothing but this'
        : statements.length > 1
          ? 'a policy with these statements'
          : 'a policy with this statement';
  const shown = [...statements, ...grants];
  return `${words} ${what}:\n\n\`\`\`json\n${toJson(shown.length === 1 ? shown[0] : shown)}\n\`\`\``;
}

/** Lists of texts, and short objects, stay on one line. */
function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replace(/\[\s+("[^[\]{}]*?")\s+\]/g, (_, items: string) => `[${toLine(items)}]`)
    .replace(/\{\s+("[^{}]*?)\s+\}/g, (all, members: string) =>
      toLine(members).length > MAX_INLINE ? all : `{ ${toLine(members)} }`,
    );
}

/** The most characters of an object on one line. */
const MAX_INLINE = 100;

function toLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

function wrap(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
}
