import type { Objects } from './call-cost.ts';
import type { Context } from './context.ts';

/** An account by its ID, or a key by its ARN or another identifier. */
export type Named = { readonly accountId: string } | { readonly arn: string };

/** Deduplicates the objects that a request names. The same objects get the same ID, whichever field names them. */
export function nameObjects(named: readonly Named[], { accounts }: Pick<Context, 'accounts'>): Objects {
  const names = [...new Set(named.map((object) => JSON.stringify(object)))];
  const accountIds = new Set(named.map((object) => ('accountId' in object ? object.accountId : undefined)));
  return {
    id: `[${names.sort().join()}]`,
    count: names.length,
    accounts: accounts.filter(({ accountId }) => accountIds.has(accountId)),
  };
}
