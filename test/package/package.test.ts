import { readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, resolve } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Consumer, createConsumer } from './_consumer.ts';
import { readPackagesOfPage } from './_page-imports.ts';
import { answersOfGateway, runIn } from './_run.ts';

/** In one file, because packing takes 10 seconds. */
let consumer: Consumer;

beforeAll(() => {
  consumer = createConsumer();
}, 180_000);
afterAll(() => consumer.remove());

describe('the tarball', () => {
  it('has the compiled code, the page, the schemas and the documentation, and no source', () => {
    const tops = new Set(consumer.files.map((path) => path.replace(/\/.*/, '')));
    expect([...tops].toSorted()).toEqual(['LICENSE', 'README.md', 'dist', 'docs', 'package.json', 'schema']);
    const some = ['dist/page/index.html', 'dist/programs/bin.cjs', 'docs/page.md', 'schema/gateway.schema.json'];
    expect(consumer.files).toEqual(expect.arrayContaining(some));
    expect(consumer.files.filter((path) => /(?<!\.d)\.[cm]?tsx?$|prepare|tested-page/.test(path))).toEqual([]);
  });

  it('installs its dependencies only, no Node for the scripts of its users, and runs nothing when it is installed', () => {
    const { optionalDependencies, peerDependencies, scripts } = consumer.manifest;
    expect([optionalDependencies, peerDependencies]).toEqual([undefined, undefined]);
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([]);
  });

  it('has no fault that publint knows', async () => {
    const { messages, pkg } = await publint({ pkgDir: consumer.installed, pack: false });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('has types that ES modules and bundlers find', async () => {
    const result = await checkPackage(createPackageFromTarballData(readFileSync(consumer.tarball)));
    if (!('problems' in result)) throw new Error('The package has no types');
    // The profile esm-only: the package has no CommonJS.
    const others = ['node10', 'node16-cjs'];
    expect(
      result.problems.filter((each) => !('resolutionKind' in each && others.includes(each.resolutionKind))),
    ).toEqual([]);
  });

  it('has the text of the licence of each package whose code is in the page', () => {
    const text = readFileSync(join(consumer.installed, 'dist/page/licenses.md'), 'utf8');
    const sections = text.split(/^## /m).slice(1);
    const names = readPackagesOfPage();
    expect(names).toEqual(expect.arrayContaining(['react', 'urql', 'oauth4webapi']));
    for (const name of [...names, 'scheduler', '@urql/core', 'wonka'])
      expect([name, sections.find((section) => section.startsWith(`${name} - `))]).toEqual([
        name,
        expect.stringMatching(/Copyright.+(?:Permission is hereby granted|Redistribution and use)/s),
      ]);
  });
});

describe('npx kms-policy-gateway', () => {
  it('says in its help how it is called there', () => {
    const { status, stdout, stderr } = runIn(consumer, 'npx', ['kms-policy-gateway', '--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('\n  npx kms-policy-gateway --help | --version\n');
    for (const name of ['embedded-kms', 'report', 'check-policy', 'export'])
      expect(stdout).toContain(`\n  npx kms-policy-gateway ${name} --help `);
  });

  it('runs the program that its first argument names', () => {
    const { status, stdout } = runIn(consumer, consumer.command, ['embedded-kms', '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('\n  npx kms-policy-gateway embedded-kms --help | --version\n');
    expect(stdout).toContain(': npx kms-policy-gateway --help\n');
  });

  it('serves the page, GraphiQL and queries, and ends on SIGTERM with exit code 0', async () => {
    const answers = await answersOfGateway(consumer);
    expect(answers).toEqual({
      page: expect.stringContaining('react.dev'),
      graphiql: expect.stringContaining('GraphiQL'),
      query: ANSWER,
      exit: [0, null],
    });
  });

  it('bounds the heap as npm start does, unless NODE_OPTIONS does', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
    const ours = scripts.start.match(MEMORY_FLAG) ?? [];
    expect(ours).toHaveLength(3);
    const flagsWith = (options: string) => {
      const { stdout } = runIn(consumer, consumer.command, [], { NODE_OPTIONS: `${PRINT_FLAGS} ${options}` });
      return stdout.match(MEMORY_FLAG) ?? [];
    };
    expect(flagsWith('')).toEqual(ours);
    expect(flagsWith('--max_old_space_size=300')).toEqual(ours.slice(1));
  });
});

/** Ends the gateway before it loads anything, and prints the flags of its Node. */
const PRINT_FLAGS =
  '--import "data:text/javascript,if (process.execArgv.includes(`--require`)) process.exit(console.log(process.execArgv.join()))"';

const MEMORY_FLAG = /--m\w+(?:-\w+)*-size=\d+/g;

const ANSWER = { data: { key: { keyId: '5e709c43-2b1f-4da8-8076-93f4e5d6c7b8' } } };

describe('a project that has installed the package', () => {
  it('uses the gateway over the embedded KMS, in plain JavaScript', () => {
    writeFileSync(join(consumer.folder, 'use.mjs'), stripTypeScriptTypes(SAMPLE));
    const { status, stdout, stderr } = runIn(consumer, process.execPath, [NO_WARNING, 'use.mjs']);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual(ANSWER);
  });

  it('compiles, with a check of the types of all libraries', () => {
    writeFileSync(join(consumer.folder, 'use.mts'), SAMPLE);
    const { stdout } = runIn(consumer, resolve('node_modules/.bin/tsc'), [
      ...['--ignoreConfig', '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false'],
      ...['--target', 'es2023', '--module', 'nodenext', '--types', 'node', 'use.mts'],
    ]);
    expect(stdout).toBe('');
  });

  it('loads nothing of the gateway with the embedded KMS', () => {
    writeFileSync(join(consumer.folder, 'load.mjs'), LOAD);
    const { stdout } = runIn(consumer, process.execPath, [NO_WARNING, 'load.mjs']);
    expect(stdout).toBe('false\ntrue\n');
  });
});

/** Prints after each import whether graphql-js, which is CommonJS, is loaded. */
const LOAD = `
import { createRequire } from 'node:module';
for (const entry of ['kms-policy-gateway/embedded-kms', 'kms-policy-gateway']) {
  await import(entry);
  const files = Object.keys(createRequire(import.meta.url).cache);
  console.log(files.some((file) => file.includes('/node_modules/graphql/')));
}
`;

const NO_WARNING = '--disable-warning=ExperimentalWarning';

const SAMPLE = `
import { createGateway, type Gateway, parseConfig, toEmbeddedKms } from 'kms-policy-gateway';
import { createEmbeddedKms, type EmbeddedKms, exampleSeed, type Seed } from 'kms-policy-gateway/embedded-kms';
import pino from 'pino';

const seed: Seed = exampleSeed();
const kms: EmbeddedKms = await createEmbeddedKms({ seed });
const connection = toEmbeddedKms(kms.url, [{ accountId: '111122223333', region: 'us-east-2' }]);
const gateway: Gateway = createGateway({ config: parseConfig({}), connection, log: pino({ level: 'silent' }) });
const response = await gateway.fetch('http://127.0.0.1/graphql', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{ key(id: "alias/hr/payroll") { keyId } }' }),
});
process.stdout.write(await response.text());
gateway.close();
await kms.close();
`;
