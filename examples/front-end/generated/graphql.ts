/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export type KeysToMendQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type KeysToMendQuery = { allKeys: { nodes: Array<{ arn: string, aliases: { nodes: Array<{ name: string }> } | null, findings: { nodes: Array<{ id: string, severity: FindingSeverity, message: string }>, incomplete: Array<{ message: string }> } | null }>, failures: Array<{ accountId: string, region: string | null, exception:
        | { message: string }
        | { message: string }
        | { message: string }
        | { message: string }
        | { message: string }
        | { message: string }
        | { message: string }
        | { message: string }
        | { message: string }
        | { message: string }
        | { message: string }
        | { message: string }
       }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

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

export const KeysToMendDocument = new TypedDocumentString(`
    query KeysToMend($after: String) {
  allKeys(first: 50, after: $after, filter: {findings: {minSeverity: HIGH}}) {
    nodes {
      arn
      aliases(first: 1) {
        nodes {
          name
        }
      }
      findings(minSeverity: HIGH) {
        nodes {
          id
          severity
          message
        }
        incomplete {
          message
        }
      }
    }
    failures {
      accountId
      region
      exception {
        message
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<KeysToMendQuery, KeysToMendQueryVariables>;