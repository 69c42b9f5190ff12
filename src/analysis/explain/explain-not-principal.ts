import type { PolicyPrincipal } from '../../policy/types.ts';
import type { StatementResult } from '../evaluate-statement.ts';
import type { Match } from '../match.ts';
import { matchPrincipals } from '../match-principal.ts';
import type { AccessRequest } from '../request/request-context.ts';

/**
 * Which of the principal, its account and, for a session, its role a NotPrincipal lists, for a Deny that is not decided
 * by that. Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal".
 */
export function explainNotPrincipal({ statement }: StatementResult, request: AccessRequest): string {
  const parts = toParts(statement.notPrincipals ?? [], request);
  const named = (wanted: Match) => parts.filter(({ listed }) => listed === wanted).map(({ name }) => name);
  const [listed, missing, open] = [named('YES'), named('NO'), named('UNKNOWN')];
  const said = [
    ...(listed.length > 0 ? [`lists ${listed.join(' and ')}`] : []),
    ...(missing.length > 0 ? [`does not list ${missing.join(' and ')}`] : []),
    ...(open.length > 0 ? [`may list ${open.join(' and ')}`] : []),
  ];
  return (
    `NotPrincipal of this Deny statement ${said.join(', but ')}. A principal is spared for certain only if all of ` +
    'these are listed; AWS does not say what happens otherwise. No context decides it, only the policy: list all of ' +
    'them to spare the principal, or deny it by name in Principal.'
  );
}

type Part = { readonly name: string; readonly listed: Match };

function toParts(values: readonly PolicyPrincipal[], { principal, key }: AccessRequest): readonly Part[] {
  const match = (some: readonly PolicyPrincipal[]) => matchPrincipals(some, principal, key.region);
  const directOf = (kind: PolicyPrincipal['kind']) => match(values.filter((value) => value.kind === kind)).direct;
  const account: Part = { name: 'the account of the principal', listed: match(values).account };
  if (principal.kind !== 'SESSION') return [account, { name: 'the principal itself', listed: match(values).direct }];
  return [
    account,
    { name: 'its role', listed: directOf('IAM_ROLE') },
    { name: 'the session itself', listed: directOf('ASSUMED_ROLE') },
  ];
}
