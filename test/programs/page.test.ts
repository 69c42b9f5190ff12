import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { loadPageFiles } from '../../src/server/page/load-page-files.ts';
import { startReady } from '../_process.ts';

/** An empty folder, which is removed at the end of the test. */
function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

it('npm install builds the page, and npm start serves it with the files that it loads', async () => {
  const { output } = await startReady();
  const url = /Page +(\S+)\//.exec(output.out)?.[1] ?? '';
  const html = await (await fetch(url)).text();
  expect(html).toContain('"graphiql":true');
  const files = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, path]) => path);
  expect(files.length).toBeGreaterThanOrEqual(2);
  for (const file of files) expect((await fetch(`${url}/${file}`)).status).toBe(200);
});

it('npm install says that it does not build the page if the devDependencies are absent', () => {
  const folder = createFolder();
  mkdirSync(join(folder, 'src/programs'), { recursive: true });
  copyFileSync('src/programs/prepare.cjs', join(folder, 'src/programs/prepare.cjs'));
  const prepare = () => {
    const { status, stdout } = spawnSync(process.execPath, ['src/programs/prepare.cjs'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return [status, stdout];
  };
  const why = 'building it needs the devDependencies, which are not installed.\n';
  expect(prepare()).toEqual([0, `The page is not built: ${why}`]);
  mkdirSync(join(folder, 'dist/page'), { recursive: true });
  writeFileSync(join(folder, 'dist/page/index.html'), '<title>Keys</title>');
  expect(prepare()).toEqual([0, `The page stays as it was built before: ${why}`]);
});

it('a page that is not built is told from one that is broken', () => {
  const folder = createFolder();
  const url = pathToFileURL(`${folder}/`);
  expect(loadPageFiles(url)).toBeUndefined();
  writeFileSync(join(folder, 'index.html'), '<title>Keys</title>');
  expect(() => loadPageFiles(url)).toThrow('assets');
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets/a.exe'), '');
  expect(() => loadPageFiles(url)).toThrow('unknown type: assets/a.exe');
});
