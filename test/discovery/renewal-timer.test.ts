import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { renewAccounts } from '../../src/programs/start/aws/renew-accounts.ts';
import { ACCOUNTS, HOME, MEMBER, OTHER, setupEstate } from './_organization.ts';

describe('the timer of renewals', () => {
  /** A log, and its lines. */
  function createLines() {
    const lines: Record<string, unknown>[] = [];
    return { lines, log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) }) };
  }

  it('logs the first accounts and every change, until it is ended', async () => {
    const { discovery, setAccounts, kms } = await setupEstate();
    const { lines, log } = createLines();
    const end = renewAccounts(discovery, log, 10);
    onTestFinished(end);
    expect(lines).toMatchObject([{ level: 30, msg: 'found the accounts of the organization', accounts: 3 }]);
    setAccounts(ACCOUNTS.slice(0, 2));
    await vi.waitFor(() =>
      expect(lines).toMatchObject([{}, { accountId: OTHER, msg: expect.stringContaining('no longer reads') }]),
    );
    kms.setFaults([{ operation: 'ListAccounts', fault: { kind: 'error', code: 'ServiceException' } }]);
    await vi.waitFor(() =>
      expect(lines.at(-1)).toMatchObject({
        level: 40,
        reason: 'organizations:ListAccounts failed (ServiceException).',
      }),
    );
    kms.setFaults([]);
    end();
  });

  it('reports nothing of a renewal that was in progress at its end', async () => {
    const { lines, log } = createLines();
    const renewal = Promise.withResolvers<[{ level: 'warn'; message: string; details: object }]>();
    const renew = vi.fn(() => renewal.promise);
    const end = renewAccounts({ notes: [], renew } as unknown as Parameters<typeof renewAccounts>[0], log, 1);
    await vi.waitFor(() => expect(renew).toHaveBeenCalledOnce());
    end();
    renewal.resolve([{ level: 'warn', message: 'the connection was closed', details: {} }]);
    await renewal.promise;
    await new Promise(setImmediate);
    expect(lines).toEqual([]);
  });

  it('lets no request wait for a renewal', async () => {
    const { discovery, kms, policyOf, accountIds } = await setupEstate();
    kms.setFaults(['ListAccounts', 'ListRegions'].map((operation) => ({ operation, fault: { kind: 'hang' } })));
    const renewal = discovery.renew();
    await vi.waitFor(() => expect(kms.inFlight()).toBe(1));
    expect(await accountIds()).toEqual([HOME, MEMBER, OTHER]);
    expect(await policyOf(MEMBER)).toEqual({ __typename: 'KeyPolicy' });
    await kms.close();
    expect(await renewal).toMatchObject([{ level: 'warn' }]);
  });
});
