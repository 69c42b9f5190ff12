import type { PolicyDocument, PolicyPrincipal, PolicyStatement } from '../../policy/types.ts';
import type { Grant } from '../evaluate-grant.ts';
import type { Reason } from '../explain/reason.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import type { AccessWitness } from '../witness.ts';
import type { RuleInput } from './search/rule-input.ts';

/** The most severe first. */
export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type FindingCode =
  | 'ADMINISTRATOR_MAY_USE_KEY'
  | 'ALLOW_WITH_IF_EXISTS'
  | 'ATTESTATION_ONLY'
  | 'CONDITION_INVALID'
  | 'CONDITION_NEVER_TRUE'
  | 'CONFUSED_DEPUTY'
  | 'DENY_HITS_AWS_SERVICES'
  | 'DENY_SKIPPED_WHERE_KEY_IS_MISSING'
  | 'EXTERNAL_ACCOUNT'
  | 'EXTERNAL_GRANT'
  | 'FOR_ALL_VALUES_IN_ALLOW'
  | 'GRANT_MAY_GRANT_ON'
  | 'INEFFECTIVE_STATEMENT'
  | 'LOCKED_OUT'
  | 'NETWORK_ONLY'
  | 'NO_IAM_DELEGATION'
  | 'NOT_PRINCIPAL_WITH_ALLOW'
  | 'NOT_PRINCIPAL_WITH_DENY'
  | 'ORGANIZATION_ACCESS'
  | 'ORPHAN_PRINCIPAL'
  | 'PUBLIC'
  | 'PUBLIC_VIA_SERVICE'
  | 'REDUNDANT_STATEMENT'
  | 'REPLICA_POLICY_DIFFERS'
  | 'SET_OPERATOR_ON_SINGLE_VALUE'
  | 'SINGLE_ADMINISTRATOR'
  | 'STATEMENT_PARTLY_INEFFECTIVE'
  | 'UNRESTRICTED_CREATE_GRANT'
  | 'WILDCARD_ACTIONS';

/** A problem of a key's policy or of a grant, or something worth knowing about them. */
export type Finding = {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** False if it depends on something that is not known, and so may be wrong. */
  readonly certain: boolean;
  /** Whether the operator trusts all whom it allows something. */
  readonly isTrusted: boolean;
  readonly message: string;
  readonly remedy: string;
  /** RFC 6901 JSON pointer into the policy; null for a grant. Empty: the policy as a whole. */
  readonly pointer: string | null;
  readonly statement: PolicyStatement | null;
  readonly grant: Grant | null;
  readonly principals: readonly PolicyPrincipal[];
  /** In AWS's spelling. */
  readonly actions: readonly string[];
  /** A request that demonstrates it. Null if there can be none, or none was found. */
  readonly witness: AccessWitness | null;
};

/** Whom the operator trusts besides the account of the key. */
export type Trust = {
  readonly accounts: ReadonlySet<string>;
  readonly organizations: ReadonlySet<string>;
};

/** What the findings of a key are found in. `grants` has those that were read: none if they were not needed. */
export type FindingsInput = {
  readonly key: KeyFacts;
  readonly policy: PolicyDocument;
  readonly grants: readonly Grant[];
  readonly trust: Trust;
};

/**
 * What a rule finds: findings, and reasons why it could not look at everything. Null is a pause: a rule over many
 * statements has one after each, so that the computation can be done in slices.
 */
export type Found = Finding | Reason | null;

/** Finds one kind of finding, or a few that belong together. */
export type FindingRule = {
  readonly codes: readonly FindingCode[];
  readonly find: (input: RuleInput) => Iterable<Found>;
};
