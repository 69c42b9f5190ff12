/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Why a verdict is what it is, or why a list is not complete. New codes can be added: handle those that you do not know. */
export type AccessReasonCode =
  /** A statement or a grant leaves the decision to the IAM policies of the principal's account. */
  | 'ACCOUNT_DECIDES'
  /** The gateway does not know the action. Only the patterns of the policy were compared with it. */
  | 'ACTION_NOT_KNOWN'
  /** A grant that allows CreateGrant allows no more than its own operations and constraints. */
  | 'CHILD_GRANT_LIMITED'
  /** AWS does not say how a condition is evaluated, for example because its value is malformed. */
  | 'CONDITION_INVALID'
  /** The request does not meet a condition of a statement that would apply. */
  | 'CONDITION_NOT_MET'
  /** The request does not meet the constraints of a grant that would allow it. */
  | 'CONSTRAINT_NOT_MET'
  /** It is not decided whether a Deny statement applies. */
  | 'DENY_UNDECIDED'
  /** A condition on the time decides whether another policy can be put. Only in `lockoutReasons`. */
  | 'DEPENDS_ON_TIME'
  /** A statement for everyone was taken to include AWS services. AWS does not say so. */
  | 'EVERYONE_COVERS_SERVICES'
  /** Only AWS KMS itself calls this action. */
  | 'FOR_AWS_ONLY'
  /** The grants could not all be read, and one of them may allow the request. */
  | 'GRANTS_UNREADABLE'
  /** A grant allows it. */
  | 'GRANT_ALLOWS'
  /** An identity policy that was given denies it. */
  | 'IAM_DENIES'
  /** The identity policies that were given do not allow it. */
  | 'IAM_DOES_NOT_ALLOW'
  /** It is not decided whether an identity policy that was given allows or denies it. */
  | 'IAM_UNDECIDED'
  /** AWS documents a condition key for IAM policies only, and not for key policies. */
  | 'KEY_FOR_IAM_POLICIES_ONLY'
  /** Such a request never has the condition key of a statement. */
  | 'KEY_NEVER_PRESENT'
  /** The call bypasses the lockout check of KMS. Only in `lockoutReasons`. */
  | 'LOCKOUT_CHECK_BYPASSED'
  /** A condition depends on the key itself, and the key could not be described. */
  | 'METADATA_UNREADABLE'
  /** The value of a condition key, or the encryption context, is not known. */
  | 'MISSING_KEY'
  /** IAM policies must also allow the action on the alias. */
  | 'NEEDS_ALIAS_IN_IAM'
  /** The policy of another key must allow it, too. */
  | 'NEEDS_OTHER_KEY'
  /** IAM policies must allow a second action, too. */
  | 'NEEDS_OTHER_PERMISSION'
  /** No statement of the key policy and no grant allows it. */
  | 'NOTHING_ALLOWS'
  /** The action is not about a key. IAM policies alone decide it. */
  | 'NOT_A_KEY_ACTION'
  /** A principal of another account can never do this. */
  | 'NOT_POSSIBLE_ACROSS_ACCOUNTS'
  /** NotPrincipal lists some, but not all, of the principal, its account and the role of the session. */
  | 'NOT_PRINCIPAL_WITHOUT_ACCOUNT'
  /** The principal is of another partition than the key. */
  | 'OTHER_PARTITION'
  /** NotPrincipal in a Deny lists the principal. With a permissions boundary, it is denied all the same. */
  | 'PERMISSIONS_BOUNDARY_WOULD_DENY'
  /** The key policy is no policy document that the gateway can read. */
  | 'POLICY_UNPARSABLE'
  /** The key policy could not be read. */
  | 'POLICY_UNREADABLE'
  /** It is not known which principal calls PutKeyPolicy. Only in `lockoutReasons`. */
  | 'PRINCIPAL_NOT_KNOWN'
  /** The role of the session was taken to have no path. */
  | 'ROLE_WITHOUT_PATH'
  /** A statement has another name of the AWS service, which may be used for the same request. */
  | 'SERVICE_MAY_HAVE_OTHER_NAME'
  /** A statement or a grant names one session of the role. Ask for the session instead of the role. */
  | 'SESSION_NOT_GIVEN'
  /** A condition key with several values needs ForAllValues or ForAnyValue. */
  | 'SET_OPERATOR_MISSING'
  /** A statement allows it. */
  | 'STATEMENT_ALLOWS'
  /** A Deny statement applies. */
  | 'STATEMENT_DENIES'
  /** It cannot be decided whether a statement or a grant includes the principal, the action or the key. */
  | 'STATEMENT_UNDECIDED'
  /** A statement could not be read, or not as a whole. It may allow or deny anything. */
  | 'STATEMENT_UNREADABLE'
  /** A statement can never apply. */
  | 'STATEMENT_WITHOUT_EFFECT'
  /** A policy tells more kinds of requests apart than the gateway compares. */
  | 'TOO_MANY_CASES'
  /** A grant has a constraint that the gateway does not know. */
  | 'UNKNOWN_CONSTRAINT'
  /** A condition has an operator that the gateway does not know. */
  | 'UNKNOWN_OPERATOR';

