import SchemaBuilder from '@pothos/core';
import DirectivesPlugin from '@pothos/plugin-directives';
import RelayPlugin from '@pothos/plugin-relay';
import { JSONResolver } from 'graphql-scalars';
import { ERROR_SIZE, withCost } from './call-cost.ts';
import type { Context } from './context.ts';
import { KmsDateTime } from './date-time.ts';
import type { Directives } from './directives.ts';
import { type GlobalId, parseGlobalId, toNode, toNodeTypeName, toObjects } from './node.ts';

/** Every type of the graph is made by this one builder. Fields are non-null unless they say otherwise. */
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
    idFieldOptions: { description: 'Opaque and stable; `node` takes it. Known without a call.' },
    decodeGlobalID: parseGlobalId,
    edgesFieldOptions: {
      description: 'The items of this page, with their cursors.',
      nullable: false,
      extensions: withCost({ leads: 'same' }),
    },
    nodeFieldOptions: { description: 'The item.', nullable: false, extensions: withCost({ leads: 'same' }) },
    nodesOnConnection: {
      description: 'The items of this page, without their cursors.',
      extensions: withCost({ leads: 'same' }),
    },
    cursorFieldOptions: { description: 'Opaque: pass it as `after` to go on behind this item. Survives a restart.' },
    pageInfoFieldOptions: { description: 'Where this page stands in the list.' },
    pageInfoTypeOptions: {
      description: 'Where a page stands in its list, after the Relay connection specification.',
      directives: { shareable: {} },
    },
    hasNextPageFieldOptions: { description: 'True where more items follow: pass `endCursor` as `after`.' },
    hasPreviousPageFieldOptions: { description: 'True where the page was asked for with `after`.' },
    startCursorFieldOptions: { description: 'The cursor of the first item; null where the page is empty.' },
    endCursorFieldOptions: { description: 'The cursor of the last item; null where the page is empty.' },
    nodeTypeOptions: {
      description: 'An object with a global ID, after the Relay object identification specification.',
      resolveType: (node) => toNodeTypeName(node as object),
    },
    nodeQueryOptions: {
      description:
        'Any object by its global ID. Makes no call: whether the key exists shows in the fields that ask KMS. Never null without an entry in `errors`.',
      args: { id: { description: 'The `id` of an object.' } },
      extensions: withCost({ objects: ({ id }, context) => toObjects([id], context) }),
      resolve: (_root, { id }, context) => toNode(id, context),
    },
    nodesQueryOptions: {
      description:
        'Objects by their global IDs, in the order asked for. An item is null, with an entry in `errors`, where its ID is none.',
      args: { ids: { description: 'The `id`s of objects.' } },
      extensions: withCost({
        items: ({ ids }) => toList(ids).length,
        itemSize: ERROR_SIZE,
        objects: ({ ids }, context) => toObjects(toList(ids), context),
      }),
      // An Error in a list is the failure of its own item.
      resolve: (_root, { ids }, context) => ids.map((id) => toNodeOrError(id, context)),
    },
  },
});

builder.addScalarType('DateTime', KmsDateTime, {
  description: 'A point in time as RFC 3339 in UTC, such as 2026-11-23T18:30:00.000Z.',
});
builder.addScalarType('JSON', JSONResolver, { description: 'Any JSON value.' });
builder.queryType({ description: 'What can be read. Nothing here changes a key.' });

/** Of arguments that are wrong there is none; they fail at execution. */
function toList(ids: unknown): readonly unknown[] {
  return Array.isArray(ids) ? ids : [];
}

function toNodeOrError(id: GlobalId, context: Context): unknown {
  try {
    return toNode(id, context);
  } catch (error) {
    return error;
  }
}
