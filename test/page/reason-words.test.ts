import { describe, expect, it } from 'vitest';
import { toReasonWords } from '../../src/page/ask/reason-words.ts';
import type { EvaluationFragment } from '../../src/page/generated/graphql.ts';
import { setup } from '../_setup.ts';

const KEY = '1234abcd-12ab-34cd-56ef-1234567890ab';
const ORG = { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } };
const VIA = { StringEquals: { 'kms:ViaService': ['a.amazonaws.com', 'b.amazonaws.com', 'c.amazonaws.com', 'd'] } };

const QUERY = `query ($key: ID!, $principal: String!, $context: AccessContext) {
  key(id: $key) {
    access(principal: $principal, action: "kms:Decrypt", context: $context) {
      reasons { code message pointer }
      statements {
        applies principal action resource
        conditions { applies requestValues condition { operator key values pointer } }
        statement { pointer sid effect }
      }
    }
  }
}`;

type Access = { reasons: Parameters<typeof toReasonWords>[0][]; statements: EvaluationFragment[] };

/** The reasons of the gateway for a request, in the words of the page. */
async function ask(statement: object, context: object, account = '111122223333') {
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Resource: '*', ...statement }] });
  const { query } = await setup({ seed: { keys: [{ keyId: KEY, policy }] } });
  const principal = `arn:aws:iam::${account}:role/Reader`;
  const { data } = await query<{ key: { access: Access } }, object>(QUERY, { key: KEY, principal, context });
  const { reasons, statements } = data.key.access;
  return reasons.map((reason) => toReasonWords(reason, statements));
}

const allow = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/Reader' }, Action: 'kms:Decrypt' };

describe('the reasons of a verdict', () => {
  it('have conditions in words, with few of their values', async () => {
    expect(await ask({ ...allow, Condition: VIA }, {})).toEqual([
      'This statement allows it, but only if kms:ViaService is one of a.amazonaws.com, b.amazonaws.com, ' +
        'c.amazonaws.com, 1 more: it is not known what the request has.',
    ]);
    const keys = [{ key: 'aws:PrincipalOrgID', values: ['o-1'] }];
    expect(await ask({ ...allow, Condition: ORG }, { keys })).toContain(
      'This statement allows it, but only if aws:PrincipalOrgID is not o-1 (or it is absent): the request has o-1.',
    );
    expect(await ask({ ...allow, Condition: { Strange: { 'aws:userid': 'x' } } }, {})).toContain(
      'This statement allows it, but only if aws:userid Strange x: the operator is not known.',
    );
    const variable = { StringEquals: { 'aws:userid': '$' + '{aws:PrincipalTag/name}' } };
    expect(await ask({ ...allow, Condition: variable }, { keys: [{ key: 'aws:userid', values: ['x'] }] })).toContain(
      'This statement allows it, but only if aws:userid is $' +
        '{aws:PrincipalTag/name}: the value of aws:PrincipalTag/name is not known.',
    );
  });

  it('leave out conditions that are met, and nothing else', async () => {
    const keys = [{ key: 'aws:PrincipalOrgID', values: ['o-2. o-3'] }];
    expect(await ask({ ...allow, Condition: ORG }, { keys })).toEqual(['This statement allows it.']);
    expect(await ask({ ...allow, Effect: 'Deny', Condition: ORG }, { keys })).toEqual(['This statement denies it.']);
    const elsewhere = { ...allow, Principal: '*', Condition: ORG };
    expect(await ask(elsewhere, { keys }, '444455556666')).toEqual([
      'This statement allows it, but the principal is of another account than the key: its IAM policies must allow it, too.',
    ]);
  });
});
