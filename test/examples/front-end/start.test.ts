import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';

it('npm run example:front-end serves the page, lets it in at the gateway, and ends on Ctrl-C', async () => {
  const { PATH = '' } = process.env;
  const args = ['--require', './src/programs/preload.cjs', 'examples/front-end/start.ts'];
  const child = spawn(process.execPath, args, { env: { PATH } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exit = once(child, 'exit');
  let out = '';
  while (!out.includes('embedded KMS')) {
    const [chunk] = await Promise.race([once(child.stdout, 'data'), exit.then(() => Promise.reject(new Error(out)))]);
    out += chunk;
  }
  const [page = '', gateway = ''] = out.match(/http:\S+/g) ?? [];
  const html = await (await fetch(page)).text();
  expect(html).toContain(`<meta name="gateway" content="${gateway}"`);
  const answer = await fetch(gateway, {
    method: 'POST',
    headers: { origin: page, 'content-type': 'application/json' },
    body: '{"query":"{ accounts { accountId } }"}',
  });
  expect(answer.headers.get('access-control-allow-origin')).toBe(page);
  expect(await answer.json()).toEqual({
    data: { accounts: [{ accountId: '111122223333' }, { accountId: '444455556666' }] },
  });
  child.kill('SIGINT');
  expect((await exit)[0]).toBe(0);
});
