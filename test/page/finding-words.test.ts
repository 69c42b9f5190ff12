import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/analysis/findings/catalogue/catalogue.ts';
import { toTitle } from '../../src/page/findings/finding-titles.ts';
import {
  type Finding,
  toAskParameters,
  toExamined,
  toFindingCells,
  toSummary,
  toWitnessWords,
  type Witness,
} from '../../src/page/findings/finding-words.ts';

const WITNESS: Witness = {
  principal: 'arn:aws:iam::999999999999:root',
  action: 'kms:Decrypt',
  keys: [
    { key: 'kms:ViaService', values: ['s3.us-east-2.amazonaws.com'] },
    { key: 'aws:CalledVia', values: ['a', 'b'] },
  ],
  absent: ['aws:PrincipalOrgID'],
  verdict: 'ALLOWED',
};

it('each finding of the gateway has a title of its own', () => {
  const codes = Object.keys(CATALOGUE) as Finding['code'][];
  const titles = codes.map(toTitle);
  expect(new Set(titles).size).toBe(codes.length);
  expect(titles.filter((title) => title.includes('_'))).toEqual([]);
  expect(toTitle('NEWER_THAN_THIS_PAGE' as Finding['code'])).toBe('NEWER_THAN_THIS_PAGE');
});

it('the summary counts each severity, the most severe first', () => {
  const findings = (['INFO', 'HIGH', 'CRITICAL', 'HIGH'] as const).map((severity) => ({ severity }));
  expect(toSummary(findings)).toBe('1 critical, 2 high, 1 info');
});

describe('the request that demonstrates a finding', () => {
  it('is a sentence with its context', () => {
    expect(toWitnessWords(WITNESS)).toBe(
      'arn:aws:iam::999999999999:root sends kms:Decrypt with kms:ViaService = s3.us-east-2.amazonaws.com and aws:CalledVia = a, b, without aws:PrincipalOrgID: it is allowed.',
    );
    expect(toWitnessWords({ ...WITNESS, keys: [], absent: [], verdict: 'ALLOWED_IF_IAM_ALLOWS' })).toMatch(
      /sends kms:Decrypt: it is allowed, if IAM policies of its account allow it, too\.$/,
    );
  });

  it('is what the tab Ask gets, with all its values', () => {
    expect(toAskParameters(WITNESS)).toEqual([
      ['principal', 'arn:aws:iam::999999999999:root'],
      ['action', 'kms:Decrypt'],
      ['context.kms:ViaService', 's3.us-east-2.amazonaws.com'],
      ['context.aws:CalledVia', 'a'],
      ['context.aws:CalledVia', 'b'],
      ['absent', 'aws:PrincipalOrgID'],
    ]);
  });
});

it('what was examined has what was read, and never grants that were not', () => {
  expect(toExamined(2, '3')).toMatch(/^The policy \(2 statements\) and 3 grants were examined\. IAM policies/);
  expect(toExamined(1, '0')).toMatch(/^The policy \(1 statement\) was examined\. The key has no grants\./);
  expect(toExamined(1, null)).toMatch(/^The policy \(1 statement\) was examined, without the grants\./);
});

it('a row of the file has a cell for each column', () => {
  const finding: Finding = {
    id: 'f',
    code: 'PUBLIC',
    severity: 'CRITICAL',
    certain: false,
    message: 'm',
    remedy: 'r',
    pointer: '/Statement/1',
    actions: ['kms:Decrypt', 'kms:Encrypt'],
    principals: [{ value: '*' }],
    statement: { sid: 'S', pointer: '/Statement/1' },
    grant: null,
    witness: null,
  };
  expect(toFindingCells(finding).slice(0, 11)).toEqual([
    ...['Critical', 'Open to everyone', 'PUBLIC', 'no', 'm', 'r', '/Statement/1', 'S', '', '*'],
    'kms:Decrypt; kms:Encrypt',
  ]);
});
