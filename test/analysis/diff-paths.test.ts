import { expect, test } from 'vitest';
import { allow, OWN } from './_ask.ts';
import { compareStatements, linesOf } from './_diff.ts';

test.each(['role/app/*', 'user/division/*', 'role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*'])(
  'a statement for %s is new access',
  (pattern) => {
    const Condition = { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:${pattern}` } };
    const diff = compareStatements([allow({ Action: 'kms:Decrypt', Condition })], []);
    expect(linesOf(diff).map((line) => line.split(' where ')[0])).toEqual([
      `new: arn:aws:iam::${OWN}:root Decrypt NOT_ALLOWED > ALLOWED`,
    ]);
  },
);
