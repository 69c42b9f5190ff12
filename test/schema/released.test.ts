import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findBreakingChanges, toReleased } from '../../schema/breaking-changes.ts';

/** Without descriptions, as it is kept. */
const SUBGRAPH = toReleased(readFileSync('schema/subgraph.graphql', 'utf8'));

describe('a change of the subgraph', () => {
  it.each([
    ['  keyId: ID!', '  keyIdentifier: ID!', "Field 'keyId' was removed from object type 'Key'"],
    ['policyId: String', 'policyId: Int', "Field 'PolicyDocument.policyId' changed type from 'String' to 'Int'"],
    ['| KmsValidationException', '', "Member 'KmsValidationException' was removed from Union type 'KeyPolicyResult'"],
    ['key(accountId: ID', 'key(scope: ID!, accountId: ID', "Argument 'scope: ID!' added to field 'Query.key'"],
    ['  PendingDeletion', '  DeletedSoon', "Enum value 'PendingDeletion' was removed from enum 'KeyState'"],
    ['@key(fields: "arn") ', '', '@key(fields: "arn") was removed from Key'],
    ['@key(fields: "arn")', '@key(fields: "keyId")', '@key(fields: "arn") was removed from Key'],
    ['type PageInfo @shareable', 'type PageInfo', '@shareable was removed from PageInfo'],
    [
      ': KeyPolicyResult! @tag(name: "access")',
      ': KeyPolicyResult!',
      '@tag(name: "access") was removed from Key.policy',
    ],
    ['  keyId: ID!', '  keyId: ID! @inaccessible', '@inaccessible was added to Key.keyId'],
    ['federation/v2.9', 'federation/v2.11', expect.stringContaining('was removed from schema')],
  ])('of %j to %j is breaking', async (before, after, change) => {
    expect(SUBGRAPH).toContain(before);
    expect(await findBreakingChanges(SUBGRAPH, SUBGRAPH.replace(before, after))).toEqual([change]);
  });

  it.each([
    ['  keyId: ID!', '  keyId: ID!\n  more: String'],
    ['  keyId: ID!', '  keyId: ID! @deprecated(reason: "old")'],
    ['  PendingDeletion', '  PendingDeletion\n  LOST'],
    ['type KeyTag', 'type KeyTag @shareable'],
    ['type AwsAccount ', 'type AwsAccount @key(fields: "accountId partition") '],
    ['  keyId: ID!', '  "What it is." keyId: ID!'],
  ])('of %j to %j is none', async (before, after) => {
    expect(SUBGRAPH).toContain(before);
    expect(await findBreakingChanges(SUBGRAPH, SUBGRAPH.replace(before, after))).toEqual([]);
  });
});

describe('npm run check:released', () => {
  it('fails with a list of what breaks, until it is accepted with a reason or released', () => {
    const { run, edit, accepted } = setupCopy();
    expect(run()).toEqual({ status: 0, stderr: '' });

    edit('schema.graphql', '  keyId: ID!', '  uuid: ID!');
    edit('subgraph.graphql', '  keyId: ID!', '  uuid: ID!');
    edit('subgraph.graphql', 'type PageInfo @shareable', 'type PageInfo');
    const broken = run();
    expect(broken.status).toBe(1);
    expect(broken.stderr).toContain(
      "  - Field 'keyId' was removed from object type 'Key' (schema.graphql, subgraph.graphql)\n" +
        '  - @shareable was removed from PageInfo (subgraph.graphql)\n',
    );
    expect(broken.stderr).toContain('npm run schema:accept -- "why it is meant"');

    expect(run('--accept').status).toBe(1);
    expect(run('--accept', 'nobody used it').status).toBe(0);
    expect(accepted()).toEqual([
      { change: "Field 'keyId' was removed from object type 'Key'", reason: 'nobody used it' },
      { change: '@shareable was removed from PageInfo', reason: 'nobody used it' },
    ]);
    expect(run()).toEqual({ status: 0, stderr: '' });

    edit('schema.graphql', '  arn: ID!', '  name: ID!');
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringMatching(/^(?!.*keyId)(?=.*'arn')/s) });

    expect(run('--release').status).toBe(0);
    expect(accepted()).toEqual([]);
    expect(run()).toEqual({ status: 0, stderr: '' });
  });

  it('fails where a change is accepted that is none', () => {
    const { run, edit } = setupCopy();
    edit('accepted-changes.json', '[]', '[{ "change": "Key was removed", "reason": "typed by hand" }]');
    const { status, stderr } = run();
    expect([status, stderr]).toEqual([1, expect.stringContaining('  - Key was removed\n')]);
  });
});

/** The folder schema/ of its own, to break. */
function setupCopy() {
  const folder = mkdtempSync(join(tmpdir(), 'released-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync('schema', join(folder, 'schema'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const path = (name: string) => join(folder, 'schema', name);
  const run = (...args: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [path('check-released.ts'), ...args], { encoding: 'utf8' });
    return { status, stderr };
  };
  const edit = (name: string, before: string, after: string) => {
    const text = readFileSync(path(name), 'utf8');
    expect(text).toContain(before);
    writeFileSync(path(name), text.replace(before, after));
  };
  return { run, edit, accepted: () => JSON.parse(readFileSync(path('accepted-changes.json'), 'utf8')) };
}
