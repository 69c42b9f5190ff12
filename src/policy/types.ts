import type { Problem } from '../json/problems.ts';

export type PolicyEffect = 'ALLOW' | 'DENY';

/** UNIQUE_ID: when a user or role is deleted, AWS replaces its ARN in policies with its unique ID. */
export type PolicyPrincipalKind =
  | 'EVERYONE'
  | 'ACCOUNT'
  | 'IAM_ROLE'
  | 'IAM_USER'
  | 'ASSUMED_ROLE'
  | 'FEDERATED_USER'
  | 'SERVICE'
  | 'FEDERATED'
  | 'CANONICAL_USER'
  | 'UNIQUE_ID'
  | 'OTHER';

/**
 * `value` is as written in the policy. `type` is the key under which it stands, such as AWS or Service; null for a
 * principal without a key, such as "*". `accountId` is null if the value does not name exactly one account.
 */
export type PolicyPrincipal = {
  readonly kind: PolicyPrincipalKind;
  readonly type: string | null;
  readonly value: string;
  readonly accountId: string | null;
};

/**
 * One condition key of one operator, as written in the policy. Numbers and booleans become strings with the same text.
 */
export type PolicyCondition = {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly pointer: string;
};

/** The parts of a statement that decide whether it applies to a request. */
export type StatementPart = 'EFFECT' | 'PRINCIPAL' | 'ACTION' | 'RESOURCE' | 'CONDITION';

/**
 * A missing element is null, and a missing Condition is an empty list. An empty list stays an empty list.
 * `unread` has the parts that were not read whole: a value of them was left out, or is given twice with different
 * values. An unknown element counts as a condition, because it can restrict the statement.
 */
export type PolicyStatement = {
  readonly sid: string | null;
  readonly effect: PolicyEffect;
  readonly principals: readonly PolicyPrincipal[] | null;
  readonly notPrincipals: readonly PolicyPrincipal[] | null;
  readonly actions: readonly string[] | null;
  readonly notActions: readonly string[] | null;
  readonly resources: readonly string[] | null;
  readonly notResources: readonly string[] | null;
  readonly conditions: readonly PolicyCondition[];
  readonly unread: ReadonlySet<StatementPart>;
  readonly pointer: string;
};

/**
 * `isVersionUnread`: Version is no text, or is given twice with different values, so that it may be any.
 * `text` is the text that was parsed.
 * `json` is the value that JSON.parse returns: the last one of duplicate keys counts, and numbers are doubles.
 * `unreadStatements` has the pointers of statements that could not be read. Each may allow or deny anything.
 */
export type PolicyDocument = {
  readonly version: string | null;
  readonly isVersionUnread: boolean;
  readonly policyId: string | null;
  readonly text: string;
  readonly json: unknown;
  readonly statements: readonly PolicyStatement[];
  readonly unreadStatements: readonly string[];
};

/** `document` is null only if the text is not a JSON object, or is nested too deep. */
export type ParsedPolicy = {
  readonly document: PolicyDocument | null;
  readonly problems: readonly Problem[];
};
