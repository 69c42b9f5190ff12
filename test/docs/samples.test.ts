import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { composeServices } from '@theguild/federation-composition';
import { Kind, parse, validate } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { VARIABLES } from '../../src/config/environment.ts';
import { parseGatewayConfig } from '../../src/config/gateway-file.ts';
import { FAULT_RULES } from '../../src/embedded-kms/faults/fault-schema.ts';
import { parseSeed } from '../../src/embedded-kms/seed/parse-seed.ts';
import { schema } from '../../src/graphql/schema.ts';
import { setup } from '../_setup.ts';
import { PAGES, type Sample, samplesIn } from './_pages.ts';

/** Each is checked below, or, as boto3 and aws-cli are, by `npm run test:clients`. */
const LANGUAGES = ['console', 'graphql', 'json', 'mermaid', 'python', 'sh', 'ts', 'yaml'];

/** Variables that the samples set and that other programs read. */
const FOREIGN_VARIABLES = ['PATH'];

const SCRIPTS = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);

const isOperation = ({ text }: Sample) =>
  parse(text).definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION);

/** The body of a curl command. */
const bodiesIn = (text: string) => [...text.matchAll(/ -d '([^']+)'/g)].map(([, body = '']) => JSON.parse(body));

it('every sample is in a language that a test knows', () => {
  const unknown = PAGES.flatMap(({ samples }) => samples).filter(({ language }) => !LANGUAGES.includes(language));
  expect(unknown.map(({ at, language }) => `${at} ${language}`)).toEqual([]);
});

describe('JSON in the documentation', () => {
  const samples = samplesIn('json');
  const gatewayConfigs = samples.filter(({ text }) => text.includes('gateway.schema.json'));
  const seeds = samples.filter(({ text }) => text.includes('embedded-kms-seed.schema.json'));
  const answers = samples.filter(({ text }) => 'data' in JSON.parse(text));

  it.each(gatewayConfigs)('$at is a file that GATEWAY_CONFIG takes', ({ text }) => {
    expect(() => parseGatewayConfig(text)).not.toThrow();
  });

  it.each(seeds)('$at is a file that EMBEDDED_KMS_SEED takes', ({ text }) => {
    expect(() => parseSeed(text)).not.toThrow();
  });

  it.each(answers)('$at is the answer to the query above it', async ({ text, previous }) => {
    const { query } = await setup({ env: { KMS_WRITE: 'true' } });
    const { data, errors = [] } = await query<object, object>(previous?.text ?? '');
    const expected = JSON.parse(text);
    expect(data).toEqual(expected.data);
    const withoutId = (error: object) =>
      JSON.parse(JSON.stringify(error).replace(/"requestId":"[^"]+"/, '"requestId":""'));
    expect(errors.map(withoutId)).toEqual((expected.errors ?? []).map(withoutId));
  });

  it('has both sections of a gateway configuration, a seed and answers', () => {
    const text = gatewayConfigs.map((sample) => sample.text).join();
    expect([text.includes('"accounts": ['), text.includes('"authorization"')]).toEqual([true, true]);
    expect([seeds.length, answers.length]).toEqual([3, 17]);
  });
});

describe('GraphQL in the documentation', () => {
  const samples = samplesIn('graphql');

  it.each(samples.filter(isOperation))('$at holds for the schema, and runs on the example keys', async ({ text }) => {
    expect(validate(schema, parse(text))).toEqual([]);
    const { query } = await setup({ connect: 'places', env: { KMS_WRITE: 'true' } });
    const { status, data } = await query<object, object>(text);
    expect([status, data]).toEqual([200, expect.any(Object)]);
  });

  it.each(samples.filter((sample) => !isOperation(sample)))('$at composes with the subgraph', ({ text }) => {
    const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
    const { errors } = composeServices([
      { name: 'kms', url: 'http://kms', typeDefs: parse(readFileSync('schema/subgraph.graphql', 'utf8')) },
      { name: 'buckets', url: 'http://buckets', typeDefs: parse(`${link} type Query { bucket: Bucket } ${text}`) },
    ]);
    expect(errors?.map(({ message }) => message)).toBeUndefined();
  });
});

it('TypeScript in the documentation compiles', () => {
  // Only `npm run example:supergraph` installs Hive Gateway.
  const samples = samplesIn('ts').filter(({ text }) => !text.includes("from '@graphql-hive/gateway'"));
  expect(samples.length).toBeGreaterThan(3);
  // In the repository, so that packages are found.
  const folder = mkdtempSync(resolve('test/docs/.samples-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  copyFileSync('schema/possible-types.json', join(folder, 'possible-types.json'));
  const files = samples.map(({ at, text }) => {
    const file = join(folder, `${at.replaceAll(/\W/g, '-')}.ts`);
    // The entries of the package are these files, which need no build.
    writeFileSync(file, text.replaceAll(/'kms-policy-gateway(?:\/([\w-]+))?'/g, toEntry));
    return file;
  });
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--module',
    'nodenext',
    '--target',
    'esnext',
  ];
  const more = ['--types', 'node', '--allowImportingTsExtensions'];
  const { stdout } = spawnSync('node_modules/.bin/tsc', [...options, ...more, ...files], { encoding: 'utf8' });
  expect(stdout).toBe('');
}, 120_000);

function toEntry(_: string, name = 'gateway'): string {
  return `'../../../src/package/${name}.ts'`;
}

describe('commands in the documentation', () => {
  const samples = [...samplesIn('console'), ...samplesIn('sh')];

  it.each(samples)('$at names scripts, files and variables that there are', ({ text }) => {
    const scripts = [...text.matchAll(/npm (?:run ([\w:-]+)|(start|test))/g)].map(([, run, own]) => run ?? own);
    const files = [...text.matchAll(/(?:deploy|examples|schema|docs|test|src)\/[\w./-]+/g)].map(([file]) => file);
    const variables = [...text.matchAll(/^([A-Z_]+)=| ([A-Z][A-Z_]+)=\S+ npm/gm)].map(
      ([, first, next]) => first ?? next,
    );
    expect(scripts.filter((name) => !SCRIPTS.includes(name ?? ''))).toEqual([]);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(variables.filter((name = '') => ![...VARIABLES, ...FOREIGN_VARIABLES].includes(name))).toEqual([]);
  });

  it('send queries that run on the example keys', async () => {
    const bodies = samples.filter(({ text }) => text.includes('/graphql')).flatMap(({ text }) => bodiesIn(text));
    const { query } = await setup();
    for (const body of bodies)
      expect(await query(body.query)).toEqual({ status: 200, data: { key: expect.any(Object) } });
    expect(bodies).toHaveLength(1);
  });

  it('send faults that the embedded KMS takes', () => {
    const bodies = samples.filter(({ text }) => text.includes('/faults')).flatMap(({ text }) => bodiesIn(text));
    for (const { faults } of bodies) expect(FAULT_RULES.safeParse(faults).error).toBeUndefined();
    expect(bodies).toHaveLength(1);
  });

  it('make an API key, and its hash', () => {
    const [, script = ''] = /node -e '([^']+)'/.exec(samples.map(({ text }) => text).join('\n')) ?? [];
    const [key = '', hash] = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim().split(' ');
    expect(key).toMatch(/^kpg_[\w-]{43}$/);
    expect(hash).toBe(createHash('sha256').update(key).digest('hex'));
  });
});
