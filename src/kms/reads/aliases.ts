import { type AliasListEntry, ListAliasesCommand } from '@aws-sdk/client-kms';
import { type AliasRef, type KeyRef, type KmsScope, toArn, toKeyRef } from '../arn.ts';
import { defineList } from './define-read.ts';

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
  read: ({ Aliases: entries }, of) => entries?.flatMap((entry) => toAlias(of, entry) ?? []),
});

function toAlias({ partition, accountId, region }: KmsScope, entry: AliasListEntry): Alias | undefined {
  const { AliasName: aliasName, TargetKeyId: keyId, CreationDate: createdAt, LastUpdatedDate: lastUpdatedAt } = entry;
  if (aliasName === undefined) return undefined;
  const scope = { partition, accountId, region };
  const target = keyId === undefined ? null : toKeyRef(scope, keyId);
  return { ...scope, aliasName, target, createdAt: createdAt ?? null, lastUpdatedAt: lastUpdatedAt ?? null };
}
