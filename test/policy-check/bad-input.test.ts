import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allow, check, checkFiles, EXTERNAL, OWN, run, toPolicy, writeFiles } from './_check.ts';

const GOOD = toPolicy(OWN);

describe('npm run check-policy exits with 1, and says what is wrong with', () => {
  it.each<[string, string, readonly string[], string]>([
    ['the account of the key', toPolicy(OWN, EXTERNAL), [], 'the policy names 2 accounts, so the account of the key'],
    ['the partition', toPolicy(allow('arn:aws-cn:iam::111122223333:root')), [], 'is not for the partition aws'],
    ['an ARN', GOOD, ['--key-arn', 'x'], '--key-arn: Invalid ARN "x"'],
    ['a principal', GOOD, ['--principal', '*'], '--principal is "*": it has a wildcard'],
    ['a principal that is too long', GOOD, ['--principal', 'x'.repeat(3000)], '--principal has 3000 characters'],
    ['a format', GOOD, ['--format', 'xml'], '--format is "xml": expected text or json'],
    ['a severity', GOOD, ['--fail-on', 'bad'], '--fail-on is "bad": expected critical, high'],
    ['an account', GOOD, ['--trusted-account', '1'], '--trusted-account is "1": expected an account ID'],
    ['an organization', GOOD, ['--trusted-organization', '1'], '--trusted-organization is "1": expected an ID such as'],
  ])('%s', async (_, text, args, message) => {
    const { code, stdout, stderr } = await check(text, args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('principal: principal');
    expect(stderr).not.toContain('    at ');
  });

  it('all options at once', async () => {
    const { stderr } = await check(GOOD, ['--key-arn', 'x', '--format', 'xml', '--fail-on', 'bad']);
    expect(stderr.trimEnd().split('\n')).toHaveLength(3);
  });

  it.each<[string, string | Buffer | null, string]>([
    ['a folder', null, 'it is a folder. Name the files in it, such as policies/*.json.'],
    ['a binary file', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe]), 'it is no text in UTF-8.'],
    ['a file in UTF-16', Buffer.from(`\ufeff${GOOD}`, 'utf16le'), 'it is UTF-16. Write it as UTF-8.'],
  ])('%s', async (_, content, message) => {
    const { code, stdout, stderr } = await checkFiles({ policy: content });
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: `Cannot check "policy": ${message}\n` });
  });

  it('a file of 1 GB, without reading it', async () => {
    const { paths } = writeFiles({ 'huge.json': '' });
    for (const path of paths) truncateSync(path, 2 ** 30);
    const { code, stderr } = await run(paths);
    expect(code).toBe(1);
    expect(stderr).toContain('it has more than 1048576 bytes. Expected a policy, which has at most 32768.\n');
  });

  it('standard input that is too long', async () => {
    const { code, stderr } = await run(['-'], Buffer.alloc(2 * 2 ** 20, ' '));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Cannot check standard input: it has more than 1048576 bytes\./);
  });

  it('a file that is missing', async () => {
    const { folder } = writeFiles({});
    const path = join(folder, 'none.json');
    expect(await run([path])).toEqual({
      code: 1,
      stdout: '',
      stderr: `Cannot check "${path}": there is no such file (ENOENT).\n`,
    });
  });

  it('no file, and standard input twice', async () => {
    expect((await run([])).stderr).toBe('No file: expected the paths of policies, or "-" for standard input\n');
    expect((await run(['-', '-'])).stderr).toBe('"-" is named twice: standard input can be read once\n');
  });
});

describe('npm run check-policy says that KMS refuses', () => {
  it.each<[string, string, string]>([
    ['an empty file', '', 'The policy is empty. Expected a JSON object.'],
    ['a byte order mark', `\ufeff${GOOD}`, 'The policy has the character U+FEFF.'],
    ['a policy that is too long', GOOD.padEnd(40_000), 'The policy has 40000 bytes: expected at most 32768.'],
  ])('%s', async (_, text, message) => {
    const { code, stdout } = await check(text);
    expect(code).toBe(2);
    expect(stdout).toContain(message);
  });
});
