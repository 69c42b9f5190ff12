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
  '`Key.findings` lists what is wrong with the policy and the grants of a key. Each finding has a severity, ' +
    'a message, a remedy, and the statement or the grant that it is about. Where one request can show the ' +
    'problem, the finding has a witness: a request for which [`Key.access`](access.md) gives the same verdict. ' +
    'The principal of a witness can be made up, such as a role of account 999999999999 for an account that the ' +
    'policy does not name.',
  'Findings come from evaluating the policy, Deny statements included. The presence of a condition key does ' +
    'not count as protection: what counts is whether somebody can send a request that is allowed.',
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
  "Access from the key's own account is not reported as external. You can trust other accounts and organizations in the file that [`GATEWAY_CONFIG`](configuration.md) names, and `npm run check-policy` by its options [`--trusted-account` and `--trusted-organization`](change-a-policy.md#check-a-policy-without-a-key). Access from these is still listed, as INFO, so that it stays visible.",
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
  '`configured` stands for all accounts that the gateway reads and that the caller may see. If the gateway ' +
  'finds the accounts of an [organization](aws.md#all-accounts-of-an-organization), that includes accounts ' +
  'that join later. In `Key.principals`, a principal of a trusted account has the relation ' +
  '`TRUSTED_ACCOUNT`.';

const LIMITS = [
  'A key without findings is not necessarily safe: IAM policies, service control policies and the policies ' +
    'of VPC endpoints are not read. An empty list means that none of these findings applies only if ' +
    '`incomplete` is empty, too. `incomplete` names the statements and grants that could not be read, and what ' +
    'was not examined because the policy is too complex.',
  'Findings are about the actions of KMS that the gateway knows, and those that the policy names without a ' +
    'wildcard: a name that the gateway does not know may be a typo, or an action that KMS has by now. What a ' +
    'wildcard such as `kms:New*` may allow later is no finding; it is a [risk](change-a-policy.md#risks) of a ' +
    'new policy.',
  'There is no finding for an AWS service that a condition restricts to another account or organization: ' +
    'somebody has chosen it. A new policy with such a condition has the risk `EXTERNAL_ACCOUNT`. The same is ' +
    'true of a condition on `aws:SourceArn` that names one bucket, whose owner is not known.',
  'A principal under `Federated` or `CanonicalUser` gets no access by a key policy: KMS refuses such a ' +
    'policy. No finding about access reports it. A new policy that allows it something has the risk ' +
    '`EXTERNAL_ACCOUNT`.',
  'A finding with `certain: false` may be wrong: it depends on something that is not known, such as an ' +
    'operator that AWS does not document.',
  'The `id` of a finding stays the same until the statement or the grant changes. Clients can mute a finding by its `id`.',
];

const EXAMPLES =
  'The examples are parts of key policies. Each policy also has the statement of the default key policy, ' +
  'unless the example is the whole policy. The account of the key is 111122223333. A test runs all of them.';

type Entry = readonly [code: string, entry: CatalogueEntry];

function toTable(entries: readonly Entry[]): string {
  const rows = entries.map(
    ([code, { severities, isOpinion }]) =>
      `| [\`${code}\`](#${code.toLowerCase()}) | ${severities.join(', ')} | ${isOpinion ? 'Only on request' : ''} |`,
  );
  return ['| Code | Severities | Opinion |', '|---|---|---|', ...rows].join('\n');
}

function toSection(code: string, entry: CatalogueEntry): readonly string[] {
  const { severities, severityRule, rule, remedy, differs, isOpinion, examples } = entry;
  const opinion = isOpinion ? ' An opinion: reported only if `includeOpinions` or `codes` asks for it.' : '';
  return [
    `## ${code}`,
    wrap(`Severity: ${severityRule ?? severities[0]}.${opinion}`),
    wrap(rule),
    wrap(`**Remedy.** ${remedy}`),
    ...(differs === null ? [] : [wrap(`**Other tools.** ${differs}`)]),
    ...(examples === null
      ? []
      : [toExample('Reported for', examples.has), toExample('Not reported for', examples.hasNot)]),
  ];
}

function toExample(words: string, { statements = [], isWhole, grants = [] }: Example): string {
  const what =
    grants.length > 0
      ? 'a grant, as ListGrants returns it'
      : isWhole
        ? 'a policy that has only this statement'
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
