import { globSync, readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { startReady } from '../_process.ts';
import { POLICY } from './_instance.ts';

it('npm start serves the metrics on their own port, until the gateway has shut down', async () => {
  const { child, exit, output, url } = await startReady({
    METRICS_PORT: '0',
    PAGE: 'false',
    SHUTDOWN_GRACE_MS: '2000',
  });
  const [, metricsUrl = ''] = /Metrics +(\S+)/.exec(output.out) ?? [];
  const scrape = async () => await (await fetch(metricsUrl)).text();
  expect(new URL(metricsUrl).port).not.toBe(new URL(url).port);
  await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, ...POLICY });
  const text = await vi.waitFor(async () => {
    const latest = await scrape();
    expect(latest).toMatch(/^kms_gateway_requests_total\{type="query",code="OK",status="2xx"\} 1$/m);
    return latest;
  });
  expect(text).toMatch(/^kms_gateway_build_info\{version="[\d.]+",mode="embedded"\} 1$/m);
  expect(text).toMatch(/^kms_gateway_draining 0$/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(text).toMatch(/^kms_gateway_lost_log_lines_total 0$/m);
  child.kill('SIGTERM');
  await vi.waitFor(async () => expect(await scrape()).toMatch(/^kms_gateway_draining 1$/m));
  expect(await exit).toBe(0);
  await expect(scrape()).rejects.toThrow();
});

it('no other code loads the metrics, so that they cost nothing without METRICS_PORT', () => {
  const importing = globSync('src/**/*.ts')
    .filter((file) => !/^src\/(server|programs\/start)\/metrics\//.test(file))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^import (?!type ).* from '(prom-client|.*\/metrics\/.*)';$/gm)].map(
        ([line]) => `${file}: ${line}`,
      ),
    );
  expect(importing).toEqual([]);
});