/** Whether a request to KMS is allowed: by the key policy, the grants, and what the arguments say. Service control policies and the like are not considered: see `mayStillRefuse`. */
export type AccessVerdict =
  /** The key policy or a grant allows it by itself, or together with the given `identityPolicies`. `mayStillRefuse` says what else can refuse it. */
  | 'ALLOWED'
  /** IAM policies of the principal's account must allow it. The key policy or a grant leaves it to them; or the action needs them for something besides the key, such as kms:CreateAlias for the alias. */
  | 'ALLOWED_IF_IAM_ALLOWS'
  /** A Deny statement applies, of the key policy or of the given `identityPolicies`. Nothing can allow it. */
  | 'DENIED'
  /** The key policy and the grants do not allow it, nor leave it to IAM policies; or they leave it to IAM policies, and the given `identityPolicies` do not allow it. */
  | 'NOT_ALLOWED'
  /** It cannot be decided from what is known. `reasons` and `missingKeys` say what would decide it. */
  | 'UNKNOWN';

/** How severe a finding is. */
export type FindingSeverity =
  /** Everyone is allowed something, or nobody can change the policy any more. */
  | 'CRITICAL'
  /** Somebody outside the account is allowed something, or something that was meant to protect the key does not. */
  | 'HIGH'
  /** Worth knowing. */
  | 'INFO'
  /** Something to tidy up. No harm by itself. */
  | 'LOW'
  /** The protection is weaker than it seems. */
  | 'MEDIUM';

