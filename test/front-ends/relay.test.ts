import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { arnOf, DOC_KEY, setup } from '../_setup.ts';

const require = createRequire(import.meta.url);

/** The path of Relay's compiler; null where there is none for the machine. */
const compiler: string | null = require('relay-compiler');

const SCHEMA = new URL('../../schema/schema.graphql', import.meta.url);

/** What a page of a front end with Relay consists of: its query, a list that goes on by pages, an item that is asked for again. */
const OPERATIONS = [
  'query pageQuery { ...page_keys }',
  `fragment page_keys on Query
    @argumentDefinitions(first: { type: "Int", defaultValue: 5 }, after: { type: "String" }, filter: { type: "KeyFilter" })
    @refetchable(queryName: "pageNextQuery") {
    keys(first: $first, after: $after, filter: $filter) @connection(key: "page_keys") {
      edges { node { arn ...page_key } }
    }
  }`,
  `fragment page_key on Key
    @argumentDefinitions(effect: { type: "PolicyEffect" }, aliases: { type: "Int", defaultValue: 1 }, after: { type: "String" })
    @refetchable(queryName: "pageAgainQuery") {
    arn
    aliases(first: $aliases, after: $after) @connection(key: "page_aliases") { edges { node { name } } }
    policy {
      ... on KeyPolicy { document { statements(effect: $effect) { sid } } }
      ... on KmsException { code message }
    }
  }`,
  `fragment page_account on AwsAccount @refetchable(queryName: "pageAccountQuery") { accountId regions { name } }`,
];

/** Compiles in a folder of its own; what Relay says where it fails, and the texts that it would send. */
async function compile(operations: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'src'));
  mkdirSync(join(folder, 'artifacts'));
  writeFileSync(join(folder, 'schema.graphql'), readFileSync(SCHEMA));
  writeFileSync(join(folder, 'src/page.js'), operations.map((operation) => `graphql\`${operation}\`;\n`).join(''));
  const config = { src: './src', schema: './schema.graphql', language: 'typescript', artifactDirectory: './artifacts' };
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config));
  const failure = await promisify(execFile)(compiler ?? '', [join(folder, 'relay.config.json')], { cwd: folder }).then(
    () => '',
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
  const artifacts = new Map(
    readdirSync(join(folder, 'artifacts')).map((name) => [
      name.replace(/\.graphql\.ts$/, ''),
      readFileSync(join(folder, 'artifacts', name), 'utf8'),
    ]),
  );
  const textOf = (name: string): string => JSON.parse(/"text": (".*")/.exec(artifacts.get(name) ?? '')?.[1] ?? '""');
  return { failure, artifacts, textOf };
}

describe.skipIf(compiler === null)('Relay', () => {
  it('compiles connections, refetchable fragments and fragments on the interface of all failures', async () => {
    const { failure, artifacts } = await compile(OPERATIONS);
    expect(failure).toBe('');
    expect([...artifacts.keys()].sort()).toEqual([
      'pageAccountQuery',
      'pageAgainQuery',
      'pageNextQuery',
      'pageQuery',
      'page_account',
      'page_key',
      'page_keys',
    ]);
    expect(artifacts.get('page_keys')).toMatch(
      /"connection": \[\s*{\s*"count": "first",\s*"cursor": "after",\s*"direction": "forward"/,
    );
    expect(artifacts.get('page_key')).toMatch(/"identifierInfo": {\s*"identifierField": "id"/);
  });

  it('refuses a field that the schema does not have', async () => {
    const { failure, artifacts } = await compile(['query pageQuery { keys { edges { node { owner } } } }']);
    expect(failure).toContain('The type `Key` has no field `owner`');
    expect(artifacts.size).toBe(0);
  });

  it('asks for a key and for an account again by their IDs', async () => {
    const { textOf } = await compile(OPERATIONS);
    const { query } = await setup();
    const found = await query<Found, object>(`{ key(id: "${DOC_KEY}") { id } accounts { id } }`);
    const key = await query<{ node: unknown }, object>(textOf('pageAgainQuery'), {
      id: found.data.key.id,
      effect: 'ALLOW',
    });
    expect(key.errors).toBeUndefined();
    expect(key.data.node).toMatchObject({
      __typename: 'Key',
      id: found.data.key.id,
      arn: arnOf(DOC_KEY),
      aliases: { edges: [{ node: { name: 'alias/ExampleAlias' } }] },
      policy: { __typename: 'KeyPolicy', document: { statements: [{ sid: 'Enable IAM User Permissions' }] } },
    });
    const id = found.data.accounts[0]?.id;
    const account = await query<{ node: unknown }, object>(textOf('pageAccountQuery'), { id });
    expect(account.data.node).toMatchObject({ __typename: 'AwsAccount', id, regions: [{ name: 'us-east-2' }] });
  });

  it('goes on by pages to the end, and meets each key once', async () => {
    const { textOf } = await compile(OPERATIONS);
    const { query } = await setup();
    const all = await query<Page, object>('{ keys(first: 1000) { edges { node { id } } } }');
    const first = await query<Page, object>(textOf('pageQuery'));
    const met = first.data.keys.edges.map(({ node }) => node.id);
    expect(met).toHaveLength(5);
    let { pageInfo } = first.data.keys;
    while (pageInfo.hasNextPage) {
      const { data, errors } = await query<Page, object>(textOf('pageNextQuery'), {
        first: 2,
        after: pageInfo.endCursor,
      });
      expect(errors).toBeUndefined();
      met.push(...data.keys.edges.map(({ node }) => node.id));
      pageInfo = data.keys.pageInfo;
    }
    expect(met).toEqual(all.data.keys.edges.map(({ node }) => node.id));
  });
});

type Found = { key: { id: string }; accounts: { id: string }[] };
type Page = {
  keys: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
};
