import { readShared, toShareUrl } from './share-url.js';

// Runs in the browser. graphiql.js has put `YogaGraphiQL` into the page.
const { bundle, logo, starterQueries } = JSON.parse(document.getElementById('settings').textContent);

globalThis.MonacoEnvironment = {
  getWorkerUrl: (_module, label) => new URL(`${bundle}${WORKERS[label]}`, location.href).href,
};

const WORKERS = { editorWorkerService: 'editor-worker.js', graphql: 'graphql-worker.js', json: 'json-worker.js' };

const shared = readShared(location.search);
const starters = starterQueries.map((query) => ({ query }));
const first = shared ?? readLastTab() ?? starters[0];

YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
  title: 'KMS Policy Gateway',
  logo,
  fetcher: send,
  defaultTabs: shared ? [shared, ...starters] : starters,
  // GraphiQL shows these in the tab that has them, or opens one. It would drop the variables of the first tab, and take
  // those of the last session for a shared operation that has none.
  initialQuery: first.query,
  initialVariables: first.variables ?? '',
  // What is in the headers may be secret: it lives as long as the page.
  shouldPersistHeaders: false,
  // Yoga's own writes only the query into the address. Here it is what the active tab shows, to be copied and shared. Nothing in it ever runs without a press on play.
  onTabChange({ tabs, activeTabIndex }) {
    const url = toShareUrl(location.href, tabs[activeTabIndex]);
    if (url !== location.href) history.replaceState(null, '', url);
  },
});

/** Where the last session stopped. GraphiQL itself opens an empty tab where nothing was edited. */
function readLastTab() {
  try {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'));
    return tabs[activeTabIndex];
  } catch {
    return undefined;
  }
}

/** One operation of a person; or GraphiQL's own question for the schema, which a file answers that the browser keeps. */
async function send({ query, variables, operationName }, { headers, documentAST } = {}) {
  // GraphiQL learns the name in a new query a moment after it shows it: who is faster on play would send the last one's.
  const name = new RegExp(`\\b${operationName}\\b`).test(query) ? operationName : undefined;
  const isIntrospection = operationName === 'IntrospectionQuery' && documentAST === undefined;
  const response = isIntrospection
    ? await fetch('graphiql/introspection.json')
    : await fetch(location.pathname, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
        body: JSON.stringify({ query, variables, operationName: name }),
      });
  if (/\bjson\b/.test(response.headers.get('content-type') ?? '')) return await response.json();
  throw new Error(`The gateway answered HTTP ${response.status} without JSON.`);
}