/** What a finding is about. docs/findings.md has an example of each. New codes can be added: handle those that you do not know. */
export type KeyFindingCode =
  /** A principal that is not the account as a whole is allowed both kms:PutKeyPolicy and a cryptographic action. Severity: LOW. Reported only if `includeOpinions` or `codes` asks for it. */
  | 'ADMINISTRATOR_MAY_USE_KEY'
  /** An Allow statement has a condition on an identity, a service or a network that is also met by requests without the condition key: its operator is negated, or ends with IfExists. Severity: HIGH if an outsider is allowed because of it, else LOW. */
  | 'ALLOW_WITH_IF_EXISTS'
  /** As PUBLIC, but only for attested code (kms:RecipientAttestation). The condition says which code runs, not who runs it. Severity: MEDIUM. */
  | 'ATTESTATION_ONLY'
  /** AWS does not say how a condition is evaluated, or it is not what its author meant: an operator or a condition key that does not exist, a malformed value, a variable in a policy of another Version than 2012-10-17, Null with IfExists, or a condition key for IAM policies only. Severity: MEDIUM; HIGH in a Deny statement; LOW for an unknown condition key of another service. */
  | 'CONDITION_INVALID'
  /** No request can meet a condition: for example a key with several values without a set operator, the ARN of a session under aws:PrincipalArn, or two conditions that contradict each other. A Deny statement about requests without TLS is left out: KMS takes none. Severity: HIGH in a Deny statement, else MEDIUM. */
  | 'CONDITION_NEVER_TRUE'
  /** An AWS service is allowed to use or change the key, whoever it acts for: no condition on aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths restricts it to resources that are known. One bucket in aws:SourceArn is known, although its ARN does not say whose it is; a pattern of bucket names is not, because anybody can create a bucket with such a name. The statement names the service, or is for everyone with a condition that only services meet, such as aws:PrincipalIsAWSService. Actions that only tell about the key, such as kms:DescribeKey, do not count. Severity: MEDIUM; LOW if a condition on the encryption context names the key's own account. */
  | 'CONFUSED_DEPUTY'
  /** A Deny statement for everyone or for the account, about cryptographic actions or kms:CreateGrant, has a condition on an organization or a network. It also denies requests of AWS services, which are of no organization and come from none of these networks; a condition on a network denies requests on behalf of a principal, too. Severity: LOW. */
  | 'DENY_HITS_AWS_SERVICES'
  /** A Deny statement has a condition that only requests with the condition key meet, and a request without the key is allowed: aws:MultiFactorAuthPresent, aws:MultiFactorAuthAge, aws:SourceIp, aws:SourceVpc, aws:SourceVpce, aws:PrincipalOrgID or the encryption context. Severity: MEDIUM. */
  | 'DENY_SKIPPED_WHERE_KEY_IS_MISSING'
  /** A principal of another account, or another account as a whole, is named and allowed an action: in Principal, or by a condition on kms:CallerAccount, aws:PrincipalAccount or aws:PrincipalArn. Deny statements count. That the IAM policies of the other account must allow it, too, is no protection: the other account writes them. Severity: HIGH; INFO if all of these accounts are trusted (`analysis.trustedAccounts`). */
  | 'EXTERNAL_ACCOUNT'
  /** A grant is for a principal of another account that is no AWS service, and no Deny statement takes all of it away. Severity: HIGH; LOW if the principal can retire the grant only; INFO if its account is trusted. */
  | 'EXTERNAL_GRANT'
  /** An Allow statement has a condition with ForAllValues, which requests without the condition key meet, too, and no Null condition requires the key. Severity: HIGH if an outsider is allowed because of it, else LOW. */
  | 'FOR_ALL_VALUES_IN_ALLOW'
  /** A grant has the operation CreateGrant: its grantee can create further grants for anybody, with the same operations, under constraints at least as strict. Severity: MEDIUM; INFO if the grantee is an AWS service. */
  | 'GRANT_MAY_GRANT_ON'
  /** A statement can match no request: none of its principals, of its actions or of its resources can. A Deny statement that matches nothing does not protect what it was meant to protect. Severity: HIGH for a Deny statement; MEDIUM for an Allow statement whose Resource is not this key; else LOW. */
  | 'INEFFECTIVE_STATEMENT'
  /** No principal of the key's account can be allowed kms:PutKeyPolicy: no statement allows it, or a Deny statement applies to each request. Severity: CRITICAL. */
  | 'LOCKED_OUT'
  /** As PUBLIC, but only from a network that the policy names: a range of addresses, a VPC or a VPC endpoint. Severity: MEDIUM. */
  | 'NETWORK_ONLY'
  /** An Allow statement has NotPrincipal: everyone in every account is allowed, except those whom it lists. Severity: CRITICAL. */
  | 'NOT_PRINCIPAL_WITH_ALLOW'
  /** A Deny statement has NotPrincipal. It also denies those whom it lists if their account is not listed, and for a session if its role is not; and those who have a permissions boundary. Severity: MEDIUM. */
  | 'NOT_PRINCIPAL_WITH_DENY'
  /** No Allow statement names the key's account as a whole, so that its IAM policies can allow nothing. Severity: INFO. */
  | 'NO_IAM_DELEGATION'
  /** Every principal of an organization, or of a part of it, is allowed an action. Severity: INFO; MEDIUM if the configuration names trusted organizations (`analysis.trustedOrganizations`), and this is none of them. */
  | 'ORGANIZATION_ACCESS'
  /** A statement names the unique ID of a user or a role that was deleted. It matches nobody, not even a new user or role of the same name. A user or role that was deleted while the policy still shows its ARN cannot be recognized. Severity: LOW; HIGH in NotPrincipal and in a Deny statement. */
  | 'ORPHAN_PRINCIPAL'
  /** A principal of an account that neither the policy nor the configuration names is allowed an action, and no Deny statement applies. Condition keys whose values the caller chooses, or that are the same for every caller, do not count as protection. Severity: CRITICAL; HIGH if it is about kms:DescribeKey, kms:GetPublicKey, kms:GetKeyRotationStatus and kms:ListGrants only. */
  | 'PUBLIC'
  /** As PUBLIC, but only for requests that an AWS service makes on behalf of the caller (kms:ViaService, aws:CalledVia). Severity: HIGH. */
  | 'PUBLIC_VIA_SERVICE'
  /** The policy means the same without this statement. A statement that names the key's account is reported only if another one names it, too: it prevents a lockout. Severity: INFO. */
  | 'REDUNDANT_STATEMENT'
  /** The policy of a replica differs in meaning from that of its primary key. KMS does not keep them the same. Severity: MEDIUM if one of them lacks a Deny statement of the other, else INFO. */
  | 'REPLICA_POLICY_DIFFERS'
  /** A condition on a key with a single value has ForAllValues or ForAnyValue, and is not reported as FOR_ALL_VALUES_IN_ALLOW. Severity: LOW. */
  | 'SET_OPERATOR_ON_SINGLE_VALUE'
  /** Exactly one user or role can be allowed kms:PutKeyPolicy, and the policy does not leave it to the IAM policies of the account. If it is deleted, nobody can change the policy. Severity: MEDIUM. */
  | 'SINGLE_ADMINISTRATOR'
  /** Some actions of a statement have no effect: no key policy decides them, the principals are of other accounts, which cannot be allowed them, or their requests never have the key of a condition. Wildcards in statements for the key's own account are not reported. Severity: LOW. */
  | 'STATEMENT_PARTLY_INEFFECTIVE'
  /** A user or a role of the account is allowed kms:CreateGrant for every grantee and every operation, and is not an administrator of the key: nothing allows it kms:PutKeyPolicy. It can give itself and others what the policy does not. Severity: MEDIUM. */
  | 'UNRESTRICTED_CREATE_GRANT'
  /** A statement allows kms:* or *, or all actions except some, to a principal that is no administrator of the key: it cannot be allowed kms:PutKeyPolicy. Severity: LOW. Reported only if `includeOpinions` or `codes` asks for it. */
  | 'WILDCARD_ACTIONS';

