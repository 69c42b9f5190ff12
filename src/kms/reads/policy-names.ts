import { ListKeyPoliciesCommand } from '@aws-sdk/client-kms';
import { type KeyRef, toArn } from '../arn.ts';
import { defineShortList } from './define-read.ts';
import { isText } from './shape.ts';

/** A key has one policy: `default`. */
export const policyNames = defineShortList({
  operation: 'ListKeyPolicies',
  perSecond: 100,
  permission: 'policy:read',
  maxLimit: 1000,
  call: (client, ref: KeyRef, page) => client.send(new ListKeyPoliciesCommand({ KeyId: toArn(ref), ...page })),
  entries: ({ PolicyNames: names }) => names,
  isEntry: isText,
  toItems: (name) => [name],
});
