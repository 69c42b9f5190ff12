import type { ObjectFieldBuilder } from '@pothos/core';
import type { builder } from '../../builder.ts';
import { AccessContext } from './access-context.ts';

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never;

/** The arguments that describe a request, besides its key and its action. */
export function requestArgs<Parent>(t: Pick<ObjectFieldBuilder<Types, Parent>, 'arg'>) {
  return {
    principal: t.arg.string({
      required: true,
      description:
        'Who sends the request: the ARN of a user, a role, a session of a role, a federated user or a root user; an account ID for its root user; or an AWS service, such as s3.amazonaws.com.',
    }),
    context: t.arg({
      type: AccessContext,
      description: 'What else is known of the request. Default: nothing.',
    }),
    identityPolicies: t.arg.stringList({
      description:
        'All IAM policies of the principal, those of its groups included, as JSON texts: at most 50, each of at most 20,480 characters. An empty list says that it has none. Default: they are not known.',
    }),
  };
}