/** The kind of a principal, derived from how it is written. */
export type PolicyPrincipalKind =
  /** A whole account: its ID, or arn:aws:iam::ID:root. The IAM policies of the account decide who in it gets the permission. */
  | 'ACCOUNT'
  /** One session of a role: arn:aws:sts::ID:assumed-role/NAME/SESSION. */
  | 'ASSUMED_ROLE'
  /** An account by its canonical user ID, which S3 uses. */
  | 'CANONICAL_USER'
  /** "*" or {"AWS": "*"}: everyone in every account, unless a condition restricts it. */
  | 'EVERYONE'
  /** An identity provider of SAML or OpenID Connect. */
  | 'FEDERATED'
  /** arn:aws:sts::ID:federated-user/NAME. */
  | 'FEDERATED_USER'
  /** arn:aws:iam::ID:role/NAME. */
  | 'IAM_ROLE'
  /** arn:aws:iam::ID:user/NAME. */
  | 'IAM_USER'
  /** None of these. */
  | 'OTHER'
  /** An AWS service, such as logs.us-east-2.amazonaws.com. */
  | 'SERVICE'
  /** AIDA... or AROA...: an IAM user or role that was deleted. IAM shows its unique ID instead of its ARN. */
  | 'UNIQUE_ID';

export type ReportPlacesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReportPlacesQuery = { accounts: Array<{ accountId: string, regions: Array<{ name: string }> }> };

