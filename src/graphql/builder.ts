import SchemaBuilder from '@pothos/core';
import DirectivesPlugin from '@pothos/plugin-directives';
import RelayPlugin from '@pothos/plugin-relay';
import { INVALID_ID_SIZE, withCost } from './call-cost.ts';
import type { Context } from './context.ts';
import type { Directives } from './directives.ts';
import { type GlobalId, parseGlobalId, parseNode, toNodeTypeName, toObjects } from './node.ts';
import { KmsDateTime, KmsJson } from './scalars.ts';

/** Builds all types of the schema. Fields are non-null by default. */
export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Directives: Directives;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    JSON: { Input: unknown; Output: unknown };
    _Any: { Input: unknown; Output: unknown };
  };
}>({
  defaultFieldNullability: false,
  plugins: [RelayPlugin, DirectivesPlugin],
  directives: { useGraphQLToolsUnorderedDirectives: true },
  relay: {
    idFieldOptions: { description: 'The global ID of the object, for `node`. Opaque and stable. Makes no call.' },
    decodeGlobalID: parseGlobalId,
    edgesFieldOptions: {
      description: 'The items of this page with their cursors.',
      nullable: false,
      extensions: withCost({ leadsTo: 'sameObjects' }),
    },
    nodeFieldOptions: { description: 'The item.', nullable: false, extensions: withCost({ leadsTo: 'sameObjects' }) },
    nodesOnConnection: {
      description: 'The items of this page without their cursors.',
      extensions: withCost({ leadsTo: 'sameObjects' }),
    },
    cursorFieldOptions: {
      description: 'Pass it as `after` to get the items after this one. Opaque. Stays valid when the gateway restarts.',
    },
    pageInfoFieldOptions: { description: 'The position of this page in the list.' },
    pageInfoTypeOptions: {
      description: 'The position of a page in its list, as the Relay connection specification defines it.',
      directives: { shareable: {} },
    },
    hasNextPageFieldOptions: { description: 'True if there are more items. To get them, pass `endCursor` as `after`.' },
    hasPreviousPageFieldOptions: { description: 'True if the request had `after`.' },
    startCursorFieldOptions: { description: 'The cursor of the first item. Null if the page is empty.' },
    endCursorFieldOptions: {
      description:
        'The cursor at the end of the page. With a filter, an empty page can have one: pass it as `after` to continue. Null if the gateway read no item.',
    },
    nodeTypeOptions: {
      description: 'An object with a global ID, as the Relay object identification specification defines it.',
      resolveType: (node) => toNodeTypeName(node as object),
    },
    nodeQueryOptions: {
      description:
        'An object by its global ID. Makes no call, so it does not check that a key exists: the fields that call KMS do. If it is null, `errors` says why.',
      args: { id: { description: 'The `id` of an object.' } },
      extensions: withCost({ objects: ({ id }, context) => toObjects([id], context) }),
      resolve: (_root, { id }, context) => parseNode(id, context),
    },
    nodesQueryOptions: {
      description:
        'Objects by their global IDs, in the order of `ids`. An item is null if its ID is not valid; `errors` says why.',
      args: { ids: { description: 'The `id` of each object.' } },
      extensions: withCost({
        items: ({ ids }) => toList(ids).length,
        itemSize: INVALID_ID_SIZE,
        objects: ({ ids }, context) => toObjects(toList(ids), context),
      }),
      // graphql-js reports an Error in a list for its own item only.
      resolve: (_root, { ids }, context) => ids.map((id) => toNodeOrError(id, context)),
    },
  },
});

builder.addScalarType('DateTime', KmsDateTime, {
  description: 'A date and time in UTC, in the format of RFC 3339, such as 2026-11-23T18:30:00.000Z.',
});
builder.addScalarType('JSON', KmsJson, { description: 'Any JSON value.' });
builder.queryType({ description: 'All queries. None of them changes a key.' });
builder.mutationType({
  description:
    'All changes. Sent by POST. Refused with the code WRITES_DISABLED unless the operator has set KMS_WRITE.',
});

/** Empty for an invalid argument: graphql-js reports it at execution. */
function toList(ids: unknown): readonly unknown[] {
  return Array.isArray(ids) ? ids : [];
}

function toNodeOrError(id: GlobalId, context: Context): unknown {
  try {
    return parseNode(id, context);
  } catch (error) {
    return error;
  }
}
