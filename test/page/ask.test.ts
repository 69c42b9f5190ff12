import { describe, expect, it } from 'vitest';
import { parseQuestion, type Question, toContext, toParameters } from '../../src/page/ask/ask-location.ts';
import { findBadField } from '../../src/page/ask/bad-input.ts';
import { addMissingKey } from '../../src/page/ask/missing-keys.ts';
import { toSuggestions } from '../../src/page/ask/suggestions.ts';
import {
  toKeyWords,
  toRequestWords,
  toShortName,
  toTitle,
  toVerdictSentence,
} from '../../src/page/ask/verdict-words.ts';

const ROLE = 'arn:aws:iam::111122223333:role/App';
const NOTHING: Question = { principal: '', action: '', rows: [], via: '', encryption: null, complete: false };
const FULL: Question = {
  principal: ROLE,
  action: 'kms:Decrypt',
  rows: [
    { key: 'aws:CalledVia', value: 'athena.amazonaws.com' },
    { key: 'aws:CalledVia', value: 's3.amazonaws.com' },
    { key: 'aws:SourceVpce', value: null },
  ],
  via: 's3.us-east-2.amazonaws.com',
  encryption: [{ key: 'a.b=c', value: '' }],
  complete: true,
};
const toSearch = (question: Partial<Question>) =>
  `?${new URLSearchParams(toParameters(question).map(([...each]) => each))}`;

describe('a question', () => {
  it.each([
    ['nothing', NOTHING],
    ['all', FULL],
    ['no encryption context', { ...NOTHING, principal: ROLE, encryption: [] }],
    ['an empty value', { ...NOTHING, rows: [{ key: 'aws:PrincipalTag/team', value: '' }] }],
  ] as const)('with %s is in the URL, and read from it', (_title, question) => {
    expect(parseQuestion(toSearch(question))).toEqual(question);
  });

  it('leaves rows and pairs without a key out of the URL, and spaces around what was pasted', () => {
    const { principal, rows } = parseQuestion(
      toSearch({ principal: ` ${ROLE} `, rows: [{ key: ' ', value: 'x' }], encryption: [{ key: '', value: '' }] }),
    );
    expect({ principal, rows }).toEqual({ principal: ROLE, rows: [] });
  });

  it('takes the parameters of a finding’s example', () => {
    expect(
      parseQuestion(`?principal=${ROLE}&action=kms:Decrypt&context.kms:ViaService=s3&absent=aws:SourceVpce`).rows,
    ).toEqual([
      { key: 'kms:ViaService', value: 's3' },
      { key: 'aws:SourceVpce', value: null },
    ]);
  });

  it('is a context of the schema, with all values of a key together', () => {
    expect(toContext(FULL)).toEqual({
      keys: [{ key: 'aws:CalledVia', values: ['athena.amazonaws.com', 's3.amazonaws.com'] }],
      absent: ['aws:SourceVpce'],
      complete: true,
      via: 's3.us-east-2.amazonaws.com',
      encryptionContext: [{ key: 'a.b=c', value: '' }],
    });
    // What is not said is not known.
    expect(toContext(NOTHING)).toEqual({ keys: [], absent: [], complete: false });
  });
});

describe('a missing condition key gets an input', () => {
  it.each([
    ['aws:PrincipalOrgID', NOTHING, { rows: [{ key: 'aws:PrincipalOrgID', value: '' }] }, 'ask-value-0'],
    ['AWS:calledvia', FULL, {}, 'ask-value-0'],
    ['kms:ViaService', NOTHING, {}, 'ask-via'],
    ['kms:EncryptionContext', NOTHING, { encryption: [{ key: '', value: '' }] }, 'ask-pair-0'],
    ['kms:EncryptionContext:App', NOTHING, { rows: [{ key: 'kms:EncryptionContext:App', value: '' }] }, 'ask-value-0'],
    [
      'kms:EncryptionContext:App',
      FULL,
      {
        encryption: [
          { key: 'a.b=c', value: '' },
          { key: 'App', value: '' },
        ],
      },
      'ask-pair-1',
    ],
  ] as const)('%s', (key, question, changes, focus) => {
    expect(addMissingKey(question, key)).toEqual({ question: { ...question, ...changes }, focus });
  });
});