export type ReportPageQueryVariables = Exact<{
  accountIds?: Array<string> | string | null | undefined;
  regions?: Array<string> | string | null | undefined;
  first: number;
  after?: string | null | undefined;
  codes?: Array<KeyFindingCode> | KeyFindingCode | null | undefined;
  minSeverity: FindingSeverity;
  includeOpinions: boolean;
  withFindings: boolean;
}>;


export type ReportPageQuery = { allKeys: { nodes: Array<{ id: string, arn: string, accountId: string, region: string, keyId: string, findings?: { nodes: Array<{ id: string, code: KeyFindingCode, severity: FindingSeverity, certain: boolean, message: string, remedy: string, pointer: string | null, actions: Array<string>, statement: { sid: string | null } | null, grant: { grantId: string, name: string | null } | null, principals: Array<{ kind: PolicyPrincipalKind, value: string, accountId: string | null }>, witness: { principal: string, action: string, verdict: AccessVerdict, absent: Array<string>, keys: Array<{ key: string, values: Array<string> }> } | null }>, incomplete: Array<{ code: AccessReasonCode, message: string, pointer: string | null, grantId: string | null, failure:
            | { code: string, message: string, requestId: string | null }
            | { code: string, message: string, requestId: string | null }
            | { code: string, message: string, requestId: string | null }
            | { code: string, message: string, requestId: string | null }
            | { code: string, message: string, requestId: string | null }
            | { code: string, message: string, requestId: string | null }
            | { code: string, message: string, requestId: string | null }
            | { code: string, message: string, requestId: string | null }
            | { code: string, message: string, requestId: string | null }
            | { code: string, message: string, requestId: string | null }
            | { code: string, message: string, requestId: string | null }
            | { code: string, message: string, requestId: string | null }
           | null }> } | null }>, failures: Array<{ accountId: string, region: string | null, exception:
        | { code: string, message: string, requestId: string | null }
        | { code: string, message: string, requestId: string | null }
        | { code: string, message: string, requestId: string | null }
        | { code: string, message: string, requestId: string | null }
        | { code: string, message: string, requestId: string | null }
        | { code: string, message: string, requestId: string | null }
        | { code: string, message: string, requestId: string | null }
        | { code: string, message: string, requestId: string | null }
        | { code: string, message: string, requestId: string | null }
        | { code: string, message: string, requestId: string | null }
        | { code: string, message: string, requestId: string | null }
        | { code: string, message: string, requestId: string | null }
       }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ReportAliasesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type ReportAliasesQuery = { nodes: Array<
    | { arn: string, aliases: { nodes: Array<{ name: string }> } | null }
    | Record<PropertyKey, never>
   | null> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const ReportPlacesDocument = new TypedDocumentString(`
    query ReportPlaces {
  accounts {
    accountId
    regions {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ReportPlacesQuery, ReportPlacesQueryVariables>;
export const ReportPageDocument = new TypedDocumentString(`
    query ReportPage($accountIds: [ID!], $regions: [String!], $first: Int!, $after: String, $codes: [KeyFindingCode!], $minSeverity: FindingSeverity!, $includeOpinions: Boolean!, $withFindings: Boolean!) {
  allKeys(
    accountIds: $accountIds
    regions: $regions
    first: $first
    after: $after
  ) {
    nodes {
      id
      arn
      accountId
      region
      keyId
      findings(
        codes: $codes
        minSeverity: $minSeverity
        includeOpinions: $includeOpinions
      ) @include(if: $withFindings) {
        nodes {
          id
          code
          severity
          certain
          message
          remedy
          pointer
          actions
          statement {
            sid
          }
          grant {
            grantId
            name
          }
          principals {
            kind
            value
            accountId
          }
          witness {
            principal
            action
            verdict
            keys {
              key
              values
            }
            absent
          }
        }
        incomplete {
          code
          message
          pointer
          grantId
          failure {
            code
            message
            requestId
          }
        }
      }
    }
    failures {
      accountId
      region
      exception {
        code
        message
        requestId
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReportPageQuery, ReportPageQueryVariables>;
export const ReportAliasesDocument = new TypedDocumentString(`
    query ReportAliases($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Key {
      arn
      aliases(first: 100) {
        nodes {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReportAliasesQuery, ReportAliasesQueryVariables>;