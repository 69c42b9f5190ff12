import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const KEY = `kpg_${'k'.repeat(43)}`;

/** The headers of a caller who may do everything. */
export const AUTHORIZATION = { authorization: `Bearer ${KEY}` };

/** Writes a GATEWAY_CONFIG file with that caller, and returns its path. */
export function writeAccess(more: object = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'access-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'gateway.json');
  const sha256 = createHash('sha256').update(KEY).digest('hex');
  const permissions = ['key:read', 'policy:read', 'grant:read', 'policy:write'];
  const rule = { to: 'everyone', accounts: 'all', regions: 'all', permissions };
  const access = { authentication: { apiKeys: [{ name: 'writer', sha256 }] }, authorization: { rules: [rule] } };
  writeFileSync(path, JSON.stringify({ ...access, ...more }));
  return path;
}