it.each([
  ['principal is "x": it is no ARN.', 'principal'],
  ['action is "kms:*": it has a wildcard.', 'action'],
  ['context.via is "s3": expected "direct".', 'context'],
  ['"aws:SourceIp" is "x" in context.keys: expected an IP address.', 'context'],
] as const)('%s is shown at %s', (message, field) => {
  expect(findBadField(message)).toBe(field);
});

describe('a verdict in words', () => {
  it.each([
    [ROLE, 'App'],
    ['arn:aws:iam::111122223333:role/team/App', 'team/App'],
    ['arn:aws:sts::111122223333:assumed-role/App/i-0', 'App/i-0'],
    ['arn:aws:iam::111122223333:root', 'The root user of account 111122223333'],
    ['111122223333', 'The root user of account 111122223333'],
    ['s3.amazonaws.com', 's3.amazonaws.com'],
  ])('names %s %s', (principal, name) => {
    expect(toShortName(principal)).toBe(name);
  });

  it('never promises more than it knows', () => {
    expect(toVerdictSentence('ALLOWED_IF_IAM_ALLOWS', 'App', 'kms:Decrypt')).toContain('does not read them');
    expect(toVerdictSentence('UNKNOWN', 'App', 'kms:Decrypt')).toContain('does not decide');
  });

  it.each([
    [
      { state: 'Enabled', refused: false, exceptions: [], usageFits: true },
      false,
      'The key is enabled, which does not refuse it.',
    ],
    [
      { state: 'PendingDeletion', refused: true, exceptions: ['KMSInvalidStateException'], usageFits: true },
      true,
      'The key is pending deletion: KMS refuses it now, whoever is allowed to. It answers KMSInvalidStateException.',
    ],
    [
      { state: 'Enabled', refused: false, exceptions: [], usageFits: false },
      true,
      'KMS refuses it, whatever is allowed: this kind of key never does that.',
    ],
    [
      { state: 'Updating', refused: null, exceptions: [], usageFits: null },
      null,
      'The key is updating. Whether KMS performs it then depends on more than that. Whether this kind of key does that is not known.',
    ],
    [null, null, 'The state of the key could not be read: KMS may refuse the request for it.'],
  ] as const)('%j', (state, isRefused, words) => {
    const given = state && { ...state, exceptions: [...state.exceptions] };
    expect(toKeyWords(given, 'ALLOWED')).toEqual({ isRefused, words });
  });

  it('says in the title that the key refuses what is allowed', () => {
    expect(toTitle('ALLOWED', { isRefused: true })).toBe('Allowed, but KMS refuses it now');
    expect(toTitle('ALLOWED', { isRefused: null })).toBe('Allowed');
    expect(toTitle('DENIED', { isRefused: true })).toBe('Denied');
  });

  it.each([
    [null, 'not known of the request'],
    [[], 'the request does not have it'],
    [['a', 'b', 'c', 'd', 'e'], 'the request has a, b, c and 2 more'],
  ])('what the request has: %j', (values, words) => {
    expect(toRequestWords(values)).toBe(words);
  });
});

describe('the form offers', () => {
  const key = {
    arn: 'arn:aws:kms:us-east-2:111122223333:key/1',
    accountId: '111122223333',
    metadata: { usage: 'SIGN_VERIFY', spec: 'ECC_NIST_P256' } as const,
    principals: {
      nodes: [
        { kind: 'EVERYONE', value: '*', accountId: null },
        { kind: 'ACCOUNT', value: '444455556666', accountId: '444455556666' },
        { kind: 'IAM_ROLE', value: ROLE, accountId: '111122223333' },
        { kind: 'UNIQUE_ID', value: 'AROA4XMPL5RWK2EXAMPLE', accountId: null },
      ].map((principal) => ({ principal: principal as never })),
    },
  };

  it('principals that can be asked for: not everyone, and not the deleted', () => {
    expect(toSuggestions(key).principals).toEqual([
      { value: 'arn:aws:iam::444455556666:root', label: 'root user' },
      { value: ROLE, label: 'Role App' },
    ]);
  });

  it('all actions, and marks those that the key never does', () => {
    const { actions } = toSuggestions(key);
    const labelOf = (name: string) => actions.find(({ value }) => value === name)?.label;
    expect(labelOf('kms:Sign')).toBe('');
    expect(labelOf('kms:Decrypt')).toBe('not with this kind of key');
    expect(labelOf('kms:ListKeys')).toBe('not about a key');
    expect(toSuggestions(null).actions.find(({ value }) => value === 'kms:Decrypt')?.label).toBe('');
  });
});
