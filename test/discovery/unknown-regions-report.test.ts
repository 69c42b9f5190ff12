import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { REPORT } from '../../src/report/report-schema.ts';
import { setEnvironment } from '../_environment.ts';
import { startKms } from '../embedded-kms/_kms.ts';
import { makeFolder } from '../embedded-kms/_process.ts';
import { parseCsv, runReport } from '../report/_report.ts';
import { MEMBER, ORGANIZATION, toEnv } from './_organization.ts';
import { FAULTY, MESSAGE } from './_unknown-regions.ts';

// Programs take seconds to start, and far more on a busy machine.
vi.setConfig({ testTimeout: 100_000 });

describe('npm run report', () => {
  async function report(format: string) {
    const kms = await startKms({ seed: FAULTY });
    const GATEWAY_CONFIG = join(makeFolder(), 'gateway.json');
    writeFileSync(GATEWAY_CONFIG, JSON.stringify({ accounts: { organization: ORGANIZATION } }));
    const env = { ...toEnv(kms.url), GATEWAY_CONFIG };
    // The SDK takes the credentials and the endpoints from the environment of the process.
    setEnvironment(env);
    return await runReport(['--format', format, '--code', 'PUBLIC'], { env });
  }

  it('lists it as not read, and exits with 3', async () => {
    const { code, stdout, stderr } = await report('json');
    const { unread, summary, places } = REPORT.parse(JSON.parse(stdout));
    expect(code).toBe(3);
    expect(unread).toMatchObject([
      { kind: 'PLACE', accountId: MEMBER, region: null, key: null, code: 'AccessDeniedException', message: MESSAGE },
    ]);
    expect([summary.unread, places.length]).toEqual([{ places: 1, keys: 0, parts: 0 }, 35]);
    expect(stderr).toMatch(/: 35 Regions of 3 accounts\n/);
    expect(stderr).toMatch(/\n5 keys, 0 findings, 1 account or Region not listed\n$/);
  });

  it('names the account in every other format', async () => {
    const [csv, sarif, html] = [await report('csv'), await report('sarif'), await report('html')];
    expect([csv.code, sarif.code, html.code]).toEqual([3, 3, 3]);
    expect(parseCsv(csv.stdout)).toMatchObject([{ kind: 'place', account: MEMBER, region: '', message: MESSAGE }]);
    const [run] = JSON.parse(sarif.stdout).runs;
    expect(run.invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          message: { text: `${MESSAGE}\n\nThe Regions of account ${MEMBER} were not listed.` },
          locations: [{ logicalLocations: [{ name: MEMBER, fullyQualifiedName: MEMBER }] }],
        },
      ],
    });
    expect(html.stdout).toContain(`<h3>Regions of account ${MEMBER}</h3>`);
  });
});
