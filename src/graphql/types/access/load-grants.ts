import type { Grant } from '../../../analysis/evaluate-grant.ts';
import type { KeyRef } from '../../../kms/arn.ts';
import { KmsError, type KmsFailure } from '../../../kms/exceptions.ts';
import { LIST_START, limitPages, loadSlice } from '../../../kms/pages.ts';
import { type GrantListEntry, grants as grantsRead } from '../../../kms/reads/grants.ts';
import { toGrantPrincipal } from '../../../policy/to-grant-principal.ts';
import type { Context } from '../../context.ts';

/** The most grants of a key that are read: one page, so that the number of calls is known before. */
export const MAX_GRANTS = grantsRead.maxLimit;

/** The name of the call for them, as the cost of `KeyGrants` has it: both share the call. */
export const GRANTS_CALL = `ListGrants ${MAX_GRANTS} of page 0 from null`;

export type LoadedGrants = {
  /** Each grant, as the analysis knows it and as KMS sent it. Empty if the call failed. */
  readonly entries: ReadonlyMap<Grant, GrantListEntry>;
  /** False if the call failed, or the key has more than MAX_GRANTS. */
  readonly isWhole: boolean;
  readonly failure: KmsFailure | null;
};

/** Loads the first MAX_GRANTS grants of a key. */
export async function loadGrants(ref: KeyRef, { loaders }: Context): Promise<LoadedGrants> {
  try {
    const { items, hasNextPage } = await loadSlice((page) => loaders.grants(ref, page), grantsRead.maxLimit, {
      start: LIST_START,
      first: MAX_GRANTS,
      mayRead: limitPages(1),
    });
    const entries = new Map(items.map(({ item }) => [toGrant(item), item]));
    return { entries, isWhole: !hasNextPage, failure: null };
  } catch (error) {
    if (!(error instanceof KmsError)) throw error;
    return { entries: new Map(), isWhole: false, failure: error.failure };
  }
}

function toGrant(entry: GrantListEntry): Grant {
  return {
    grantId: entry.GrantId ?? '',
    grantee: toGrantPrincipal(entry.GranteePrincipal, entry.GranteeServicePrincipal),
    retiree: toGrantPrincipal(entry.RetiringPrincipal, entry.RetiringServicePrincipal),
    issuingAccount: entry.IssuingAccount ?? null,
    operations: entry.Operations ?? [],
    constraints: entry.Constraints === undefined ? null : { ...entry.Constraints },
  };
}
