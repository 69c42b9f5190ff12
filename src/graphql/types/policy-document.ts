import type { Problem } from '../../json/problems.ts';
import type * as Policy from '../../policy/types.ts';
import { builder } from '../builder.ts';
import { withCost } from '../call-cost.ts';
import { PolicyEffect, PolicyStatement } from './policy-statement.ts';

export const PolicyDocument = builder.objectRef<Policy.PolicyDocument>('PolicyDocument').implement({
  directives: { shareable: {} },
  description: 'A policy document, as the IAM policy language defines it.',
  fields: (t) => ({
    version: t.exposeString('version', {
      nullable: true,
      description:
        'The version of the policy language, such as 2012-10-17. Null where the policy has none, which means 2008-10-17.',
    }),
    policyId: t.exposeString('policyId', {
      nullable: true,
      description: 'The Id element, such as key-default-1. Null where the policy has none.',
    }),
    json: t.expose('json', {
      type: 'JSON',
      extensions: withCost({ size: 100 }),
      description:
        'The whole document as JSON. Of a duplicate key, the last value stands here, as in any JSON reader; `text` has all.',
    }),
    statements: t.field({
      type: [PolicyStatement],
      description:
        'The statements in their order. One that cannot be read (no object, no Effect) is left out, and named in `problems`.',
      args: { effect: t.arg({ type: PolicyEffect, description: 'Only statements with this effect.' }) },
      resolve: ({ statements }, { effect }) => statements.filter((statement) => !effect || statement.effect === effect),
    }),
  }),
});

export const PolicyProblem = builder.objectRef<Problem>('PolicyProblem').implement({
  directives: { shareable: {} },
  description: 'Something in the text of a policy that is not as it should be.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What is wrong, and what was expected.' }),
    pointer: t.exposeString('pointer', {
      description: 'Where, as an RFC 6901 JSON pointer, such as /Statement/0/Action; empty for the whole text.',
    }),
  }),
});
