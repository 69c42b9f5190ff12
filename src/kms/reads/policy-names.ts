import { ListKeyPoliciesCommand } from '@aws-sdk/client-kms';
import { type KeyRef, toArn } from '../arn.ts';
import { defineShortList } from './define-read.ts';

/** A key has one policy: `default`. */
export const policyNames = defineShortList({
  operation: 'ListKeyPolicies',
  perSecond: 100,
  permission: 'policy:read',
  maxLimit: 1000,
  call: (client, ref: KeyRef, page) => client.send(new ListKeyPoliciesCommand({ KeyId: toArn(ref), ...page })),
  read: ({ PolicyNames: names }) => names,
});
