/** Something wrong with a policy's text. `pointer` is an RFC 6901 JSON pointer; '' is the whole text. */
export type PolicyProblem = { readonly message: string; readonly pointer: string };

export type PolicyEffect = 'ALLOW' | 'DENY';

/** UNIQUE_ID is what AWS puts in the place of a user or role that was deleted. */
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

/** `value` is as written; `accountId` is null where the value names no single account. */
export type PolicyPrincipal = {
  readonly kind: PolicyPrincipalKind;
  readonly value: string;
  readonly accountId: string | null;
};

/** One condition key of one operator, as written. Numbers and booleans are the characters that the policy has. */
export type PolicyCondition = {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
};

/** An element that the statement lacks is null; one written as an empty list is an empty list. */
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
  readonly pointer: string;
};

/** `json` is what JSON.parse makes of the text: the last of duplicate keys, numbers as doubles. */
export type PolicyDocument = {
  readonly version: string | null;
  readonly policyId: string | null;
  readonly json: unknown;
  readonly statements: readonly PolicyStatement[];
};

/** `document` is null only where the text is not a JSON object, or nested too deep to be read. */
export type ParsedPolicy = {
  readonly document: PolicyDocument | null;
  readonly problems: readonly PolicyProblem[];
};
