import { readShared, toShareUrl } from './share-url.js';

// Runs in the browser, after graphiql.js, which defines `YogaGraphiQL`.
const { bundle, logo, starterQueries, authenticated } = JSON.parse(document.getElementById('settings').textContent);

globalThis.MonacoEnvironment = {
  getWorkerUrl: (_module, label) => new URL(`${bundle}${WORKERS[label]}`, location.href).href,
};

const WORKERS = { editorWorkerService: 'editor-worker.js', graphql: 'graphql-worker.js', json: 'json-worker.js' };

const shared = readShared(location.search);
const starters = starterQueries.map((query) => ({ query }));
const first = shared ?? readLastTab() ?? starters[0];
/** The user replaces TOKEN in the pane of headers. The placeholder itself is not sent. */
const PLACEHOLDER = 'Bearer TOKEN';
const HEADERS = JSON.stringify({ authorization: PLACEHOLDER }, null, 2);

YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
  title: 'KMS Policy Gateway',
  logo,
  fetcher: send,
  defaultTabs: shared ? [shared, ...starters] : starters,
  // GraphiQL selects the tab with this operation, or opens a new tab. Without `initialVariables`, it would drop the
  // variables of the first tab, and give a shared operation without variables those of the last session.
  initialQuery: first.query,
  initialVariables: first.variables ?? '',
  // Opens the pane below the query only if the user must enter a token, or if the first query has variables.
  defaultEditorToolsVisibility: authenticated ? 'headers' : first.variables ? 'variables' : false,
  ...(authenticated && { initialHeaders: HEADERS, headers: HEADERS }),
  // Headers may hold a secret: they are kept only as long as the page.
  shouldPersistHeaders: false,
  storage: createStorage(),
  // Yoga's own handler writes only the query into the address. This one writes the whole operation of the active tab,
  // so that the address can be copied and shared. Nothing runs before the user presses play.
  onTabChange({ tabs, activeTabIndex }) {
    const url = toShareUrl(location.href, tabs[activeTabIndex]);
    if (url !== location.href) history.replaceState(null, '', url);
  },
});

prepareEditor();

/** The storage of the browser, into which GraphiQL's history would write the headers of each query that was run. */
function createStorage() {
  const withoutHeaders = (value) =>
    JSON.stringify(JSON.parse(value, (key, part) => (key === 'headers' ? undefined : part)));
  const isHistory = (name) => name === 'graphiql:queries' || name === 'graphiql:favorites';
  return {
    get length() {
      return localStorage.length;
    },
    getItem: (name) => localStorage.getItem(name),
    setItem: (name, value) => localStorage.setItem(name, isHistory(name) ? withoutHeaders(value) : value),
    removeItem: (name) => localStorage.removeItem(name),
    clear: () => localStorage.clear(),
  };
}

/** Wraps long lines of the query once its editor exists, and puts the cursor into it. */
function prepareEditor() {
  const editors = globalThis.__MONACO?.editor.getEditors() ?? [];
  const editor = editors.find((each) => each.getModel()?.uri.path.endsWith('operation.graphql'));
  if (editor === undefined) return requestAnimationFrame(prepareEditor);
  editor.updateOptions({ wordWrap: 'on', wrappingIndent: 'indent' });
  // Not on a touch screen, where it would open the keyboard.
  if (matchMedia('(pointer: fine)').matches) editor.focus();
}

/** The last tab of the earlier session. GraphiQL itself opens an empty tab if nothing was edited. */
function readLastTab() {
  try {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'));
    return tabs[activeTabIndex];
  } catch {
    return undefined;
  }
}

/** Sends an operation. For GraphiQL's own introspection query, loads a file instead, which the browser caches. */
async function send({ query, variables, operationName }, { headers, documentAST } = {}) {
  // GraphiQL updates `operationName` a moment after the query changes. Until then, it can be outdated.
  const name = new RegExp(`\\b${operationName}\\b`).test(query) ? operationName : undefined;
  const isIntrospection = operationName === 'IntrospectionQuery' && documentAST === undefined;
  const response = isIntrospection
    ? await fetch('graphiql/introspection.json')
    : await fetch(location.pathname, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(headers?.authorization !== PLACEHOLDER && headers),
        },
        body: JSON.stringify({ query, variables, operationName: name }),
      });
  if (/\bjson\b/.test(response.headers.get('content-type') ?? '')) return await response.json();
  throw new Error(`The gateway answered HTTP ${response.status} without JSON.`);
}
