import { createSchema, createYoga } from 'graphql-yoga';
import { startServer } from '../src/server/http/start-server.ts';
import { serveRunner } from './contender.ts';

// The minimum for a GraphQL server: Yoga with its defaults, one field, no KMS.
const schema = createSchema({
  typeDefs: 'type Query { hello: String! }',
  resolvers: { Query: { hello: () => 'world' } },
});
const yoga = createYoga({ schema, logging: false });
const { url } = await startServer(yoga, { host: '127.0.0.1', port: 0 });
serveRunner({ url: `${url}/graphql` });
