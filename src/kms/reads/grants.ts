import { type GrantConstraints, type GrantListEntry, ListGrantsCommand } from '@aws-sdk/client-kms';
import { type KeyRef, toArn } from '../arn.ts';
import { defineList } from './define-read.ts';
import { isDate, isText, isTextList, isTextMap, toCheck } from './shape.ts';

export type { GrantListEntry };

/** The grants of a key: up to 50,000. */
export const grants = defineList({
  operation: 'ListGrants',
  perSecond: 100,
  permission: 'grant:read',
  maxLimit: 100,
  call: (client, ref: KeyRef, page) => client.send(new ListGrantsCommand({ KeyId: toArn(ref), ...page })),
  entries: ({ Grants: entries }) => entries,
  isEntry: toCheck<GrantListEntry>({
    KeyId: isText,
    GrantId: isText,
    Name: isText,
    CreationDate: isDate,
    GranteePrincipal: isText,
    RetiringPrincipal: isText,
    IssuingAccount: isText,
    Operations: isTextList,
    Constraints: toCheck<GrantConstraints>({
      EncryptionContextSubset: isTextMap,
      EncryptionContextEquals: isTextMap,
      SourceArn: isText,
    }),
    GranteeServicePrincipal: isText,
    RetiringServicePrincipal: isText,
  }),
  toItems: (entry) => [entry],
});
