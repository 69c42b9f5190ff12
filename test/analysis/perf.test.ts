import { test } from 'vitest';
import { findFindings } from '../../src/analysis/findings/find-findings.ts';
import { APP, allow, deny, OTHER } from './_ask.ts';
import { given, DELEGATES } from './_findings.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';

function measure(name: string, statements: readonly object[], times: number, opinions = false) {
  let longest = 0;
  let n = 0;
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [DELEGATES, ...statements] });
  const t0 = performance.now();
  for (let i = 0; i < times; i++) parsePolicy(text);
  const t1 = performance.now();
  const inputs = Array.from({ length: times }, () => given(statements));
  const t2 = performance.now();
  for (const input of inputs) {
    const all = findFindings(input, { codes: null, minSeverity: 'INFO', includeOpinions: opinions });
    for (;;) {
      const t = performance.now();
      const r = all.next();
      longest = Math.max(longest, performance.now() - t);
      if (r.done) { n = r.value.findings.length; break; }
    }
  }
  const t3 = performance.now();
  console.log(name, 'chars', text.length, 'parse us', ((t1 - t0) / times * 1000).toFixed(0), 'findings us', ((t3 - t2) / times * 1000).toFixed(0), 'longest ms', longest.toFixed(1), 'found', n);
}
const many = (n: number, f: (i: number) => object) => Array.from({ length: n }, (_, i) => f(i));
test('x', () => {
  for (let k = 0; k < 2; k++) {
    measure('default', [], 2000);
    measure('console', [
      { Effect: 'Allow', Principal: { AWS: APP }, Action: ['kms:Create*','kms:Describe*','kms:Enable*','kms:List*','kms:Put*','kms:Update*','kms:Revoke*','kms:Disable*','kms:Get*','kms:Delete*','kms:TagResource'], Resource: '*' },
      { Effect: 'Allow', Principal: { AWS: APP+'2' }, Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'], Resource: '*' },
      { Effect: 'Allow', Principal: { AWS: APP+'2' }, Action: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'], Resource: '*', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } },
    ], 500);
  }
  measure('300 allows', many(300, (i) => allow({ Principal: { AWS: `${APP}${i}` }, Action: 'kms:*' })), 3);
  measure('300 allows opinions', many(300, (i) => allow({ Principal: { AWS: `${APP}${i}` }, Action: 'kms:*' })), 1, true);
  measure('150 foreign allows 150 denies', [...many(150, (i) => allow({ Principal: { AWS: `arn:aws:iam::${OTHER}:role/a${i}` } , Condition: { StringLike: { [`aws:PrincipalTag/${i}`]: '*a*a*' } } })), ...many(150, (i) => deny({ Condition: { StringLike: { [`aws:PrincipalTag/${i}`]: ['*a*a*a*', '*b*'] } } }))], 1);
  measure('one foreign 600', [allow({ Principal: { AWS: many(600, (i) => `arn:aws:iam::${OTHER}:role/${i}`) } })], 1);
  measure('denies positive', [...many(200, (i) => deny({ Condition: { IpAddress: { 'aws:SourceIp': `10.0.${i}.0/24` } } }))], 1);
  measure('services', many(200, (i) => ({ Effect: 'Allow', Principal: { Service: `s${i}.amazonaws.com` }, Action: 'kms:*', Resource: '*', Condition: { StringLike: { [`kms:EncryptionContext:${i}`]: '*a*' } } })), 1);
  measure('everyone by account', [...many(150, (i) => allow({ Condition: { StringEquals: { 'aws:PrincipalAccount': `4444555566${i + 10}`.slice(0, 12) } } })), ...many(40, (i) => deny({ Condition: { StringNotEquals: { [`aws:PrincipalTag/${i}`]: 'a' } } }))], 1);
  measure('40 keys', [allow({ Principal: { AWS: `arn:aws:iam::${OTHER}:role/a` }, Condition: { StringLike: Object.fromEntries(many(40, (i) => [`aws:PrincipalTag/${i}`, '*a*a*a*'] as never)) } }), ...many(40, (i) => deny({ Condition: { StringLike: { [`aws:PrincipalTag/${i}`]: '*a*', [`aws:PrincipalTag/${(i + 1) % 40}`]: '*a*' } } }))], 1);
}, 300000);
