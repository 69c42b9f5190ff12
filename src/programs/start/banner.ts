import type { Config } from '../../config/environment.ts';
import type { KmsScope } from '../../kms/arn.ts';
import { GRAPHQL_PATH } from '../../server/paths.ts';

/** What a start prints: where everything is, and one command to try. */
export function toBanner(about: {
  readonly config: Config;
  readonly home: KmsScope;
  readonly url: string;
  readonly embeddedUrl: string | undefined;
  /** Whether callers have to say who they are. */
  readonly authenticated: boolean;
}): string {
  const { config, home, url, embeddedUrl, authenticated } = about;
  const token = authenticated ? " -H 'authorization: Bearer TOKEN'" : '';
  const where = `account ${home.accountId}, Region ${home.region}`;
  const { kms } = config;
  const ownKeys = kms.mode === 'embedded' ? (kms.stateFile ?? kms.seedFile) : null;
  const lines: [string, string][] = [];
  if (embeddedUrl === undefined) {
    lines.push(['mode', `AWS (${where})`]);
  } else {
    lines.push([
      'mode',
      `embedded KMS with ${ownKeys === null ? 'example keys' : `the keys of ${ownKeys}`} (${where})`,
    ]);
  }
  lines.push(['GraphQL', `${url}${GRAPHQL_PATH}${config.http.graphiql ? '   open it in a browser for GraphiQL' : ''}`]);
  if (embeddedUrl !== undefined) lines.push(['embedded KMS', embeddedUrl]);
  // Then nothing that is written by hand may run.
  if (config.http.trustedDocumentsFile !== null) return toText(lines);
  const query = embeddedUrl === undefined || ownKeys !== null ? '{ keys { nodes { arn } } }' : EXAMPLE_QUERY;
  lines.push(['try', `curl -s ${url}${GRAPHQL_PATH} -H 'content-type: application/json'${token} \\`]);
  lines.push(['', `  -d '${JSON.stringify({ query })}'`]);
  return toText(lines);
}

function toText(lines: readonly [string, string][]): string {
  return lines.map(([name, value]) => `${name.padEnd(14)}${value}\n`).join('');
}

const EXAMPLE_QUERY = '{ key(id: "alias/payments/cards") { arn state policy { ... on KeyPolicy { text } } } }';
