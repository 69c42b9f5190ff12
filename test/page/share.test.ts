import { describe, expect, it } from 'vitest';
import { toConsoleUrl } from '../../src/page/share/console-url.ts';
import { toFileName } from '../../src/page/share/save-file.ts';
import { toCsv } from '../../src/page/share/to-csv.ts';
import { toMarkdown } from '../../src/page/share/to-markdown.ts';

const ID = '1234abcd-12ab-34cd-56ef-1234567890ab';

describe('the URL of the AWS console', () => {
  it.each([
    ['aws', 'eu-central-1', 'https://eu-central-1.console.aws.amazon.com/kms/home?region=eu-central-1#/kms/keys/'],
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn/kms/home?region=cn-north-1#/kms/keys/'],
    [
      'aws-us-gov',
      'us-gov-west-1',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/kms/home?region=us-gov-west-1#/kms/keys/',
    ],
  ])('has the host of the partition %s, and the Region', (partition, region, url) => {
    expect(toConsoleUrl(`arn:${partition}:kms:${region}:111122223333:key/${ID}`, false)).toBe(url + ID);
  });

  it('leads to the list of AWS managed keys for one of them', () => {
    expect(toConsoleUrl(`arn:aws:kms:us-east-2:111122223333:key/${ID}`, true)).toMatch(/#\/kms\/defaultKeys\/1234/);
  });

  it.each([
    `arn:aws-iso:kms:us-iso-east-1:111122223333:key/${ID}`,
    `arn:constructor:kms:us-east-2:111122223333:key/${ID}`,
    `arn:aws:kms:evil.example/:111122223333:key/${ID}`,
    'arn:aws:kms:us-east-2:111122223333:alias/x',
    'alias/x',
  ])('is not made up for %s', (arn) => {
    expect(toConsoleUrl(arn, false)).toBeNull();
  });

  it('cannot be steered by the ID of the key', () => {
    const url = toConsoleUrl('arn:aws:kms:us-east-2:111122223333:key/a/../../x?y#z', false);
    expect(url).toMatch(/#\/kms\/keys\/a%2F\.\.%2F\.\.%2Fx%3Fy%23z$/);
  });
});

const table = (...cells: readonly string[]) => ({
  title: 'T',
  columns: cells.map((_, index) => `c${index}`),
  rows: [cells],
});

describe('a CSV file', () => {
  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '  =1', '＝1', 'a;=1'])(
    'has no formula: %s',
    (value) => {
      const [, row = ''] = toCsv(table(value)).split('\r\n');
      const cells = row.replace(/^"|"$/g, '').split(';');
      expect(cells.filter((cell) => /^[\s"]*[=+\-@＝]/.test(cell))).toEqual([]);
      expect(row).toContain("'");
    },
  );

  it('has quotes where a text would end the cell or the row, and a byte order mark', () => {
    expect(toCsv(table('a,b', 'say "x"', 'plain'))).toBe('\ufeffc0,c1,c2\r\n"a,b","say ""x""",plain\r\n');
    expect(toCsv(table('one\r\ntwo')).split('\r\n')).toHaveLength(3);
  });
});

describe('a Markdown file', () => {
  it('has texts as texts, whatever is in them', () => {
    expect(toMarkdown(table('a|b', '<img src=x>', '[x](javascript:1)', 'kms:*', 'one\ntwo'))).toBe(
      '# T\n\n| c0 | c1 | c2 | c3 | c4 |\n| --- | --- | --- | --- | --- |\n' +
        '| a\\|b | \\<img src=x\\> | \\[x\\](javascript:1) | kms:\\* | one<br>two |\n',
    );
  });
});

it('has no link that a text would become by itself, no invisible character, and takes linear time', () => {
  const markdown = toMarkdown(table('see https://evil.example', 'WWW.evil.example', `a\u202eb`));
  expect(markdown).toContain('| see https:\\//evil.example | WWW\\.evil.example | a\\\\u{202e}b |');
  expect(toMarkdown(table(`${' '.repeat(200_000)}x`))).toContain('| x |');
});

it('the name of a file has nothing that a file system refuses', () => {
  expect(toFileName('alias/payments/cards', 'who can', 'csv')).toBe('payments-cards-who-can.csv');
  expect(toFileName('../../etc/passwd\u0000', 'key', 'json')).toBe('etc-passwd-key.json');
  expect(toFileName('x'.repeat(300), 'grants', 'md').length).toBeLessThan(130);
});
