import { type GrantListEntry, ListGrantsCommand } from '@aws-sdk/client-kms';
import { type KeyRef, toArn } from '../arn.ts';
import { defineList } from './define-read.ts';

export type { GrantListEntry };

/** The grants of a key: up to 50,000. */
export const grants = defineList({
  operation: 'ListGrants',
  perSecond: 100,
  permission: 'grant:read',
  maxLimit: 100,
  call: (client, ref: KeyRef, page) => client.send(new ListGrantsCommand({ KeyId: toArn(ref), ...page })),
  read: ({ Grants: entries }) => entries,
});
