import { ListKeysCommand } from '@aws-sdk/client-kms';
import { type KmsScope, toKeyRef } from '../arn.ts';
import { defineList } from './define-read.ts';

/** The keys of an account and Region: up to 100,000. */
export const keys = defineList({
  operation: 'ListKeys',
  perSecond: 500,
  permission: 'key:read',
  maxLimit: 1000,
  call: (client, _scope: KmsScope, page) => client.send(new ListKeysCommand(page)),
  read: ({ Keys: entries }, scope) =>
    entries?.flatMap(({ KeyId: keyId }) => (typeof keyId === 'string' ? [toKeyRef(scope, keyId)] : [])),
});
