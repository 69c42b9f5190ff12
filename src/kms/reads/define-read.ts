import type { KMSClient } from '@aws-sdk/client-kms';
import type { KmsScope } from '../arn.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';
import type { Permission } from '../permissions.ts';
import { type Check, MAX_SHORT_LIST } from './shape.ts';

/**
 * One KMS operation that the gateway calls: its quota, its permission, its request and its answer. `Target` is a key,
 * an alias, or an account and Region. `Option` chooses one of several answers about the same target: a policy name,
 * or a page.
 */
export type Read<Operation extends string, Target extends KmsScope, Option, Output extends Answer, Value> = {
  readonly operation: Operation;
  /**
   * Requests per second that AWS allows one account in one Region. AWS counts each operation separately.
   * Source: AWS KMS Developer Guide, "Request quotas".
   */
  readonly perSecond: number;
  /** The permission that a rule in GATEWAY_CONFIG must give the caller. */
  readonly permission: Permission;
  call(client: KMSClient, target: Target, option: Option): Promise<Output>;
  /** The main part of the answer. Undefined if it is missing, which means that the answer is broken. */
  read(answer: Output, target: Target, option: Option): Value | undefined;
};

/** A read of a list. Its option is the page. */
export type ListRead<
  Operation extends string,
  Target extends KmsScope,
  Output extends ListAnswer,
  Item,
  Whole extends boolean = boolean,
> = Read<Operation, Target, PageRequest, Output, Page<Item>> & {
  /** The largest Limit that KMS takes. Source: AWS KMS API Reference. */
  readonly maxLimit: number;
  /** True if one page of `maxLimit` items holds the whole list. */
  readonly whole: Whole;
};

/** The members that every output of the SDK has. */
export type Answer = { readonly $metadata: { readonly requestId?: string | undefined } };

/** The members that the output of every list operation has. */
type ListAnswer = Answer & { readonly Truncated?: boolean | undefined; readonly NextMarker?: string | undefined };

/** The members of a request that choose the page. */
type PageInput = { readonly Limit: number; readonly Marker: string | undefined };

export function defineRead<
  const Operation extends string,
  Target extends KmsScope,
  Output extends Answer,
  Value,
  Option = undefined,
>(read: Read<Operation, Target, Option, Output, Value>): Read<Operation, Target, Option, Output, Value> {
  return read;
}

type ListDefinition<Operation extends string, Target extends KmsScope, Output extends ListAnswer, Entry, Item> = Pick<
  ListRead<Operation, Target, Output, Item>,
  'operation' | 'perSecond' | 'permission' | 'maxLimit'
> & {
  call(client: KMSClient, target: Target, page: PageInput): Promise<Output>;
  /** The entries of the answer, as the SDK read them; undefined if the answer has no list. */
  entries(answer: Output): readonly Entry[] | undefined;
  /** True if the members of an entry have the types that the API of KMS defines. */
  readonly isEntry: Check;
  /** The item of an entry. Empty if the entry lacks its main part. */
  toItems(entry: Entry, target: Target): readonly Item[];
};

/** The most entries of a page. KMS sends at most `Limit` entries. Emulators may send more. */
const MAX_ENTRIES = 5_000;

export function defineList<
  const Operation extends string,
  Target extends KmsScope,
  Output extends ListAnswer,
  Entry,
  Item,
>(
  definition: ListDefinition<Operation, Target, Output, Entry, Item>,
  maxEntries = MAX_ENTRIES,
): ListRead<Operation, Target, Output, Item, false> {
  const { operation, perSecond, permission, maxLimit } = definition;
  return {
    operation,
    perSecond,
    permission,
    maxLimit,
    whole: false,
    call: (client, target, { limit, marker }) =>
      definition.call(client, target, { Limit: limit, Marker: marker ?? undefined }),
    read: (answer, target, page) => {
      const entries = definition.entries(answer);
      if (!Array.isArray(entries) || entries.length > maxEntries || !entries.every(definition.isEntry))
        return undefined;
      return toPage(
        entries.flatMap((entry: Entry) => definition.toItems(entry, target)),
        answer,
        page,
      );
    },
  };
}

/** Defines the read of a list that always fits on one page. */
export function defineShortList<
  const Operation extends string,
  Target extends KmsScope,
  Output extends ListAnswer,
  Entry,
  Item,
>(definition: ListDefinition<Operation, Target, Output, Entry, Item>): ListRead<Operation, Target, Output, Item, true> {
  return { ...defineList(definition, MAX_SHORT_LIST), whole: true };
}
