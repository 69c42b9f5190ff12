import { readFileSync } from 'node:fs';
import { type Access, evaluateAccess } from '../../src/analysis/evaluate-access.ts';
import type { Grant } from '../../src/analysis/evaluate-grant.ts';
import { type ContextInput, parseContext } from '../../src/analysis/request/given-context.ts';
import type { KeyFacts } from '../../src/analysis/request/key-facts.ts';
import { parseRequestPrincipal } from '../../src/analysis/request/request-principal.ts';
import { findAction } from '../../src/analysis/tables/actions.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { toGrantPrincipal } from '../../src/policy/to-grant-principal.ts';

/** A request with its right answer. `source` says where the answer is known from. */
export type AccessCase = {
  readonly id: string;
  readonly title: string;
  readonly key: CaseKey;
  readonly policy?: object;
  readonly policyText?: string;
  /** As ListGrants has them. Null: they could not be read. */
  readonly grants: readonly CaseGrant[] | null;
  readonly request: {
    readonly principal: string;
    readonly action: string;
    readonly context: {
      readonly keys: Readonly<Record<string, readonly string[]>>;
      readonly complete: boolean;
      readonly absent?: readonly string[];
    };
    readonly identityPolicies?: readonly object[];
  };
  readonly expected: {
    readonly verdict: Access['verdict'];
    readonly decidedBy?: readonly string[];
    readonly reasons?: readonly string[];
    readonly assumptions?: readonly string[];
    readonly missingKeys?: readonly string[];
    readonly keyState?: { readonly refused: boolean; readonly exception?: string };
  };
};

export type CaseKey = {
  readonly arn: string;
  readonly state: string | null;
  readonly spec: string | null;
  readonly usage: string | null;
  readonly origin: string | null;
  readonly manager: string | null;
  readonly multiRegion: string | null;
};

export type CaseGrant = {
  readonly GrantId: string;
  readonly GranteePrincipal?: string;
  readonly GranteeServicePrincipal?: string;
  readonly RetiringPrincipal?: string;
  readonly RetiringServicePrincipal?: string;
  readonly IssuingAccount?: string;
  readonly Operations: readonly string[];
  readonly Constraints?: Readonly<Record<string, unknown>>;
};

export const ACCESS_CASES: readonly AccessCase[] = JSON.parse(
  readFileSync(new URL('access-cases.json', import.meta.url), 'utf8'),
);

export const NOW = Date.parse('2026-01-01T00:00:00Z');

/** Evaluates a case on the pure function. */
export function evaluateCase({ key: given, policy, policyText, grants, request }: AccessCase): Access {
  const key = toKeyFacts(given);
  const principal = parseRequestPrincipal(request.principal, key.partition);
  const { document } = parsePolicy(policyText ?? JSON.stringify(policy));
  return evaluateAccess({
    request: {
      key,
      principal,
      action: findAction(request.action)?.name ?? request.action,
      given: parseContext(toContextInput(request), principal, key),
      now: NOW,
    },
    policy: document ?? 'UNPARSABLE',
    grants: grants?.map(toGrant) ?? 'UNREADABLE',
    identityPolicies:
      request.identityPolicies?.map((identity) => {
        const parsed = parsePolicy(JSON.stringify(identity)).document;
        if (parsed === null) throw new Error('not a policy');
        return parsed;
      }) ?? null,
  });
}

/** The context of a case in the words of the API. */
function toContextInput({ context }: AccessCase['request']): ContextInput {
  const { keys, complete, absent } = context;
  return { keys: Object.entries(keys).map(([key, values]) => ({ key, values })), complete, absent: absent ?? null };
}

export function toKeyFacts({ arn, state, spec, usage, origin, manager, multiRegion }: CaseKey): KeyFacts {
  const [, partition = '', , region = '', accountId = '', resource = ''] = arn.split(':');
  const metadata = { state, spec, usage, origin, manager, multiRegionKeyType: multiRegion };
  return {
    arn,
    partition,
    region,
    accountId,
    keyId: resource.replace(/^key\//, ''),
    metadata: state === null ? null : metadata,
  };
}

export function toGrant(grant: CaseGrant): Grant {
  return {
    grantId: grant.GrantId,
    grantee: toGrantPrincipal(grant.GranteePrincipal, grant.GranteeServicePrincipal),
    retiree: toGrantPrincipal(grant.RetiringPrincipal, grant.RetiringServicePrincipal),
    issuingAccount: grant.IssuingAccount ?? null,
    operations: grant.Operations,
    constraints: grant.Constraints ?? null,
  };
}

/** The basis as the cases write it. */
export function toDecidedBy({ basis }: Access): readonly string[] {
  return basis.map((source) => ('grant' in source ? `grant ${source.grant.grantId}` : source.statement.pointer));
}
