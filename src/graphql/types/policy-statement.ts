import type * as Policy from '../../policy/types.ts';
import { builder } from '../builder.ts';

export const PolicyEffect = builder.enumType('PolicyEffect', {
  description: 'Whether a statement allows or denies the requests that it matches.',
  values: {
    ALLOW: { description: 'Allows the request, unless another statement denies it.' },
    DENY: { description: 'Denies the request, even if other statements allow it.' },
  } as const,
});

const PolicyPrincipalKind = builder.enumType('PolicyPrincipalKind', {
  description: 'The kind of a principal, derived from how it is written.',
  values: {
    EVERYONE: { description: '"*" or {"AWS": "*"}: everyone in every account, unless a condition restricts it.' },
    ACCOUNT: {
      description:
        'A whole account: its ID, or arn:aws:iam::ID:root. The IAM policies of the account decide who in it gets the permission.',
    },
    IAM_ROLE: { description: 'arn:aws:iam::ID:role/NAME.' },
    IAM_USER: { description: 'arn:aws:iam::ID:user/NAME.' },
    ASSUMED_ROLE: { description: 'One session of a role: arn:aws:sts::ID:assumed-role/NAME/SESSION.' },
    FEDERATED_USER: { description: 'arn:aws:sts::ID:federated-user/NAME.' },
    SERVICE: { description: 'An AWS service, such as logs.us-east-2.amazonaws.com.' },
    FEDERATED: { description: 'An identity provider of SAML or OpenID Connect.' },
    CANONICAL_USER: { description: 'An account by its canonical user ID, which S3 uses.' },
    UNIQUE_ID: {
      description:
        'AIDA... or AROA...: an IAM user or role that was deleted. IAM shows its unique ID instead of its ARN.',
    },
    OTHER: { description: 'None of these.' },
  } as const,
});

export const PolicyPrincipal = builder.objectRef<Policy.PolicyPrincipal>('PolicyPrincipal').implement({
  directives: { shareable: {} },
  description: 'A principal that a policy statement or a grant names.',
  fields: (t) => ({
    kind: t.expose('kind', { type: PolicyPrincipalKind, description: 'The kind of the principal.' }),
    value: t.exposeString('value', { description: 'The principal as written.' }),
    type: t.exposeString('type', {
      nullable: true,
      description: 'The key under which it is written, such as AWS, Service or Federated. Null for a plain "*".',
    }),
    accountId: t.exposeID('accountId', {
      nullable: true,
      description: 'The account of the principal. Null if `value` does not contain one.',
    }),
  }),
});

export const PolicyCondition = builder.objectRef<Policy.PolicyCondition>('PolicyCondition').implement({
  directives: { shareable: {} },
  description:
    'One condition key with one operator, such as {"StringEquals": {"kms:ViaService": [..]}}. All conditions of a statement must be met.',
  fields: (t) => ({
    operator: t.exposeString('operator', { description: 'The operator as written, with its qualifier and IfExists.' }),
    key: t.exposeString('key', { description: 'The condition key as written, such as kms:ViaService.' }),
    values: t.field({
      type: ['String'],
      description: 'The values in their order. Numbers and booleans are strings, as written in the policy.',
      resolve: ({ values }) => values,
    }),
    pointer: t.exposeString('pointer', {
      description:
        'Where the condition is in the text, as a JSON pointer (RFC 6901), such as /Statement/0/Condition/Bool/aws:SecureTransport.',
    }),
  }),
});

export const PolicyStatement = builder.objectRef<Policy.PolicyStatement>('PolicyStatement').implement({
  directives: { shareable: {} },
  description:
    'A statement of a policy. Where the policy language allows one value or a list, the field is always a list. An element that the statement does not have is null, not an empty list.',
  fields: (t) => {
    const principals = (name: 'principals' | 'notPrincipals', description: string) =>
      t.field({ type: [PolicyPrincipal], nullable: true, description, resolve: (statement) => statement[name] });
    const strings = (name: 'actions' | 'notActions' | 'resources' | 'notResources', description: string) =>
      t.field({ type: ['String'], nullable: true, description, resolve: (statement) => statement[name] });
    return {
      sid: t.exposeString('sid', { nullable: true, description: 'The statement ID. Null if the statement has none.' }),
      effect: t.expose('effect', { type: PolicyEffect, description: 'Whether the statement allows or denies.' }),
      principals: principals(
        'principals',
        'The principals that the statement applies to. Null if it has no Principal.',
      ),
      notPrincipals: principals(
        'notPrincipals',
        'The statement applies to everyone except these. Null if it has no NotPrincipal.',
      ),
      actions: strings(
        'actions',
        'The actions that the statement applies to, such as kms:Decrypt or kms:*. Null if it has no Action.',
      ),
      notActions: strings(
        'notActions',
        'The statement applies to all actions except these. Null if it has no NotAction.',
      ),
      resources: strings(
        'resources',
        'The resources that the statement applies to. In a key policy, "*" is the key of the policy. Null if it has no Resource.',
      ),
      notResources: strings(
        'notResources',
        'The statement applies to all resources except these. Null if it has no NotResource.',
      ),
      conditions: t.field({
        type: [PolicyCondition],
        description: 'The conditions of the statement in their order. Empty if there are none.',
        resolve: (statement) => statement.conditions,
      }),
      pointer: t.exposeString('pointer', {
        description: 'Where the statement is in the text, as a JSON pointer (RFC 6901), such as /Statement/0.',
      }),
    };
  },
});
