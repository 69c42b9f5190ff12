import type { Page } from 'playwright-core';
import type { Seed, SeedKey } from '../../src/package/embedded-kms.ts';
import { ACCOUNT, REGION } from '../_setup.ts';
import { DENY_KEY, openPage, toPath } from './_page.ts';

export const OTHER_KEY = '0bbbbbbb-12ab-34cd-56ef-1234567890ab';
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
export const toRole = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:role/${name}`;

type Statement = Readonly<Record<string, unknown>>;

export const allow = (principal: unknown, action: unknown, more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Principal: typeof principal === 'string' && principal !== '*' ? { AWS: principal } : principal,
  Action: action,
  Resource: '*',
  ...more,
});

/** What lets the account manage the key. */
export const ADMINISTER = allow(ROOT, 'kms:*', { Sid: 'Account' });

export function toPolicy(...statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}

type CompareOptions = {
  readonly path?: string;
  readonly policy?: string;
  readonly other?: string;
  readonly keys?: readonly SeedKey[];
  readonly faults?: NonNullable<Seed['faults']>;
  readonly env?: Record<string, string>;
};

/** The tab Compare of a key, alias/mine. There is another key, alias/theirs. */
export function openCompare(options: CompareOptions = {}) {
  const { path = '', policy = toPolicy(ADMINISTER), other = policy, keys = [], faults = [], env = {} } = options;
  return openPage({
    path: toPath(DENY_KEY, 'compare') + path,
    seed: {
      keys: [
        { keyId: DENY_KEY, aliases: ['alias/mine'], policy },
        { keyId: OTHER_KEY, aliases: ['alias/theirs'], policy: other },
        ...keys,
      ],
      faults,
    },
    deadlineMs: 20_000,
    env,
  });
}

export const arnOfKey = (keyId: string, region = REGION) => `arn:aws:kms:${region}:${ACCOUNT}:key/${keyId}`;

/** The cards of what is gained, lost or undecided. */
export function changes(page: Page, kind: 'gained' | 'lost' | 'undecided') {
  return page.locator(`.changes[data-kind=${kind}] .change`);
}

export const answer = (page: Page) => page.locator('.diff-answer');
export const editor = (page: Page) => page.getByLabel('The new policy of alias/mine');
export const putButton = (page: Page) => page.getByRole('button', { name: 'Put this policy on alias/mine' });

/** Types a policy and plans it. */
export async function planPolicy(page: Page, policy: string): Promise<void> {
  await editor(page).fill(policy);
  await page.getByRole('button', { name: 'Plan it' }).click();
  await page.locator('.plan[data-current=true]').waitFor();
}
