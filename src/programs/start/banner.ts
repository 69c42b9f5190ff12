import type { Config } from '../../config/environment.ts';
import type { KmsScope } from '../../kms/arn.ts';
import { GRAPHQL_PATH } from '../../server/paths.ts';
import { PRODUCT_AND_VERSION } from './product.ts';

/** The text that the gateway prints at its start: version, addresses, a command to try, and how to stop it. */
export function toBanner(about: {
  readonly config: Config;
  readonly home: KmsScope;
  /** The number of accounts that were found in the organization. Null: the accounts are configured. */
  readonly accountsOfOrganization: number | null;
  readonly url: string;
  /** Whether the page is served. */
  readonly hasPage: boolean;
  readonly embeddedUrl: string | undefined;
  readonly metricsUrl: string | undefined;
  /** The collector that traces are sent to. Undefined: requests are not traced. */
  readonly collectorUrl: string | undefined;
  /** Whether callers authenticate. */
  readonly authenticated: boolean;
}): string {
  const { config, url, embeddedUrl } = about;
  const endpoint = `${url}${GRAPHQL_PATH}`;
  const rows: [name: string, value: string][] = [];
  if (about.hasPage) rows.push(['Page', `${url}/   open it in a browser`]);
  rows.push(['Keys', toSource(about)]);
  if (config.http.graphiql) rows.push(['GraphiQL', `${endpoint}   open it in a browser`]);
  rows.push(['GraphQL', endpoint]);
  if (embeddedUrl !== undefined) rows.push(['Embedded KMS', embeddedUrl]);
  if (about.metricsUrl !== undefined) rows.push(['Metrics', about.metricsUrl]);
  // Without user, password and path, which may be secrets.
  if (about.collectorUrl !== undefined) rows.push(['Traces', `sent to ${new URL(about.collectorUrl).origin}`]);
  if (config.kms.write) rows.push(['Writing', 'on: callers can change key policies (KMS_WRITE)']);
  // With trusted documents, the gateway refuses a query that is written by hand.
  if (config.http.trustedDocumentsFile === null) rows.push(...toExample(about, endpoint));
  rows.push(['Stop', 'Ctrl-C']);
  return toBannerText(rows);
}

/** Product and version, then one aligned line for each row. */
export function toBannerText(rows: readonly (readonly [name: string, value: string])[]): string {
  return `${PRODUCT_AND_VERSION}\n\n${rows.map(([name, value]) => `  ${name.padEnd(14)}${value}\n`).join('')}`;
}

type About = Parameters<typeof toBanner>[0];

function toSource({ config: { kms }, home, accountsOfOrganization: found }: About): string {
  const where = `account ${home.accountId}, Region ${home.region}`;
  if (kms.mode === 'aws' && found !== null) return `AWS, ${found} accounts of the organization (home: ${where})`;
  if (kms.mode === 'aws') return `AWS (${where})`;
  const file = kms.stateFile ?? kms.seedFile;
  return `embedded KMS with ${file === null ? 'example keys' : `the keys of ${file}`} (${where})`;
}

function toExample({ config: { kms }, authenticated }: About, endpoint: string): [string, string][] {
  const token = authenticated ? " -H 'authorization: Bearer TOKEN'" : '';
  const hasExampleKeys = kms.mode === 'embedded' && (kms.stateFile ?? kms.seedFile) === null;
  const query = hasExampleKeys ? EXAMPLE_QUERY : '{ keys { nodes { arn } } }';
  return [
    ['Try', `curl -s ${endpoint} -H 'content-type: application/json'${token} \\`],
    ['', `  -d '${JSON.stringify({ query })}'`],
  ];
}

const EXAMPLE_QUERY =
  '{ key(id: "alias/payments/cards") { arn metadata { state } policy { ... on KeyPolicy { text } } } }';
