import { parentPort, workerData } from 'node:worker_threads';
import { css, editorWorkerService, graphqlWorker, js, jsonWorker } from '@graphql-yoga/render-graphiql/graphiql';
import { compress, type Encoding } from '../http/static-file.ts';
import { addHistory, type Bundle } from './bundle.ts';

// The thread that `loadBundle` starts. It ends when all is sent.
const encoding = workerData as Encoding;
const [graphiql, styles, editor, graphql, json] = await Promise.all([
  compress(addHistory(js), encoding),
  compress(css, encoding),
  compress(editorWorkerService, encoding),
  compress(graphqlWorker, encoding),
  compress(jsonWorker, encoding),
]);
const bundle: Bundle = {
  'graphiql.js': graphiql,
  'graphiql.css': styles,
  'editor-worker.js': editor,
  'graphql-worker.js': graphql,
  'json-worker.js': json,
};
parentPort?.postMessage(bundle);
