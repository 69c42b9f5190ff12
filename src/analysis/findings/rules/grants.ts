import type { PolicyPrincipal } from '../../../policy/types.ts';
import type { Grant } from '../../evaluate-grant.ts';
import { findConstraints } from '../../grant-constraints.ts';
import { findGrantPermissions } from '../../principals/grant-permissions.ts';
import { toRequestPrincipal } from '../../principals/permission.ts';
import type { ContextInput } from '../../request/given-context.ts';
import type { AccessWitness } from '../../witness.ts';
import type { Finding, FindingRule, Found } from '../finding.ts';
import type { RuleInput } from '../search/rule-input.ts';
import { isOtherAccount, toSender } from '../search/senders.ts';
import { toWitness } from '../search/to-witness.ts';
import { toFinding } from '../to-finding.ts';
import { TRUSTED, toList, toPrincipalList } from '../words.ts';

/** Grants for principals of other accounts. */
export const externalGrant: FindingRule = {
  codes: ['EXTERNAL_GRANT'],
  find: findInGrants((grant, input) => {
    const grantee = grant.grantee !== null && isExternal(grant.grantee, input) ? grant.grantee : null;
    const granted = grantee === null ? null : findAccess(grantee, grant, input);
    if (grantee !== null && granted !== null) return explainExternal(grantee, granted, grant, input, false);
    const retiree = grant.retiree !== null && isExternal(grant.retiree, input) ? grant.retiree : null;
    const retired = retiree === null ? null : findAccess(retiree, grant, input);
    return retiree === null || retired === null ? null : explainExternal(retiree, retired, grant, input, true);
  }),
};

/** Grants whose grantees can create further grants. */
export const grantMayGrantOn: FindingRule = {
  codes: ['GRANT_MAY_GRANT_ON'],
  find: findInGrants((grant, input) => {
    const { grantee } = grant;
    if (grantee === null || !grant.operations.includes('CreateGrant')) return null;
    const access = findAccess(grantee, grant, input, ['kms:CreateGrant']);
    if (access === null) return null;
    const who = toPrincipalList([grantee]);
    const operations = grant.operations.map((operation) => `kms:${operation}`);
    return toFinding('GRANT_MAY_GRANT_ON', grant, {
      severity: grantee.kind === 'SERVICE' ? 'INFO' : 'MEDIUM',
      certain: access.witness !== null,
      message: `By this grant, ${who} can create further grants for anybody, for the operations ${toList(operations)}.`,
      ...(grantee.kind === 'SERVICE' && { remedy: OF_SERVICE }),
      principals: [grantee],
      actions: ['kms:CreateGrant'],
      witness: access.witness,
    });
  }),
};

/** To revoke it would break the resource, such as a volume that can no longer be attached. */
const OF_SERVICE =
  'Nothing, as long as the service uses the key: services create such grants for the resources that they encrypt.';

function findInGrants(find: (grant: Grant, input: RuleInput) => Found): FindingRule['find'] {
  return function* (input) {
    for (const grant of input.grants) {
      yield find(grant, input);
      yield null;
    }
  };
}

function isExternal(principal: PolicyPrincipal, { key }: RuleInput): boolean {
  return principal.kind !== 'SERVICE' && isOtherAccount(principal, key);
}

type Access = { readonly actions: readonly string[]; readonly witness: AccessWitness | null };

/**
 * What the grant lets the principal do. Null if a Deny statement takes all of it away, or no request meets the grant.
 */
function findAccess(
  principal: PolicyPrincipal,
  grant: Grant,
  input: RuleInput,
  wanted?: readonly string[],
): Access | null {
  const caller = toRequestPrincipal(principal, input.key);
  const sender = toSender(principal, input);
  if (caller === null || sender === null) return null;
  const actions = findGrantPermissions(principal, caller, grant, input.openRequests(caller))
    .filter(({ verdict }) => verdict !== 'DENIED')
    .flatMap((permission) => permission.actions)
    .filter((action) => wanted === undefined || wanted.includes(action));
  if (actions.length === 0 || isForServicesOnly(grant, principal)) return null;
  for (const action of actions) {
    const given = { keys: toKeys(grant, action) };
    const witness = toWitness({ principal: sender, action, given, grants: input.grants }, input);
    if (witness !== null && witness.verdict !== 'DENIED' && witness.verdict !== 'NOT_ALLOWED') {
      return { actions, witness };
    }
  }
  return { actions, witness: null };
}

/** Only requests of AWS services have aws:SourceArn. */
function isForServicesOnly({ constraints }: Grant, { kind }: PolicyPrincipal): boolean {
  return kind !== 'SERVICE' && typeof constraints?.SourceArn === 'string';
}

/** The condition keys of an encryption context that the constraints of the grant allow. */
function toKeys({ constraints }: Grant, action: string): NonNullable<ContextInput['keys']> {
  const { EncryptionContextSubset: subset, EncryptionContextEquals: equals } = constraints ?? {};
  if (findConstraints({ constraints }, action) === null) return [];
  const pairs = Object.entries({ ...toObject(subset), ...toObject(equals) });
  return [
    ...pairs.map(([name, value]) => ({ key: `kms:EncryptionContext:${name}`, values: [String(value)] })),
    { key: 'kms:EncryptionContextKeys', values: pairs.map(([name]) => name) },
  ];
}

function toObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function explainExternal(
  principal: PolicyPrincipal,
  { actions, witness }: Access,
  grant: Grant,
  { trust }: RuleInput,
  isRetiree: boolean,
): Finding {
  const isTrusted = trust.accounts.has(principal.accountId ?? '');
  const who = `a principal of ${isTrusted ? 'a trusted' : 'another'} account: ${toPrincipalList([principal])}`;
  return toFinding('EXTERNAL_GRANT', grant, {
    severity: isTrusted ? 'INFO' : isRetiree ? 'LOW' : 'HIGH',
    certain: witness !== null,
    message: isRetiree ? `This grant can be retired by ${who}.` : `This grant allows ${toList(actions)} to ${who}.`,
    principals: [principal],
    ...(isTrusted && { isTrusted, remedy: TRUSTED }),
    actions,
    witness,
  });
}
