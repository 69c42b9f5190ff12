import type { Objects } from './call-cost.ts';
import type { Context } from './context.ts';

/** An account by its ID; a key by its ARN, or what else names it. */
export type Named = { readonly accountId: string } | { readonly arn: string };

/** The different ones among objects that a request names. A single one has the same ID whichever field names it. */
export function nameObjects(named: readonly Named[], { accounts }: Pick<Context, 'accounts'>): Objects {
  const names = [...new Set(named.map((object) => JSON.stringify(object)))];
  const accountIds = new Set(named.map((object) => ('accountId' in object ? object.accountId : undefined)));
  return {
    id: `[${names.sort().join()}]`,
    count: names.length,
    accounts: accounts.filter(({ accountId }) => accountIds.has(accountId)),
  };
}
