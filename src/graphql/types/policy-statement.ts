import type * as Policy from '../../policy/types.ts';
import { builder } from '../builder.ts';

export const PolicyEffect = builder.enumType('PolicyEffect', {
  description: 'What a statement does for what it matches.',
  values: {
    ALLOW: { description: 'Allows it, unless something denies it.' },
    DENY: { description: 'Denies it, whatever allows it.' },
  } as const,
});

const PolicyPrincipalKind = builder.enumType('PolicyPrincipalKind', {
  description: 'What a principal is, judged by how it is written.',
  values: {
    EVERYONE: { description: '"*" or {"AWS": "*"}: anyone, in any account, unless a condition narrows it.' },
    ACCOUNT: {
      description: 'A whole account: its ID, or arn:aws:iam::ID:root. Its own IAM policies decide who in it.',
    },
    IAM_ROLE: { description: 'arn:aws:iam::ID:role/NAME.' },
    IAM_USER: { description: 'arn:aws:iam::ID:user/NAME.' },
    ASSUMED_ROLE: { description: 'One session of a role: arn:aws:sts::ID:assumed-role/NAME/SESSION.' },
    FEDERATED_USER: { description: 'arn:aws:sts::ID:federated-user/NAME.' },
    SERVICE: { description: 'An AWS service, such as logs.us-east-2.amazonaws.com.' },
    FEDERATED: { description: 'An identity provider, for SAML or OpenID Connect.' },
    CANONICAL_USER: { description: "An account by S3's canonical user ID." },
    UNIQUE_ID: { description: 'AIDA..., AROA...: a principal that no longer exists.' },
    OTHER: { description: 'None of these.' },
  } as const,
});

export const PolicyPrincipal = builder.objectRef<Policy.PolicyPrincipal>('PolicyPrincipal').implement({
  directives: { shareable: {} },
  description: 'A principal that a policy statement or a grant names.',
  fields: (t) => ({
    kind: t.expose('kind', { type: PolicyPrincipalKind, description: 'What it is.' }),
    value: t.exposeString('value', { description: 'As written, case preserved.' }),
    accountId: t.exposeID('accountId', {
      nullable: true,
      description: 'The account it belongs to. Null where the value names none.',
    }),
  }),
});

const PolicyCondition = builder.objectRef<Policy.PolicyCondition>('PolicyCondition').implement({
  directives: { shareable: {} },
  description: 'One key of one operator: {"StringEquals": {"kms:ViaService": [..]}} is one condition. All must hold.',
  fields: (t) => ({
    operator: t.exposeString('operator', { description: 'The operator as written, qualifier and IfExists included.' }),
    key: t.exposeString('key', { description: 'The condition key as written, such as kms:ViaService.' }),
    values: t.field({
      type: ['String'],
      description: 'The values in their order; one of them must match. Numbers and booleans as they are written.',
      resolve: ({ values }) => values,
    }),
  }),
});

export const PolicyStatement = builder.objectRef<Policy.PolicyStatement>('PolicyStatement').implement({
  directives: { shareable: {} },
  description:
    'One statement. What the policy language lets a policy write as one value or many is always a list here; an element that the statement does not have is null, never an empty list.',
  fields: (t) => {
    const principals = (name: 'principals' | 'notPrincipals', description: string) =>
      t.field({ type: [PolicyPrincipal], nullable: true, description, resolve: (statement) => statement[name] });
    const strings = (name: 'actions' | 'notActions' | 'resources' | 'notResources', description: string) =>
      t.field({ type: ['String'], nullable: true, description, resolve: (statement) => statement[name] });
    return {
      sid: t.exposeString('sid', { nullable: true, description: 'The statement ID. Null where it has none.' }),
      effect: t.expose('effect', { type: PolicyEffect, description: 'Whether it allows or denies.' }),
      principals: principals('principals', 'Whom it is about. Null where the statement has no Principal.'),
      notPrincipals: principals('notPrincipals', 'It is about all but these. Null where it has no NotPrincipal.'),
      actions: strings('actions', 'What may be done, such as kms:Decrypt or kms:*. Null where it has no Action.'),
      notActions: strings('notActions', 'All but these may be done. Null where it has no NotAction.'),
      resources: strings(
        'resources',
        'With which keys; in a key policy "*" is this key. Null where it has no Resource.',
      ),
      notResources: strings('notResources', 'With all but these. Null where it has no NotResource.'),
      conditions: t.field({
        type: [PolicyCondition],
        description: 'All that must hold besides, in order. Empty where the statement is unconditional.',
        resolve: (statement) => statement.conditions,
      }),
      pointer: t.exposeString('pointer', {
        description: 'Where it stands in the text, as an RFC 6901 JSON pointer, such as /Statement/0.',
      }),
    };
  },
});
