import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { serve } from '../server/_serve.ts';
import type { Attack } from './_attack.ts';
import { BODIES } from './_bodies.ts';
import { CALLS } from './_calls.ts';
import { DOCUMENTS } from './_documents.ts';

/** Milliseconds; some times what is aimed at (100), for a busy machine. */
const FAR_TOO_LONG = 2_000;

const HEADERS = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };

it.each<Attack>([...DOCUMENTS, ...CALLS, ...BODIES])(
  '$name: no call, no bug, and nobody else waits',
  async ({ name, query, variables, body = JSON.stringify({ query, variables }), headers, status, code }) => {
    const { url, kms, logged } = await serve();
    await fetch(url, { method: 'POST', headers: HEADERS, body: '{"query":"{ __typename }"}' });
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const response = await fetch(url, { method: 'POST', headers: { ...HEADERS, ...headers }, body: body as string });
    const text = await response.text();
    // The delay of the last turn is known at the next.
    await new Promise((resolve) => setTimeout(resolve, 5));
    delay.disable();
    const errors = text === '' ? undefined : JSON.parse(text).errors;
    const measured = `loop p99 ${toMs(delay.percentile(99))} max ${toMs(delay.max)} ms, ${kms.callCount()} KMS calls, ${Math.round(text.length / 1e3)} KB`;
    process.stdout.write(
      `${name.padEnd(48)} ${response.status} ${(errors?.[0]?.extensions?.code ?? '').padEnd(28)} ${measured}\n`,
    );
    expect([response.status, errors?.[0]?.extensions?.code]).toEqual([status ?? 400, code]);
    expect(kms.callCount()).toBe(0);
    expect(logged.filter(({ level }) => Number(level) > 30)).toEqual([]);
    expect(toMs(delay.max)).toBeLessThan(FAR_TOO_LONG);
  },
);

function toMs(nanoseconds: number): number {
  return Math.round(nanoseconds / 1e6);
}
