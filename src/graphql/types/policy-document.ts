import type { Problem } from '../../json/problems.ts';
import type * as Policy from '../../policy/types.ts';
import { builder } from '../builder.ts';
import { withCost } from '../call-cost.ts';
import { PolicyEffect, PolicyStatement } from './policy-statement.ts';

export const PolicyDocument = builder.objectRef<Policy.PolicyDocument>('PolicyDocument').implement({
  directives: { shareable: {} },
  description: 'A policy document in the IAM policy language.',
  fields: (t) => ({
    version: t.exposeString('version', {
      nullable: true,
      description:
        'The version of the policy language, such as 2012-10-17. Null if the policy has none, which means 2008-10-17.',
    }),
    policyId: t.exposeString('policyId', {
      nullable: true,
      description: 'The Id element, such as key-default-1. Null if the policy has none.',
    }),
    json: t.expose('json', {
      type: 'JSON',
      extensions: withCost({ size: 100 }),
      description:
        'The whole document as JSON. If a key occurs twice in one object, only the last value is here, as with other JSON parsers; `text` has all.',
    }),
    statements: t.field({
      type: [PolicyStatement],
      description:
        'The statements in their order. A statement that cannot be read, such as one without Effect, is left out and is in `problems`.',
      args: { effect: t.arg({ type: PolicyEffect, description: 'Returns only statements with this effect.' }) },
      resolve: ({ statements }, { effect }) => statements.filter((statement) => !effect || statement.effect === effect),
    }),
  }),
});

const PolicyProblemKind = builder.enumType('PolicyProblemKind', {
  description: 'What kind of mistake a policy has.',
  values: {
    NOT_JSON: { description: 'The text is not JSON.' },
    TOO_DEEP: { description: 'Objects and lists are nested too deep. The text was not read.' },
    NOT_A_POLICY: { description: 'The text is JSON, but not an object.' },
    DUPLICATE_KEY: { description: 'An object has a key more than once.' },
    UNKNOWN_ELEMENT: { description: 'The policy language has no such element.' },
    UNKNOWN_VERSION: { description: 'The policy language has no such version.' },
    LEFT_OUT: { description: 'A value could not be read, and is left out.' },
    PAIR_MISSING: { description: 'An element is missing, such as Action or NotAction.' },
    PAIR_BOTH: { description: 'Only one of two elements can be used, such as Action and NotAction.' },
    NO_EFFECT: { description: 'A part is valid, but can never match a request.' },
    NOT_LISTED: { description: 'There are more problems than are listed.' },
  } as const,
});

export const PolicyProblem = builder.objectRef<Problem>('PolicyProblem').implement({
  directives: { shareable: {} },
  description: 'A mistake in the text of a policy.',
  fields: (t) => ({
    kind: t.expose('kind', { type: PolicyProblemKind, description: 'The kind of the mistake.' }),
    message: t.exposeString('message', { description: 'What is wrong, and what was expected.' }),
    pointer: t.exposeString('pointer', {
      description:
        'Where the mistake is, as a JSON pointer (RFC 6901), such as /Statement/0/Action. Empty for the whole text.',
    }),
  }),
});
