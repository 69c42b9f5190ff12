import { ask } from './ask.ts';
import { graphql } from './generated/gql.ts';
import type { KeysToMendQuery } from './generated/graphql.ts';

const KEYS = graphql(`
  query KeysToMend($after: String) {
    allKeys(first: 50, after: $after, filter: { findings: { minSeverity: HIGH } }) {
      nodes {
        arn
        aliases(first: 1) { nodes { name } }
        findings(minSeverity: HIGH) { nodes { id severity message } incomplete { message } }
      }
      failures { accountId region exception { message } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const status = document.querySelector('[role=status]') as HTMLElement;
const list = document.querySelector('ul') as HTMLElement;
let count = 0;

await showKeys().catch((error: Error) => {
  // `fetch` rejects with TypeError. A browser does not tell scripts which of both it was.
  const unreachable = 'The gateway does not answer, or does not allow pages of this origin (CORS_ALLOWED_ORIGINS).';
  status.textContent = error instanceof TypeError ? unreachable : error.message;
});

/** Page by page, so that the first keys are there soon. */
async function showKeys(): Promise<void> {
  let after: string | null = null;
  do {
    const { data, errors = [] }: Awaited<ReturnType<typeof askForKeys>> = await askForKeys(after);
    const keys = data?.allKeys;
    if (!keys) throw new Error(errors[0]?.message);
    for (const key of keys.nodes) show(toText(key));
    for (const { accountId, region, exception } of keys.failures) {
      show([`${region} of account ${accountId} was not read`, exception.message]);
    }
    count += keys.nodes.length;
    const { hasNextPage, endCursor } = keys.pageInfo;
    after = hasNextPage ? (endCursor ?? null) : null;
    status.textContent = `${count} keys${after === null ? '' : ' so far'}`;
  } while (after !== null);
}

function askForKeys(after: string | null) {
  return ask(KEYS, { after });
}

type Key = NonNullable<KeysToMendQuery['allKeys']>['nodes'][number];

/** What could not be examined is no proof that all is well: `findings` null, or something in `incomplete`. */
function toText({ arn, aliases, findings }: Key): [string, ...string[]] {
  const name = aliases?.nodes[0]?.name ?? arn;
  if (!findings) return [name, 'NOT READ'];
  const found = findings.nodes.map(({ severity, message }) => `${severity}: ${message}`);
  return [name, ...found, ...findings.incomplete.map(({ message }) => `NOT READ: ${message}`)];
}

/** As text, never as HTML: names and messages have parts of policies. */
function show([name, ...lines]: [string, ...string[]]): void {
  const item = document.createElement('li');
  const strong = document.createElement('strong');
  strong.textContent = name;
  item.append(strong, ...lines.flatMap((line) => [document.createElement('br'), line]));
  list.append(item);
}
