import type { WhoTableFragment } from '../generated/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../generated/index.ts';
import type { NamedPrincipal } from './cells.ts';
import { sortPrincipals } from './sort-principals.ts';

const WHO_PERMISSION = graphql(`
  fragment WhoPermission on KeyPermission {
    actions
    verdict
    conditions {
      operator
      key
      values
    }
    constraints
    limitedBy {
      pointer
    }
    source {
      __typename
      ... on PolicyStatement {
        pointer
      }
      ... on KeyGrant {
        grantId
        name
        ...GrantParts
      }
    }
  }
`);

const WHO_TABLE = graphql(`
  fragment WhoTable on KeyPrincipalConnection {
    nodes {
      relation
      principal {
        kind
        value
        accountId
      }
      permissions {
        ...WhoPermission
      }
      inherited {
        ...WhoPermission
      }
    }
    pageInfo {
      hasNextPage
    }
    incomplete {
      code
      message
      pointer
      failure {
        __typename
        code
        message
        retryable
        requestId
        ... on KmsAccessDeniedException {
          permission
          reason
        }
        ... on KmsThrottlingException {
          retryAfterMs
        }
      }
    }
  }
`);

export type PrincipalsRef = FragmentType<typeof WHO_TABLE>;

export type WhoPrincipals = {
  /** The widest first. */
  readonly principals: readonly NamedPrincipal[];
  /** Why principals or permissions may be missing. */
  readonly incomplete: WhoTableFragment['incomplete'];
  /** Whether there are more principals than were read. */
  readonly hasMore: boolean;
};

/** The principals of an answer. */
export function readPrincipals(ref: PrincipalsRef): WhoPrincipals {
  const { nodes, incomplete, pageInfo } = readFragment(WHO_TABLE, ref);
  return { principals: sortPrincipals(nodes.map(toNamed)), incomplete, hasMore: pageInfo.hasNextPage };
}

function toNamed({ permissions, inherited, ...rest }: WhoTableFragment['nodes'][number]): NamedPrincipal {
  return {
    ...rest,
    permissions: readFragment(WHO_PERMISSION, permissions),
    inherited: readFragment(WHO_PERMISSION, inherited),
  };
}
