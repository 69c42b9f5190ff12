/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

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
    "\n  query Places {\n    accounts {\n      accountId\n      regions {\n        name\n      }\n    }\n  }\n": typeof types.PlacesDocument,
    "\n  query Keys($region: String!, $accountId: ID!, $first: Int!, $after: String) {\n    keys(region: $region, accountId: $accountId, first: $first, after: $after) {\n      nodes {\n        id\n        ...KeyRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.KeysDocument,
    "\n  fragment KeyRow on Key {\n    arn\n    keyId\n    metadata {\n      description\n      state\n    }\n    aliases {\n      nodes {\n        name\n      }\n    }\n  }\n": typeof types.KeyRowFragmentDoc,
    "\n  fragment KeyFacts on Key {\n    arn\n    metadata {\n      usage\n      spec\n      manager\n      createdAt\n      deletionDate\n      multiRegion {\n        type\n        primary {\n          arn\n          region\n        }\n        replicas {\n          arn\n          region\n        }\n      }\n    }\n    aliases {\n      nodes {\n        name\n      }\n    }\n    tags {\n      key\n      value\n    }\n    rotation {\n      enabled\n      periodInDays\n      nextRotationAt\n    }\n  }\n": typeof types.KeyFactsFragmentDoc,
    "\n  query Key($id: ID!, $region: String, $accountId: ID) {\n    key(id: $id, region: $region, accountId: $accountId) {\n      arn\n      keyId\n      metadata {\n        description\n        state\n      }\n      aliases {\n        nodes {\n          name\n        }\n      }\n      ...KeyFacts\n    }\n  }\n": typeof types.KeyDocument,
    "\n  fragment PolicyFailure on KeyPolicyResult {\n    __typename\n    ... on KmsException {\n      code\n      message\n      retryable\n      requestId\n    }\n    ... on KmsAccessDeniedException {\n      permission\n      reason\n    }\n    ... on KmsThrottlingException {\n      retryAfterMs\n    }\n  }\n": typeof types.PolicyFailureFragmentDoc,
    "\n  query KeyPolicy($id: ID!, $region: String, $accountId: ID) {\n    key(id: $id, region: $region, accountId: $accountId) {\n      accountId\n      policy {\n        __typename\n        ...PolicyFailure\n        ... on KeyPolicy {\n          ...PolicyView\n        }\n      }\n    }\n  }\n": typeof types.KeyPolicyDocument,
    "\n  fragment PolicyView on KeyPolicy {\n    text\n    fetchedAt\n    problems {\n      message\n      pointer\n    }\n    document {\n      statements {\n        pointer\n        effect\n        ...StatementCard\n      }\n    }\n  }\n": typeof types.PolicyViewFragmentDoc,
    "\n  fragment StatementCard on PolicyStatement {\n    pointer\n    sid\n    effect\n    principals {\n      kind\n      value\n      accountId\n    }\n    notPrincipals {\n      kind\n      value\n      accountId\n    }\n    actions\n    notActions\n    resources\n    notResources\n    conditions {\n      operator\n      key\n      values\n    }\n  }\n": typeof types.StatementCardFragmentDoc,
    "\n  fragment GrantCard on KeyGrant {\n    grantId\n    name\n    operations\n    constraints\n    createdAt\n    grantee {\n      kind\n      value\n      accountId\n    }\n    retiree {\n      kind\n      value\n      accountId\n    }\n  }\n": typeof types.GrantCardFragmentDoc,
    "\n  query WhoCan($id: ID!, $region: String, $accountId: ID, $first: Int!) {\n    key(id: $id, region: $region, accountId: $accountId) {\n      policy {\n        ...PolicyFailure\n      }\n      ...WhoView\n    }\n  }\n": typeof types.WhoCanDocument,
    "\n  fragment WhoPermission on KeyPermission {\n    actions\n    verdict\n    conditions {\n      operator\n      key\n      values\n    }\n    constraints\n    limitedBy {\n      pointer\n    }\n    source {\n      __typename\n      ... on PolicyStatement {\n        pointer\n      }\n      ... on KeyGrant {\n        grantId\n        name\n        ...GrantCard\n      }\n    }\n  }\n": typeof types.WhoPermissionFragmentDoc,
    "\n  fragment WhoTable on KeyPrincipalConnection {\n    nodes {\n      relation\n      principal {\n        kind\n        value\n        accountId\n      }\n      permissions {\n        ...WhoPermission\n      }\n      inherited {\n        ...WhoPermission\n      }\n    }\n    pageInfo {\n      hasNextPage\n    }\n    incomplete {\n      code\n      message\n      pointer\n      failure {\n        __typename\n        code\n        message\n        retryable\n        requestId\n        ... on KmsAccessDeniedException {\n          permission\n          reason\n        }\n        ... on KmsThrottlingException {\n          retryAfterMs\n        }\n      }\n    }\n  }\n": typeof types.WhoTableFragmentDoc,
    "\n  fragment WhoView on Key {\n    accountId\n    metadata {\n      usage\n    }\n    policy {\n      __typename\n      ... on KeyPolicy {\n        fetchedAt\n        problems {\n          message\n          pointer\n        }\n        document {\n          statements {\n            pointer\n            effect\n            ...StatementCard\n          }\n        }\n      }\n    }\n    grants(first: 100) {\n      nodes {\n        grantId\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    findings(codes: [INEFFECTIVE_STATEMENT, STATEMENT_PARTLY_INEFFECTIVE]) {\n      nodes {\n        message\n        pointer\n      }\n    }\n    principals(first: $first, includeDenied: true) {\n      ...WhoTable\n      nodes {\n        relation\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": typeof types.WhoViewFragmentDoc,
};
const documents: Documents = {
    "\n  query Places {\n    accounts {\n      accountId\n      regions {\n        name\n      }\n    }\n  }\n": types.PlacesDocument,
    "\n  query Keys($region: String!, $accountId: ID!, $first: Int!, $after: String) {\n    keys(region: $region, accountId: $accountId, first: $first, after: $after) {\n      nodes {\n        id\n        ...KeyRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.KeysDocument,
    "\n  fragment KeyRow on Key {\n    arn\n    keyId\n    metadata {\n      description\n      state\n    }\n    aliases {\n      nodes {\n        name\n      }\n    }\n  }\n": types.KeyRowFragmentDoc,
    "\n  fragment KeyFacts on Key {\n    arn\n    metadata {\n      usage\n      spec\n      manager\n      createdAt\n      deletionDate\n      multiRegion {\n        type\n        primary {\n          arn\n          region\n        }\n        replicas {\n          arn\n          region\n        }\n      }\n    }\n    aliases {\n      nodes {\n        name\n      }\n    }\n    tags {\n      key\n      value\n    }\n    rotation {\n      enabled\n      periodInDays\n      nextRotationAt\n    }\n  }\n": types.KeyFactsFragmentDoc,
    "\n  query Key($id: ID!, $region: String, $accountId: ID) {\n    key(id: $id, region: $region, accountId: $accountId) {\n      arn\n      keyId\n      metadata {\n        description\n        state\n      }\n      aliases {\n        nodes {\n          name\n        }\n      }\n      ...KeyFacts\n    }\n  }\n": types.KeyDocument,
    "\n  fragment PolicyFailure on KeyPolicyResult {\n    __typename\n    ... on KmsException {\n      code\n      message\n      retryable\n      requestId\n    }\n    ... on KmsAccessDeniedException {\n      permission\n      reason\n    }\n    ... on KmsThrottlingException {\n      retryAfterMs\n    }\n  }\n": types.PolicyFailureFragmentDoc,
    "\n  query KeyPolicy($id: ID!, $region: String, $accountId: ID) {\n    key(id: $id, region: $region, accountId: $accountId) {\n      accountId\n      policy {\n        __typename\n        ...PolicyFailure\n        ... on KeyPolicy {\n          ...PolicyView\n        }\n      }\n    }\n  }\n": types.KeyPolicyDocument,
    "\n  fragment PolicyView on KeyPolicy {\n    text\n    fetchedAt\n    problems {\n      message\n      pointer\n    }\n    document {\n      statements {\n        pointer\n        effect\n        ...StatementCard\n      }\n    }\n  }\n": types.PolicyViewFragmentDoc,
    "\n  fragment StatementCard on PolicyStatement {\n    pointer\n    sid\n    effect\n    principals {\n      kind\n      value\n      accountId\n    }\n    notPrincipals {\n      kind\n      value\n      accountId\n    }\n    actions\n    notActions\n    resources\n    notResources\n    conditions {\n      operator\n      key\n      values\n    }\n  }\n": types.StatementCardFragmentDoc,
    "\n  fragment GrantCard on KeyGrant {\n    grantId\n    name\n    operations\n    constraints\n    createdAt\n    grantee {\n      kind\n      value\n      accountId\n    }\n    retiree {\n      kind\n      value\n      accountId\n    }\n  }\n": types.GrantCardFragmentDoc,
    "\n  query WhoCan($id: ID!, $region: String, $accountId: ID, $first: Int!) {\n    key(id: $id, region: $region, accountId: $accountId) {\n      policy {\n        ...PolicyFailure\n      }\n      ...WhoView\n    }\n  }\n": types.WhoCanDocument,
    "\n  fragment WhoPermission on KeyPermission {\n    actions\n    verdict\n    conditions {\n      operator\n      key\n      values\n    }\n    constraints\n    limitedBy {\n      pointer\n    }\n    source {\n      __typename\n      ... on PolicyStatement {\n        pointer\n      }\n      ... on KeyGrant {\n        grantId\n        name\n        ...GrantCard\n      }\n    }\n  }\n": types.WhoPermissionFragmentDoc,
    "\n  fragment WhoTable on KeyPrincipalConnection {\n    nodes {\n      relation\n      principal {\n        kind\n        value\n        accountId\n      }\n      permissions {\n        ...WhoPermission\n      }\n      inherited {\n        ...WhoPermission\n      }\n    }\n    pageInfo {\n      hasNextPage\n    }\n    incomplete {\n      code\n      message\n      pointer\n      failure {\n        __typename\n        code\n        message\n        retryable\n        requestId\n        ... on KmsAccessDeniedException {\n          permission\n          reason\n        }\n        ... on KmsThrottlingException {\n          retryAfterMs\n        }\n      }\n    }\n  }\n": types.WhoTableFragmentDoc,
    "\n  fragment WhoView on Key {\n    accountId\n    metadata {\n      usage\n    }\n    policy {\n      __typename\n      ... on KeyPolicy {\n        fetchedAt\n        problems {\n          message\n          pointer\n        }\n        document {\n          statements {\n            pointer\n            effect\n            ...StatementCard\n          }\n        }\n      }\n    }\n    grants(first: 100) {\n      nodes {\n        grantId\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    findings(codes: [INEFFECTIVE_STATEMENT, STATEMENT_PARTLY_INEFFECTIVE]) {\n      nodes {\n        message\n        pointer\n      }\n    }\n    principals(first: $first, includeDenied: true) {\n      ...WhoTable\n      nodes {\n        relation\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n": types.WhoViewFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Places {\n    accounts {\n      accountId\n      regions {\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query Places {\n    accounts {\n      accountId\n      regions {\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Keys($region: String!, $accountId: ID!, $first: Int!, $after: String) {\n    keys(region: $region, accountId: $accountId, first: $first, after: $after) {\n      nodes {\n        id\n        ...KeyRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): (typeof documents)["\n  query Keys($region: String!, $accountId: ID!, $first: Int!, $after: String) {\n    keys(region: $region, accountId: $accountId, first: $first, after: $after) {\n      nodes {\n        id\n        ...KeyRow\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment KeyRow on Key {\n    arn\n    keyId\n    metadata {\n      description\n      state\n    }\n    aliases {\n      nodes {\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment KeyRow on Key {\n    arn\n    keyId\n    metadata {\n      description\n      state\n    }\n    aliases {\n      nodes {\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment KeyFacts on Key {\n    arn\n    metadata {\n      usage\n      spec\n      manager\n      createdAt\n      deletionDate\n      multiRegion {\n        type\n        primary {\n          arn\n          region\n        }\n        replicas {\n          arn\n          region\n        }\n      }\n    }\n    aliases {\n      nodes {\n        name\n      }\n    }\n    tags {\n      key\n      value\n    }\n    rotation {\n      enabled\n      periodInDays\n      nextRotationAt\n    }\n  }\n"): (typeof documents)["\n  fragment KeyFacts on Key {\n    arn\n    metadata {\n      usage\n      spec\n      manager\n      createdAt\n      deletionDate\n      multiRegion {\n        type\n        primary {\n          arn\n          region\n        }\n        replicas {\n          arn\n          region\n        }\n      }\n    }\n    aliases {\n      nodes {\n        name\n      }\n    }\n    tags {\n      key\n      value\n    }\n    rotation {\n      enabled\n      periodInDays\n      nextRotationAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Key($id: ID!, $region: String, $accountId: ID) {\n    key(id: $id, region: $region, accountId: $accountId) {\n      arn\n      keyId\n      metadata {\n        description\n        state\n      }\n      aliases {\n        nodes {\n          name\n        }\n      }\n      ...KeyFacts\n    }\n  }\n"): (typeof documents)["\n  query Key($id: ID!, $region: String, $accountId: ID) {\n    key(id: $id, region: $region, accountId: $accountId) {\n      arn\n      keyId\n      metadata {\n        description\n        state\n      }\n      aliases {\n        nodes {\n          name\n        }\n      }\n      ...KeyFacts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PolicyFailure on KeyPolicyResult {\n    __typename\n    ... on KmsException {\n      code\n      message\n      retryable\n      requestId\n    }\n    ... on KmsAccessDeniedException {\n      permission\n      reason\n    }\n    ... on KmsThrottlingException {\n      retryAfterMs\n    }\n  }\n"): (typeof documents)["\n  fragment PolicyFailure on KeyPolicyResult {\n    __typename\n    ... on KmsException {\n      code\n      message\n      retryable\n      requestId\n    }\n    ... on KmsAccessDeniedException {\n      permission\n      reason\n    }\n    ... on KmsThrottlingException {\n      retryAfterMs\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KeyPolicy($id: ID!, $region: String, $accountId: ID) {\n    key(id: $id, region: $region, accountId: $accountId) {\n      accountId\n      policy {\n        __typename\n        ...PolicyFailure\n        ... on KeyPolicy {\n          ...PolicyView\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query KeyPolicy($id: ID!, $region: String, $accountId: ID) {\n    key(id: $id, region: $region, accountId: $accountId) {\n      accountId\n      policy {\n        __typename\n        ...PolicyFailure\n        ... on KeyPolicy {\n          ...PolicyView\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PolicyView on KeyPolicy {\n    text\n    fetchedAt\n    problems {\n      message\n      pointer\n    }\n    document {\n      statements {\n        pointer\n        effect\n        ...StatementCard\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment PolicyView on KeyPolicy {\n    text\n    fetchedAt\n    problems {\n      message\n      pointer\n    }\n    document {\n      statements {\n        pointer\n        effect\n        ...StatementCard\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment StatementCard on PolicyStatement {\n    pointer\n    sid\n    effect\n    principals {\n      kind\n      value\n      accountId\n    }\n    notPrincipals {\n      kind\n      value\n      accountId\n    }\n    actions\n    notActions\n    resources\n    notResources\n    conditions {\n      operator\n      key\n      values\n    }\n  }\n"): (typeof documents)["\n  fragment StatementCard on PolicyStatement {\n    pointer\n    sid\n    effect\n    principals {\n      kind\n      value\n      accountId\n    }\n    notPrincipals {\n      kind\n      value\n      accountId\n    }\n    actions\n    notActions\n    resources\n    notResources\n    conditions {\n      operator\n      key\n      values\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GrantCard on KeyGrant {\n    grantId\n    name\n    operations\n    constraints\n    createdAt\n    grantee {\n      kind\n      value\n      accountId\n    }\n    retiree {\n      kind\n      value\n      accountId\n    }\n  }\n"): (typeof documents)["\n  fragment GrantCard on KeyGrant {\n    grantId\n    name\n    operations\n    constraints\n    createdAt\n    grantee {\n      kind\n      value\n      accountId\n    }\n    retiree {\n      kind\n      value\n      accountId\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WhoCan($id: ID!, $region: String, $accountId: ID, $first: Int!) {\n    key(id: $id, region: $region, accountId: $accountId) {\n      policy {\n        ...PolicyFailure\n      }\n      ...WhoView\n    }\n  }\n"): (typeof documents)["\n  query WhoCan($id: ID!, $region: String, $accountId: ID, $first: Int!) {\n    key(id: $id, region: $region, accountId: $accountId) {\n      policy {\n        ...PolicyFailure\n      }\n      ...WhoView\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WhoPermission on KeyPermission {\n    actions\n    verdict\n    conditions {\n      operator\n      key\n      values\n    }\n    constraints\n    limitedBy {\n      pointer\n    }\n    source {\n      __typename\n      ... on PolicyStatement {\n        pointer\n      }\n      ... on KeyGrant {\n        grantId\n        name\n        ...GrantCard\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment WhoPermission on KeyPermission {\n    actions\n    verdict\n    conditions {\n      operator\n      key\n      values\n    }\n    constraints\n    limitedBy {\n      pointer\n    }\n    source {\n      __typename\n      ... on PolicyStatement {\n        pointer\n      }\n      ... on KeyGrant {\n        grantId\n        name\n        ...GrantCard\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WhoTable on KeyPrincipalConnection {\n    nodes {\n      relation\n      principal {\n        kind\n        value\n        accountId\n      }\n      permissions {\n        ...WhoPermission\n      }\n      inherited {\n        ...WhoPermission\n      }\n    }\n    pageInfo {\n      hasNextPage\n    }\n    incomplete {\n      code\n      message\n      pointer\n      failure {\n        __typename\n        code\n        message\n        retryable\n        requestId\n        ... on KmsAccessDeniedException {\n          permission\n          reason\n        }\n        ... on KmsThrottlingException {\n          retryAfterMs\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment WhoTable on KeyPrincipalConnection {\n    nodes {\n      relation\n      principal {\n        kind\n        value\n        accountId\n      }\n      permissions {\n        ...WhoPermission\n      }\n      inherited {\n        ...WhoPermission\n      }\n    }\n    pageInfo {\n      hasNextPage\n    }\n    incomplete {\n      code\n      message\n      pointer\n      failure {\n        __typename\n        code\n        message\n        retryable\n        requestId\n        ... on KmsAccessDeniedException {\n          permission\n          reason\n        }\n        ... on KmsThrottlingException {\n          retryAfterMs\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WhoView on Key {\n    accountId\n    metadata {\n      usage\n    }\n    policy {\n      __typename\n      ... on KeyPolicy {\n        fetchedAt\n        problems {\n          message\n          pointer\n        }\n        document {\n          statements {\n            pointer\n            effect\n            ...StatementCard\n          }\n        }\n      }\n    }\n    grants(first: 100) {\n      nodes {\n        grantId\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    findings(codes: [INEFFECTIVE_STATEMENT, STATEMENT_PARTLY_INEFFECTIVE]) {\n      nodes {\n        message\n        pointer\n      }\n    }\n    principals(first: $first, includeDenied: true) {\n      ...WhoTable\n      nodes {\n        relation\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment WhoView on Key {\n    accountId\n    metadata {\n      usage\n    }\n    policy {\n      __typename\n      ... on KeyPolicy {\n        fetchedAt\n        problems {\n          message\n          pointer\n        }\n        document {\n          statements {\n            pointer\n            effect\n            ...StatementCard\n          }\n        }\n      }\n    }\n    grants(first: 100) {\n      nodes {\n        grantId\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n    findings(codes: [INEFFECTIVE_STATEMENT, STATEMENT_PARTLY_INEFFECTIVE]) {\n      nodes {\n        message\n        pointer\n      }\n    }\n    principals(first: $first, includeDenied: true) {\n      ...WhoTable\n      nodes {\n        relation\n      }\n      pageInfo {\n        hasNextPage\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;