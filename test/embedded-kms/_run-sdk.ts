import * as sdk from '@aws-sdk/client-kms';
import { KMSClient } from '@aws-sdk/client-kms';
import { expect } from 'vitest';
import type { TestKms } from './_kms.ts';
import { failureOf, toCommand } from './_kms.ts';
import type { ClientCase, Step } from './cases/_case.ts';
import { explainMismatch, fillIn, readPath } from './cases/matching.ts';

type Paginators = Readonly<Record<string, (config: object, input: object) => AsyncIterable<object>>>;

export async function runSdkCase({ steps, attempts = 1 }: ClientCase, kms: TestKms): Promise<void> {
  const saved: Record<string, string> = {};
  for (const step of steps) {
    const client = new KMSClient({
      endpoint: kms.url,
      region: step.region ?? 'us-east-2',
      credentials: { accessKeyId: step.accessKeyId ?? '111122223333', secretAccessKey: 'x' },
      maxAttempts: attempts,
    });
    try {
      await runStep(client, fillIn(step, saved), saved);
    } finally {
      client.destroy();
    }
  }
}

async function runStep(client: KMSClient, step: Step, saved: Record<string, string>): Promise<void> {
  const { operation, input = {}, error, pages, save = {} } = step;
  if (pages) return expectPages(client, step, pages);
  const call = client.send(toCommand(operation, input));
  if (error) {
    const [code, message] = await failureOf(call);
    expect([code, explainMismatch(error[1], message)]).toEqual([error[0], null]);
    return;
  }
  const output = toPlain(await call);
  expect(explainMismatch(step.output ?? {}, output)).toBeNull();
  for (const [name, path] of Object.entries(save)) saved[name] = String(readPath(output, path));
}

async function expectPages(client: KMSClient, step: Step, pages: NonNullable<Step['pages']>): Promise<void> {
  const paginate = (sdk as unknown as Paginators)[`paginate${step.operation}`];
  if (paginate === undefined) throw new Error(`the SDK does not paginate ${step.operation}`);
  const items: string[] = [];
  for await (const page of paginate({ client, pageSize: pages.size }, step.input ?? {})) {
    const found = readPath(page, pages.list) as readonly unknown[];
    expect(found.length).toBeLessThanOrEqual(pages.size);
    items.push(...found.map((item) => JSON.stringify(item)));
  }
  expect([items.length, new Set(items).size]).toEqual([pages.count, pages.count]);
}

/** The output as plain JSON: times are epoch seconds, and the SDK's `$metadata` is left out. */
function toPlain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== '$metadata');
  return Object.fromEntries(entries.map(([name, member]) => [name, toPlain(member)]));
}
