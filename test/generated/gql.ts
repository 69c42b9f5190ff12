/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Text($id: ID!) { key(id: $id) { policy { ... on KeyPolicy { text } } } }\n": typeof types.TextDocument,
    "\n  query AccountsAndWhatFailed { accounts { accountId regions { name } regionsFailure { code message } } }\n": typeof types.AccountsAndWhatFailedDocument,
    "\n    query PoliciesOfAFrontEnd($there: ID!, $gone: ID!) {\n      there: key(id: $there) { id policy { ...Result } }\n      gone: key(id: $gone) { id policy { ...Result } }\n    }\n    fragment Result on KeyPolicyResult {\n      ... on KeyPolicy { name digest }\n      ... on KmsException { code message }\n    }\n  ": typeof types.PoliciesOfAFrontEndDocument,
    "query TextOfAPolicy($id: ID!) {\n    key(id: $id) { id policy { ... on KeyPolicy { text digest } ... on KmsException { code } } }\n  }": typeof types.TextOfAPolicyDocument,
    "query DocumentOfAPolicy($id: ID!) {\n    key(id: $id) { id policy { ... on KeyPolicy { fetchedAt document { version } } ... on KmsException { code } } }\n  }": typeof types.DocumentOfAPolicyDocument,
    "\n    query PagesOfAllKeys($after: String) {\n      allKeys(first: 2, after: $after) {\n        nodes { id arn }\n        failures { accountId region }\n        policyCoverage { total readable denied throttled failed }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  ": typeof types.PagesOfAllKeysDocument,
    "query FieldThatFails($id: ID!) { key(id: $id) { arn tags { key } } }": typeof types.FieldThatFailsDocument,
    "\n  query AllKeys($accountIds: [ID!], $regions: [String!], $filter: KeyFilter, $first: Int, $after: String) {\n    allKeys(accountIds: $accountIds, regions: $regions, filter: $filter, first: $first, after: $after) {\n      edges { cursor node { arn } }\n      nodes { arn }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      failures { accountId region exception { __typename code message retryable ... on KmsAccessDeniedException { permission } } }\n    }\n  }\n": typeof types.AllKeysDocument,
    "\n  query Estate {\n    accounts {\n      accountId\n      partition\n      regions {\n        name\n        keys(first: 1000) { nodes { arn policy { __typename ... on KmsException { code } ... on KmsAccessDeniedException { permission } } } policyCoverage { total readable denied throttled failed } }\n      }\n    }\n  }\n": typeof types.EstateDocument,
    "\n  query Selected($filter: KeyFilter) {\n    keys(filter: $filter, first: 500) { nodes { keyId } pageInfo { hasNextPage } }\n  }\n": typeof types.SelectedDocument,
    "\n  query AccessCase($id: ID!, $principal: String!, $action: String!, $context: AccessContext, $identityPolicies: [String!]) {\n    key(id: $id) {\n      access(principal: $principal, action: $action, context: $context, identityPolicies: $identityPolicies) {\n        principal\n        action\n        verdict\n        missingKeys\n        reasons { code failure { code } }\n        basis {\n          __typename\n          ... on PolicyStatement { pointer }\n          ... on KeyGrant { grantId }\n        }\n        keyState { state refused exceptions usageFits }\n      }\n    }\n  }\n": typeof types.AccessCaseDocument,
    "\n          query ByArn($id: ID!) {\n            key(id: $id) { policy { __typename ... on KmsException { code message } } }\n          }\n        ": typeof types.ByArnDocument,
    "query Accounts { accounts { id accountId partition regions { name account { accountId } aliases(first: 1) { nodes { name key { keyId } } } } } }": typeof types.AccountsDocument,
    "\n  query Exception($id: ID!) {\n    key(id: $id) {\n      policy {\n        __typename\n        ... on KmsException { code message retryable requestId }\n        ... on KmsAccessDeniedException { permission }\n        ... on KmsThrottlingException { retryAfterMs }\n      }\n    }\n  }\n": typeof types.ExceptionDocument,
    "\n  query FindingsCase($id: ID!) {\n    key(id: $id) {\n      findings {\n        nodes {\n          id\n          code\n          severity\n          certain\n          pointer\n          statement { pointer }\n          grant { grantId }\n          witness { principal action keys { key values } absent verdict }\n        }\n        incomplete { code }\n      }\n    }\n  }\n": typeof types.FindingsCaseDocument,
    "\n  query WitnessAccess($id: ID!, $principal: String!, $action: String!, $context: AccessContext) {\n    key(id: $id) { access(principal: $principal, action: $action, context: $context) { verdict reasons { message } } }\n  }\n": typeof types.WitnessAccessDocument,
    "\n        query Hostile {\n          keys {\n            nodes {\n              keyId\n              policy {\n                ... on KeyPolicy { text problems { message pointer } document { json statements { sid principals { kind value } } } }\n              }\n            }\n          }\n        }\n      ": typeof types.HostileDocument,
    "\n  query Identify($id: ID!, $region: String, $accountId: ID) {\n    key(id: $id, region: $region, accountId: $accountId) { id arn keyId accountId region partition }\n  }\n": typeof types.IdentifyDocument,
    "\n  query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Key { arn } } }\n": typeof types.NodesDocument,
    "query Node($id: ID!) { node(id: $id) { __typename id ... on Key { arn } } }": typeof types.NodeDocument,
    "\n    query Aliases($id: ID!, $first: Int, $after: String) {\n      key(id: $id) {\n        aliases(first: $first, after: $after) {\n          nodes { name arn key { arn } createdAt lastUpdatedAt }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  ": typeof types.AliasesDocument,
    "\n    query RegionAliases {\n      accounts { regions { aliases(first: 100) { nodes { name key { arn } createdAt } } } }\n    }\n  ": typeof types.RegionAliasesDocument,
    "\n    query Ebs {\n      key(id: \"alias/aws/ebs\") { arn metadata { manager description } }\n    }\n  ": typeof types.EbsDocument,
    "\n    query ListAliases($first: Int!) {\n      keys(first: $first) { nodes { keyId aliases { nodes { name } } } }\n    }\n  ": typeof types.ListAliasesDocument,
    "\n    query Details($id: ID!, $first: Int, $after: String) {\n      key(id: $id) {\n        tags { key value }\n        rotation { enabled periodInDays nextRotationAt onDemandStartedAt }\n        grants(first: $first, after: $after) {\n          nodes { grantId name granteePrincipal retiringPrincipal issuingAccount operations createdAt constraints }\n          pageInfo { hasNextPage endCursor }\n        }\n        again: grants(first: $first, after: $after) { nodes { grantId } }\n      }\n    }\n  ": typeof types.DetailsDocument,
    "\n  query Filtered($filter: KeyFilter, $first: Int, $after: String) {\n    keys(filter: $filter, first: $first, after: $after) {\n      nodes { keyId metadata { state } aliases { nodes { name } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.FilteredDocument,
    "\n  query Grantees($id: ID!) {\n    key(id: $id) {\n      grants {\n        nodes {\n          grantee { kind value accountId }\n          granteePrincipal\n          granteeServicePrincipal\n          retiree { kind value accountId }\n          retiringPrincipal\n          retiringServicePrincipal\n          operations\n          constraints\n        }\n      }\n    }\n  }\n": typeof types.GranteesDocument,
    "\n    query Rotations($id: ID!, $first: Int, $after: String) {\n      key(id: $id) {\n        rotations(first: $first, after: $after) {\n          nodes {\n            rotatedAt type keyMaterialId keyMaterialState keyMaterialDescription importState expirationModel validTo\n          }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  ": typeof types.RotationsDocument,
    "\n    query LastUsage($id: ID!) {\n      key(id: $id) {\n        lastUsage { operation usedAt cloudTrailEventId kmsRequestId trackingStartedAt keyCreatedAt }\n      }\n    }\n  ": typeof types.LastUsageDocument,
    "\n  query Description($id: ID!) {\n    key(id: $id) {\n      id\n      arn\n      keyId\n      accountId\n      region\n      partition\n      metadata {\n        description\n        state\n        enabled\n      usage\n      spec\n      origin\n      manager\n      createdAt\n      deletionDate\n      validTo\n      expirationModel\n      pendingDeletionWindowInDays\n      customKeyStoreId\n      cloudHsmClusterId\n      xksKeyId\n      encryptionAlgorithms\n      signingAlgorithms\n      keyAgreementAlgorithms\n      macAlgorithms\n        encapsulationAlgorithms\n        currentKeyMaterialId\n        multiRegion { type primary { arn region } replicas { arn } }\n      }\n    }\n  }\n": typeof types.DescriptionDocument,
    "\n        query Failing($id: ID!) { key(id: $id) { metadata { state spec } policy { __typename } } }\n      ": typeof types.FailingDocument,
    "query Names($id: ID!) { key(id: $id) { policyNames } }": typeof types.NamesDocument,
    "\n  query OnePolicy($id: ID!, $name: String! = \"default\") {\n    key(id: $id) {\n      arn\n      policy(name: $name) {\n        __typename\n        ... on KeyPolicy {\n          text\n          name\n          digest\n          fetchedAt\n          key { arn }\n          problems { message pointer }\n          document {\n            version\n            policyId\n            json\n            statements {\n              sid\n              effect\n              pointer\n              principals { kind value accountId }\n              notPrincipals { kind value }\n              actions\n              notActions\n              resources\n              notResources\n              conditions { operator key values }\n            }\n          }\n        }\n        ... on KmsException { code message retryable requestId }\n        ... on KmsAccessDeniedException { permission }\n        ... on KmsThrottlingException { retryAfterMs }\n      }\n    }\n  }\n": typeof types.OnePolicyDocument,
    "\n        query SameKey($id: ID!, $arn: ID!, $node: ID!) {\n          a: key(id: $id) { policy { ... on KeyPolicy { digest } } again: policy { ... on KeyPolicy { text } } }\n          b: key(id: $arn) { policy(name: \"default\") { ... on KeyPolicy { digest } } }\n          c: key(id: $id, region: \"us-east-2\", accountId: \"111122223333\") { policy { ... on KeyPolicy { digest } } }\n          d: node(id: $node) { ... on Key { policy { ... on KeyPolicy { digest } } } }\n        }\n      ": typeof types.SameKeyDocument,
    "\n  query Keys($first: Int, $after: String, $region: String, $accountId: ID) {\n    keys(first: $first, after: $after, region: $region, accountId: $accountId) {\n      edges { cursor node { keyId } }\n      nodes { keyId }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n": typeof types.KeysDocument,
    "\n  query Policies($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Key {\n        keyId\n        policy {\n          __typename\n          ... on KeyPolicy { text }\n          ... on KmsException { code message }\n        }\n      }\n    }\n  }\n": typeof types.PoliciesDocument,
    "\n        query List { keys(first: 1000) { nodes { policy { __typename } } } }\n      ": typeof types.ListDocument,
    "\n  query SelectedPlaces($accountIds: [ID!], $names: [String!]) {\n    accounts(accountIds: $accountIds) { accountId regions(names: $names) { name keys { nodes { keyId } } } }\n  }\n": typeof types.SelectedPlacesDocument,
    "\n  query Timely {\n    keys(first: 200) { nodes { keyId policy { __typename ... on KmsException { code message retryable } } } }\n  }\n": typeof types.TimelyDocument,
    "\n  query TimelyFindings {\n    keys(first: 20) { nodes { keyId findings(codes: [LOCKED_OUT]) { nodes { code } incomplete { code } } } }\n  }\n": typeof types.TimelyFindingsDocument,
    "\n  query FindingsOfAllKeys {\n    allKeys(first: 100) { nodes { arn findings { nodes { id code severity message } incomplete { code } } } }\n  }\n": typeof types.FindingsOfAllKeysDocument,
    "\n  query Trusted($id: ID!) {\n    key(id: $id) {\n      keyId\n    }\n  }\n": typeof types.TrustedDocument,
};
const documents: Documents = {
    "\n  query Text($id: ID!) { key(id: $id) { policy { ... on KeyPolicy { text } } } }\n": types.TextDocument,
    "\n  query AccountsAndWhatFailed { accounts { accountId regions { name } regionsFailure { code message } } }\n": types.AccountsAndWhatFailedDocument,
    "\n    query PoliciesOfAFrontEnd($there: ID!, $gone: ID!) {\n      there: key(id: $there) { id policy { ...Result } }\n      gone: key(id: $gone) { id policy { ...Result } }\n    }\n    fragment Result on KeyPolicyResult {\n      ... on KeyPolicy { name digest }\n      ... on KmsException { code message }\n    }\n  ": types.PoliciesOfAFrontEndDocument,
    "query TextOfAPolicy($id: ID!) {\n    key(id: $id) { id policy { ... on KeyPolicy { text digest } ... on KmsException { code } } }\n  }": types.TextOfAPolicyDocument,
    "query DocumentOfAPolicy($id: ID!) {\n    key(id: $id) { id policy { ... on KeyPolicy { fetchedAt document { version } } ... on KmsException { code } } }\n  }": types.DocumentOfAPolicyDocument,
    "\n    query PagesOfAllKeys($after: String) {\n      allKeys(first: 2, after: $after) {\n        nodes { id arn }\n        failures { accountId region }\n        policyCoverage { total readable denied throttled failed }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  ": types.PagesOfAllKeysDocument,
    "query FieldThatFails($id: ID!) { key(id: $id) { arn tags { key } } }": types.FieldThatFailsDocument,
    "\n  query AllKeys($accountIds: [ID!], $regions: [String!], $filter: KeyFilter, $first: Int, $after: String) {\n    allKeys(accountIds: $accountIds, regions: $regions, filter: $filter, first: $first, after: $after) {\n      edges { cursor node { arn } }\n      nodes { arn }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      failures { accountId region exception { __typename code message retryable ... on KmsAccessDeniedException { permission } } }\n    }\n  }\n": types.AllKeysDocument,
    "\n  query Estate {\n    accounts {\n      accountId\n      partition\n      regions {\n        name\n        keys(first: 1000) { nodes { arn policy { __typename ... on KmsException { code } ... on KmsAccessDeniedException { permission } } } policyCoverage { total readable denied throttled failed } }\n      }\n    }\n  }\n": types.EstateDocument,
    "\n  query Selected($filter: KeyFilter) {\n    keys(filter: $filter, first: 500) { nodes { keyId } pageInfo { hasNextPage } }\n  }\n": types.SelectedDocument,
    "\n  query AccessCase($id: ID!, $principal: String!, $action: String!, $context: AccessContext, $identityPolicies: [String!]) {\n    key(id: $id) {\n      access(principal: $principal, action: $action, context: $context, identityPolicies: $identityPolicies) {\n        principal\n        action\n        verdict\n        missingKeys\n        reasons { code failure { code } }\n        basis {\n          __typename\n          ... on PolicyStatement { pointer }\n          ... on KeyGrant { grantId }\n        }\n        keyState { state refused exceptions usageFits }\n      }\n    }\n  }\n": types.AccessCaseDocument,
    "\n          query ByArn($id: ID!) {\n            key(id: $id) { policy { __typename ... on KmsException { code message } } }\n          }\n        ": types.ByArnDocument,
    "query Accounts { accounts { id accountId partition regions { name account { accountId } aliases(first: 1) { nodes { name key { keyId } } } } } }": types.AccountsDocument,
    "\n  query Exception($id: ID!) {\n    key(id: $id) {\n      policy {\n        __typename\n        ... on KmsException { code message retryable requestId }\n        ... on KmsAccessDeniedException { permission }\n        ... on KmsThrottlingException { retryAfterMs }\n      }\n    }\n  }\n": types.ExceptionDocument,
    "\n  query FindingsCase($id: ID!) {\n    key(id: $id) {\n      findings {\n        nodes {\n          id\n          code\n          severity\n          certain\n          pointer\n          statement { pointer }\n          grant { grantId }\n          witness { principal action keys { key values } absent verdict }\n        }\n        incomplete { code }\n      }\n    }\n  }\n": types.FindingsCaseDocument,
    "\n  query WitnessAccess($id: ID!, $principal: String!, $action: String!, $context: AccessContext) {\n    key(id: $id) { access(principal: $principal, action: $action, context: $context) { verdict reasons { message } } }\n  }\n": types.WitnessAccessDocument,
    "\n        query Hostile {\n          keys {\n            nodes {\n              keyId\n              policy {\n                ... on KeyPolicy { text problems { message pointer } document { json statements { sid principals { kind value } } } }\n              }\n            }\n          }\n        }\n      ": types.HostileDocument,
    "\n  query Identify($id: ID!, $region: String, $accountId: ID) {\n    key(id: $id, region: $region, accountId: $accountId) { id arn keyId accountId region partition }\n  }\n": types.IdentifyDocument,
    "\n  query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Key { arn } } }\n": types.NodesDocument,
    "query Node($id: ID!) { node(id: $id) { __typename id ... on Key { arn } } }": types.NodeDocument,
    "\n    query Aliases($id: ID!, $first: Int, $after: String) {\n      key(id: $id) {\n        aliases(first: $first, after: $after) {\n          nodes { name arn key { arn } createdAt lastUpdatedAt }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  ": types.AliasesDocument,
    "\n    query RegionAliases {\n      accounts { regions { aliases(first: 100) { nodes { name key { arn } createdAt } } } }\n    }\n  ": types.RegionAliasesDocument,
    "\n    query Ebs {\n      key(id: \"alias/aws/ebs\") { arn metadata { manager description } }\n    }\n  ": types.EbsDocument,
    "\n    query ListAliases($first: Int!) {\n      keys(first: $first) { nodes { keyId aliases { nodes { name } } } }\n    }\n  ": types.ListAliasesDocument,
    "\n    query Details($id: ID!, $first: Int, $after: String) {\n      key(id: $id) {\n        tags { key value }\n        rotation { enabled periodInDays nextRotationAt onDemandStartedAt }\n        grants(first: $first, after: $after) {\n          nodes { grantId name granteePrincipal retiringPrincipal issuingAccount operations createdAt constraints }\n          pageInfo { hasNextPage endCursor }\n        }\n        again: grants(first: $first, after: $after) { nodes { grantId } }\n      }\n    }\n  ": types.DetailsDocument,
    "\n  query Filtered($filter: KeyFilter, $first: Int, $after: String) {\n    keys(filter: $filter, first: $first, after: $after) {\n      nodes { keyId metadata { state } aliases { nodes { name } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.FilteredDocument,
    "\n  query Grantees($id: ID!) {\n    key(id: $id) {\n      grants {\n        nodes {\n          grantee { kind value accountId }\n          granteePrincipal\n          granteeServicePrincipal\n          retiree { kind value accountId }\n          retiringPrincipal\n          retiringServicePrincipal\n          operations\n          constraints\n        }\n      }\n    }\n  }\n": types.GranteesDocument,
    "\n    query Rotations($id: ID!, $first: Int, $after: String) {\n      key(id: $id) {\n        rotations(first: $first, after: $after) {\n          nodes {\n            rotatedAt type keyMaterialId keyMaterialState keyMaterialDescription importState expirationModel validTo\n          }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  ": types.RotationsDocument,
    "\n    query LastUsage($id: ID!) {\n      key(id: $id) {\n        lastUsage { operation usedAt cloudTrailEventId kmsRequestId trackingStartedAt keyCreatedAt }\n      }\n    }\n  ": types.LastUsageDocument,
    "\n  query Description($id: ID!) {\n    key(id: $id) {\n      id\n      arn\n      keyId\n      accountId\n      region\n      partition\n      metadata {\n        description\n        state\n        enabled\n      usage\n      spec\n      origin\n      manager\n      createdAt\n      deletionDate\n      validTo\n      expirationModel\n      pendingDeletionWindowInDays\n      customKeyStoreId\n      cloudHsmClusterId\n      xksKeyId\n      encryptionAlgorithms\n      signingAlgorithms\n      keyAgreementAlgorithms\n      macAlgorithms\n        encapsulationAlgorithms\n        currentKeyMaterialId\n        multiRegion { type primary { arn region } replicas { arn } }\n      }\n    }\n  }\n": types.DescriptionDocument,
    "\n        query Failing($id: ID!) { key(id: $id) { metadata { state spec } policy { __typename } } }\n      ": types.FailingDocument,
    "query Names($id: ID!) { key(id: $id) { policyNames } }": types.NamesDocument,
    "\n  query OnePolicy($id: ID!, $name: String! = \"default\") {\n    key(id: $id) {\n      arn\n      policy(name: $name) {\n        __typename\n        ... on KeyPolicy {\n          text\n          name\n          digest\n          fetchedAt\n          key { arn }\n          problems { message pointer }\n          document {\n            version\n            policyId\n            json\n            statements {\n              sid\n              effect\n              pointer\n              principals { kind value accountId }\n              notPrincipals { kind value }\n              actions\n              notActions\n              resources\n              notResources\n              conditions { operator key values }\n            }\n          }\n        }\n        ... on KmsException { code message retryable requestId }\n        ... on KmsAccessDeniedException { permission }\n        ... on KmsThrottlingException { retryAfterMs }\n      }\n    }\n  }\n": types.OnePolicyDocument,
    "\n        query SameKey($id: ID!, $arn: ID!, $node: ID!) {\n          a: key(id: $id) { policy { ... on KeyPolicy { digest } } again: policy { ... on KeyPolicy { text } } }\n          b: key(id: $arn) { policy(name: \"default\") { ... on KeyPolicy { digest } } }\n          c: key(id: $id, region: \"us-east-2\", accountId: \"111122223333\") { policy { ... on KeyPolicy { digest } } }\n          d: node(id: $node) { ... on Key { policy { ... on KeyPolicy { digest } } } }\n        }\n      ": types.SameKeyDocument,
    "\n  query Keys($first: Int, $after: String, $region: String, $accountId: ID) {\n    keys(first: $first, after: $after, region: $region, accountId: $accountId) {\n      edges { cursor node { keyId } }\n      nodes { keyId }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n": types.KeysDocument,
    "\n  query Policies($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Key {\n        keyId\n        policy {\n          __typename\n          ... on KeyPolicy { text }\n          ... on KmsException { code message }\n        }\n      }\n    }\n  }\n": types.PoliciesDocument,
    "\n        query List { keys(first: 1000) { nodes { policy { __typename } } } }\n      ": types.ListDocument,
    "\n  query SelectedPlaces($accountIds: [ID!], $names: [String!]) {\n    accounts(accountIds: $accountIds) { accountId regions(names: $names) { name keys { nodes { keyId } } } }\n  }\n": types.SelectedPlacesDocument,
    "\n  query Timely {\n    keys(first: 200) { nodes { keyId policy { __typename ... on KmsException { code message retryable } } } }\n  }\n": types.TimelyDocument,
    "\n  query TimelyFindings {\n    keys(first: 20) { nodes { keyId findings(codes: [LOCKED_OUT]) { nodes { code } incomplete { code } } } }\n  }\n": types.TimelyFindingsDocument,
    "\n  query FindingsOfAllKeys {\n    allKeys(first: 100) { nodes { arn findings { nodes { id code severity message } incomplete { code } } } }\n  }\n": types.FindingsOfAllKeysDocument,
    "\n  query Trusted($id: ID!) {\n    key(id: $id) {\n      keyId\n    }\n  }\n": types.TrustedDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Text($id: ID!) { key(id: $id) { policy { ... on KeyPolicy { text } } } }\n"): typeof import('./graphql.ts').TextDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountsAndWhatFailed { accounts { accountId regions { name } regionsFailure { code message } } }\n"): typeof import('./graphql.ts').AccountsAndWhatFailedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query PoliciesOfAFrontEnd($there: ID!, $gone: ID!) {\n      there: key(id: $there) { id policy { ...Result } }\n      gone: key(id: $gone) { id policy { ...Result } }\n    }\n    fragment Result on KeyPolicyResult {\n      ... on KeyPolicy { name digest }\n      ... on KmsException { code message }\n    }\n  "): typeof import('./graphql.ts').PoliciesOfAFrontEndDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query TextOfAPolicy($id: ID!) {\n    key(id: $id) { id policy { ... on KeyPolicy { text digest } ... on KmsException { code } } }\n  }"): typeof import('./graphql.ts').TextOfAPolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DocumentOfAPolicy($id: ID!) {\n    key(id: $id) { id policy { ... on KeyPolicy { fetchedAt document { version } } ... on KmsException { code } } }\n  }"): typeof import('./graphql.ts').DocumentOfAPolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query PagesOfAllKeys($after: String) {\n      allKeys(first: 2, after: $after) {\n        nodes { id arn }\n        failures { accountId region }\n        policyCoverage { total readable denied throttled failed }\n        pageInfo { hasNextPage endCursor }\n      }\n    }\n  "): typeof import('./graphql.ts').PagesOfAllKeysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FieldThatFails($id: ID!) { key(id: $id) { arn tags { key } } }"): typeof import('./graphql.ts').FieldThatFailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AllKeys($accountIds: [ID!], $regions: [String!], $filter: KeyFilter, $first: Int, $after: String) {\n    allKeys(accountIds: $accountIds, regions: $regions, filter: $filter, first: $first, after: $after) {\n      edges { cursor node { arn } }\n      nodes { arn }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      failures { accountId region exception { __typename code message retryable ... on KmsAccessDeniedException { permission } } }\n    }\n  }\n"): typeof import('./graphql.ts').AllKeysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Estate {\n    accounts {\n      accountId\n      partition\n      regions {\n        name\n        keys(first: 1000) { nodes { arn policy { __typename ... on KmsException { code } ... on KmsAccessDeniedException { permission } } } policyCoverage { total readable denied throttled failed } }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EstateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Selected($filter: KeyFilter) {\n    keys(filter: $filter, first: 500) { nodes { keyId } pageInfo { hasNextPage } }\n  }\n"): typeof import('./graphql.ts').SelectedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccessCase($id: ID!, $principal: String!, $action: String!, $context: AccessContext, $identityPolicies: [String!]) {\n    key(id: $id) {\n      access(principal: $principal, action: $action, context: $context, identityPolicies: $identityPolicies) {\n        principal\n        action\n        verdict\n        missingKeys\n        reasons { code failure { code } }\n        basis {\n          __typename\n          ... on PolicyStatement { pointer }\n          ... on KeyGrant { grantId }\n        }\n        keyState { state refused exceptions usageFits }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').AccessCaseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n          query ByArn($id: ID!) {\n            key(id: $id) { policy { __typename ... on KmsException { code message } } }\n          }\n        "): typeof import('./graphql.ts').ByArnDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Accounts { accounts { id accountId partition regions { name account { accountId } aliases(first: 1) { nodes { name key { keyId } } } } } }"): typeof import('./graphql.ts').AccountsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Exception($id: ID!) {\n    key(id: $id) {\n      policy {\n        __typename\n        ... on KmsException { code message retryable requestId }\n        ... on KmsAccessDeniedException { permission }\n        ... on KmsThrottlingException { retryAfterMs }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ExceptionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FindingsCase($id: ID!) {\n    key(id: $id) {\n      findings {\n        nodes {\n          id\n          code\n          severity\n          certain\n          pointer\n          statement { pointer }\n          grant { grantId }\n          witness { principal action keys { key values } absent verdict }\n        }\n        incomplete { code }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FindingsCaseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WitnessAccess($id: ID!, $principal: String!, $action: String!, $context: AccessContext) {\n    key(id: $id) { access(principal: $principal, action: $action, context: $context) { verdict reasons { message } } }\n  }\n"): typeof import('./graphql.ts').WitnessAccessDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query Hostile {\n          keys {\n            nodes {\n              keyId\n              policy {\n                ... on KeyPolicy { text problems { message pointer } document { json statements { sid principals { kind value } } } }\n              }\n            }\n          }\n        }\n      "): typeof import('./graphql.ts').HostileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Identify($id: ID!, $region: String, $accountId: ID) {\n    key(id: $id, region: $region, accountId: $accountId) { id arn keyId accountId region partition }\n  }\n"): typeof import('./graphql.ts').IdentifyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Key { arn } } }\n"): typeof import('./graphql.ts').NodesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Node($id: ID!) { node(id: $id) { __typename id ... on Key { arn } } }"): typeof import('./graphql.ts').NodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Aliases($id: ID!, $first: Int, $after: String) {\n      key(id: $id) {\n        aliases(first: $first, after: $after) {\n          nodes { name arn key { arn } createdAt lastUpdatedAt }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  "): typeof import('./graphql.ts').AliasesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query RegionAliases {\n      accounts { regions { aliases(first: 100) { nodes { name key { arn } createdAt } } } }\n    }\n  "): typeof import('./graphql.ts').RegionAliasesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Ebs {\n      key(id: \"alias/aws/ebs\") { arn metadata { manager description } }\n    }\n  "): typeof import('./graphql.ts').EbsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query ListAliases($first: Int!) {\n      keys(first: $first) { nodes { keyId aliases { nodes { name } } } }\n    }\n  "): typeof import('./graphql.ts').ListAliasesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Details($id: ID!, $first: Int, $after: String) {\n      key(id: $id) {\n        tags { key value }\n        rotation { enabled periodInDays nextRotationAt onDemandStartedAt }\n        grants(first: $first, after: $after) {\n          nodes { grantId name granteePrincipal retiringPrincipal issuingAccount operations createdAt constraints }\n          pageInfo { hasNextPage endCursor }\n        }\n        again: grants(first: $first, after: $after) { nodes { grantId } }\n      }\n    }\n  "): typeof import('./graphql.ts').DetailsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Filtered($filter: KeyFilter, $first: Int, $after: String) {\n    keys(filter: $filter, first: $first, after: $after) {\n      nodes { keyId metadata { state } aliases { nodes { name } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').FilteredDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Grantees($id: ID!) {\n    key(id: $id) {\n      grants {\n        nodes {\n          grantee { kind value accountId }\n          granteePrincipal\n          granteeServicePrincipal\n          retiree { kind value accountId }\n          retiringPrincipal\n          retiringServicePrincipal\n          operations\n          constraints\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').GranteesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query Rotations($id: ID!, $first: Int, $after: String) {\n      key(id: $id) {\n        rotations(first: $first, after: $after) {\n          nodes {\n            rotatedAt type keyMaterialId keyMaterialState keyMaterialDescription importState expirationModel validTo\n          }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  "): typeof import('./graphql.ts').RotationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query LastUsage($id: ID!) {\n      key(id: $id) {\n        lastUsage { operation usedAt cloudTrailEventId kmsRequestId trackingStartedAt keyCreatedAt }\n      }\n    }\n  "): typeof import('./graphql.ts').LastUsageDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Description($id: ID!) {\n    key(id: $id) {\n      id\n      arn\n      keyId\n      accountId\n      region\n      partition\n      metadata {\n        description\n        state\n        enabled\n      usage\n      spec\n      origin\n      manager\n      createdAt\n      deletionDate\n      validTo\n      expirationModel\n      pendingDeletionWindowInDays\n      customKeyStoreId\n      cloudHsmClusterId\n      xksKeyId\n      encryptionAlgorithms\n      signingAlgorithms\n      keyAgreementAlgorithms\n      macAlgorithms\n        encapsulationAlgorithms\n        currentKeyMaterialId\n        multiRegion { type primary { arn region } replicas { arn } }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DescriptionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query Failing($id: ID!) { key(id: $id) { metadata { state spec } policy { __typename } } }\n      "): typeof import('./graphql.ts').FailingDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Names($id: ID!) { key(id: $id) { policyNames } }"): typeof import('./graphql.ts').NamesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OnePolicy($id: ID!, $name: String! = \"default\") {\n    key(id: $id) {\n      arn\n      policy(name: $name) {\n        __typename\n        ... on KeyPolicy {\n          text\n          name\n          digest\n          fetchedAt\n          key { arn }\n          problems { message pointer }\n          document {\n            version\n            policyId\n            json\n            statements {\n              sid\n              effect\n              pointer\n              principals { kind value accountId }\n              notPrincipals { kind value }\n              actions\n              notActions\n              resources\n              notResources\n              conditions { operator key values }\n            }\n          }\n        }\n        ... on KmsException { code message retryable requestId }\n        ... on KmsAccessDeniedException { permission }\n        ... on KmsThrottlingException { retryAfterMs }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OnePolicyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query SameKey($id: ID!, $arn: ID!, $node: ID!) {\n          a: key(id: $id) { policy { ... on KeyPolicy { digest } } again: policy { ... on KeyPolicy { text } } }\n          b: key(id: $arn) { policy(name: \"default\") { ... on KeyPolicy { digest } } }\n          c: key(id: $id, region: \"us-east-2\", accountId: \"111122223333\") { policy { ... on KeyPolicy { digest } } }\n          d: node(id: $node) { ... on Key { policy { ... on KeyPolicy { digest } } } }\n        }\n      "): typeof import('./graphql.ts').SameKeyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Keys($first: Int, $after: String, $region: String, $accountId: ID) {\n    keys(first: $first, after: $after, region: $region, accountId: $accountId) {\n      edges { cursor node { keyId } }\n      nodes { keyId }\n      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').KeysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Policies($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      ... on Key {\n        keyId\n        policy {\n          __typename\n          ... on KeyPolicy { text }\n          ... on KmsException { code message }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PoliciesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n        query List { keys(first: 1000) { nodes { policy { __typename } } } }\n      "): typeof import('./graphql.ts').ListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SelectedPlaces($accountIds: [ID!], $names: [String!]) {\n    accounts(accountIds: $accountIds) { accountId regions(names: $names) { name keys { nodes { keyId } } } }\n  }\n"): typeof import('./graphql.ts').SelectedPlacesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Timely {\n    keys(first: 200) { nodes { keyId policy { __typename ... on KmsException { code message retryable } } } }\n  }\n"): typeof import('./graphql.ts').TimelyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TimelyFindings {\n    keys(first: 20) { nodes { keyId findings(codes: [LOCKED_OUT]) { nodes { code } incomplete { code } } } }\n  }\n"): typeof import('./graphql.ts').TimelyFindingsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FindingsOfAllKeys {\n    allKeys(first: 100) { nodes { arn findings { nodes { id code severity message } incomplete { code } } } }\n  }\n"): typeof import('./graphql.ts').FindingsOfAllKeysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Trusted($id: ID!) {\n    key(id: $id) {\n      keyId\n    }\n  }\n"): typeof import('./graphql.ts').TrustedDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
