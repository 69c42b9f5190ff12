import { type AliasListEntry, ListAliasesCommand } from '@aws-sdk/client-kms';
import { type AliasRef, type KeyRef, type KmsScope, toArn, toKeyRef } from '../arn.ts';
import { defineList } from './define-read.ts';
import { isDate, isText, toCheck } from './shape.ts';

export type Alias = AliasRef & {
  /** Null for an alias of AWS that has no key yet. */
  readonly target: KeyRef | null;
  readonly createdAt: Date | null;
  readonly lastUpdatedAt: Date | null;
};

/** The aliases of a key, or of an account and Region: up to 50 for each key, unless AWS has raised that quota. */
export const aliases = defineList({
  operation: 'ListAliases',
  perSecond: 500,
  permission: 'key:read',
  maxLimit: 100,
  call: (client, of: KeyRef | KmsScope, page) =>
    client.send(new ListAliasesCommand({ KeyId: 'keyId' in of ? toArn(of) : undefined, ...page })),
  entries: ({ Aliases: entries }) => entries,
  isEntry: toCheck<AliasListEntry>({
    AliasName: isText,
    AliasArn: isText,
    TargetKeyId: isText,
    CreationDate: isDate,
    LastUpdatedDate: isDate,
  }),
  toItems: (entry, of) => toAliases(of, entry),
});

function toAliases({ partition, accountId, region }: KmsScope, entry: AliasListEntry): Alias[] {
  const { AliasName: aliasName, TargetKeyId: keyId, CreationDate: createdAt, LastUpdatedDate: lastUpdatedAt } = entry;
  if (!aliasName) return [];
  const scope = { partition, accountId, region };
  const target = !keyId ? null : toKeyRef(scope, keyId);
  return [{ ...scope, aliasName, target, createdAt: createdAt ?? null, lastUpdatedAt: lastUpdatedAt ?? null }];
}
