import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import { toPrincipal } from '../../../policy/to-principal.ts';
import type { PolicyDocument, PolicyPrincipal, PolicyStatement } from '../../../policy/types.ts';
import { matchStatementPrincipal } from '../../evaluate-statement.ts';
import type { RequestPrincipal } from '../../request/request-principal.ts';
import { isForOutsiders } from './is-for-outsiders.ts';
import type { RuleInput } from './rule-input.ts';
import { toSender } from './senders.ts';

/** An AWS service that may use the key. `principal` is everyone for a service that nobody names. */
export type Service = { readonly principal: PolicyPrincipal; readonly sender: RequestPrincipal };

/**
 * The AWS services that an Allow statement may be for: those that it names; and if it is for everyone, but not for the
 * principals of every account, a service that nobody names, and those that its conditions name.
 */
export function findServices(statement: PolicyStatement, input: RuleInput): readonly Service[] {
  const { principals, notPrincipals } = statement;
  const named = (principals ?? []).filter(({ kind }) => kind === 'SERVICE');
  const services = named.flatMap((principal) => toService(principal, principal.value, input));
  const isForEveryone = notPrincipals !== null || (principals ?? []).some(({ kind }) => kind === 'EVERYONE');
  if (!isForEveryone || isForOutsiders(statement, input)) return services;
  return [...findUnnamed(statement, input), ...services];
}

/** Empty if no request can come from the service. */
function toService(principal: PolicyPrincipal, name: string, input: RuleInput): readonly Service[] {
  const sender = toSender(toPrincipal('Service', name), input);
  return sender?.kind === 'SERVICE' ? [{ principal, sender }] : [];
}

/** A service that no policy names. */
const ANY_OTHER = 'any-other.amazonaws.com';

/** First the one that nobody names: what it may do, all services may. */
function findUnnamed(statement: PolicyStatement, input: RuleInput): readonly Service[] {
  const named = findNames(input.policy).flatMap((name) =>
    toService(toPrincipal('Service', name), name.replaceAll('*', 'example').replaceAll('?', 'x'), input),
  );
  const all = [...toService(toPrincipal('AWS', '*'), ANY_OTHER, input), ...named];
  return all.filter(({ sender }) => matchStatementPrincipal(statement, sender, input.key.region).direct !== 'NO');
}

/** The names of services in conditions, and in NotPrincipal. Those of other statements count: a Deny can spare one. */
function findNames({ statements }: PolicyDocument): readonly string[] {
  const names = statements.flatMap(({ conditions, notPrincipals }) => [
    ...conditions.flatMap(({ key, values }) => (NAMING.has(toAsciiLowerCase(key)) ? values : [])),
    ...(notPrincipals ?? []).flatMap(({ kind, value }) => (kind === 'SERVICE' ? [value] : [])),
  ]);
  return [...new Set(names)];
}

const NAMING: ReadonlySet<string> = new Set(['aws:principalservicename', 'aws:principalservicenameslist']);
