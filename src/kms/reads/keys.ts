import { type KeyListEntry, ListKeysCommand } from '@aws-sdk/client-kms';
import { type KmsScope, toKeyRef } from '../arn.ts';
import { defineList } from './define-read.ts';
import { isText, toCheck } from './shape.ts';

/** The keys of an account and Region: up to 100,000. */
export const keys = defineList({
  operation: 'ListKeys',
  perSecond: 500,
  permission: 'key:read',
  maxLimit: 1000,
  call: (client, _scope: KmsScope, page) => client.send(new ListKeysCommand(page)),
  entries: ({ Keys: entries }) => entries,
  isEntry: toCheck<KeyListEntry>({ KeyId: isText, KeyArn: isText }),
  toItems: ({ KeyId: keyId }, scope) => (keyId ? [toKeyRef(scope, keyId)] : []),
});
