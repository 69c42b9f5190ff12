import type { Grounds, Verdict } from '../decide.ts';
import { mayBe } from '../evaluation.ts';
import { anyOf, type Match } from '../match.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';
import { isPossible, needsIamOfOtherAccount, toVerdict } from '../request-verdict.ts';
import { findAction } from '../tables/actions.ts';
import type { Applied } from './live-statement.ts';
import type { Side } from './side.ts';

/**
 * The verdict of a policy for a request to which its statements apply as given. Those that are left out do not apply.
 */
export function toSideVerdict(side: Side, applied: readonly Applied[], request: SideRequest): Verdict {
  return toVerdict(toSideGrounds(side, applied, request), findAction(request.action), request);
}

type SideRequest = { readonly principal: RequestPrincipal; readonly action: string };

/** What the policy says of the request, without what IAM policies must allow besides. */
export function toSideGrounds(
  { policy, key }: Side,
  applied: readonly Applied[],
  { principal, action: name }: SideRequest,
): Grounds {
  const action = findAction(name);
  const unread: Match = policy.unreadStatements.length > 0 ? 'UNKNOWN' : 'NO';
  const denies = applied.filter(({ live }) => mayBe(live, 'DENY'));
  // An Allow of kms:RetireGrant has no effect. Source: AWS KMS Developer Guide, "Retiring and revoking grants".
  const allows = action?.decidedBy === 'GRANT' ? [] : applied.filter(({ live }) => mayBe(live, 'ALLOW'));
  const isForeign = needsIamOfOtherAccount({ principal, key });
  return {
    deny: anyOf([unread, ...denies.map(({ applies }) => applies)]),
    direct: anyOf([unread, ...(isForeign ? [] : allows.map(({ direct }) => direct))]),
    given: anyOf(allows.map(({ applies, account }) => (isForeign ? applies : account))),
    iam: null,
    isPossible: isPossible({ principal, key }, action),
  };
}
