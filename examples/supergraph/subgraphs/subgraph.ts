import { readFileSync } from 'node:fs';
import { createSchema, createYoga } from 'graphql-yoga';

type Resolvers = Record<string, Record<string, (parent: never) => unknown>>;

/** What a router names an object with. */
type Representation = { readonly __typename: string } & Readonly<Record<string, unknown>>;

/** Gives the object, or the Error that says what is wrong with its name. */
type FindEntity = (representation: Representation) => object;

/** A subgraph of Apollo Federation, of the SDL in NAME.graphql. `findEntity` is for the types that a router may ask it for. */
export function createSubgraph(name: string, resolvers: Resolvers, findEntity?: FindEntity) {
  const sdl = readFileSync(new URL(`${name}.graphql`, import.meta.url), 'utf8');
  const parts = [
    { typeDefs: sdl, resolvers },
    {
      typeDefs: 'type _Service { sdl: String! } extend type Query { _service: _Service! }',
      resolvers: { Query: { _service: () => ({ sdl }) } },
    },
    ...(findEntity ? [toEntities(findEntity)] : []),
  ];
  const schema = createSchema({
    typeDefs: parts.map(({ typeDefs }) => typeDefs),
    resolvers: parts.map(({ resolvers }) => resolvers),
    assumeValidSDL: true,
  });
  return { name, sdl, listener: createYoga({ schema, logging: false, landingPage: false, cors: false }) };
}

function toEntities(findEntity: FindEntity) {
  return {
    typeDefs: 'scalar _Any union _Entity = Key extend type Query { _entities(representations: [_Any!]!): [_Entity]! }',
    resolvers: {
      Query: {
        _entities: (_root: unknown, { representations }: { representations: Representation[] }) =>
          representations.map(findEntity),
      },
      _Entity: { __resolveType: () => 'Key' },
    },
  };
}
