import { STARTER_QUERIES } from './starter-queries.ts';

/**
 * The page may only load its own files and send requests to its own host. It sends no Referer, so that no other host
 * learns the query in a shared URL. No site may frame it, against clickjacking on the play button.
 */
export const PAGE_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    // The editor writes its styles into the page, and its fonts and icons are data.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
};

export type PageSettings = {
  /** Whether callers authenticate: then GraphiQL opens with the pane for the header Authorization. */
  readonly authenticated: boolean;
};

type Versions = { readonly bundle: string; readonly own: string };

/** GraphiQL's page. It does not depend on the shared operation in its URL, which `browser/start.js` reads. */
export function toPage({ bundle, own }: Versions, { authenticated }: PageSettings): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>KMS Policy Gateway</title>
    <link rel="icon" href="data:image/svg+xml,${encodeURIComponent(toLogo('#d60590'))}">
    <link rel="stylesheet" href="graphiql/${bundle}/graphiql.css">
    <style>${STYLE}</style>
    <script defer src="graphiql/${bundle}/graphiql.js"></script>
    <script type="module" src="graphiql/${own}/start.js"></script>
    <link rel="modulepreload" href="graphiql/${own}/share-url.js">
  </head>
  <body class="no-focus-outline">
    <noscript>GraphiQL needs JavaScript.</noscript>
    <div id="root">Loading GraphiQL&hellip;</div>
    <script type="application/json" id="settings">${toInlineJson({
      bundle: `graphiql/${bundle}/`,
      logo: toLogo('currentColor'),
      starterQueries: STARTER_QUERIES,
      authenticated,
    })}</script>
  </body>
</html>
`;
}

const STYLE = `
body { margin: 0; }
/* On a narrow screen, the lines of the editor would make the page longer than the screen. */
#root { position: relative; height: 100vh; overflow: hidden; }
/* With several tabs at the start, GraphiQL's animation of tabs does not end: the first click would miss its tab. */
.graphiql-tab { transform: none !important; }
.graphiql-logo { white-space: nowrap; }
.graphiql-logo svg { margin-right: 8px; }
/* On a narrow screen, the answer is below the query. */
@media (max-width: 700px) {
  .graphiql-container .graphiql-logo, #graphiql-session > .graphiql-horizontal-drag-bar { display: none; }
  .graphiql-container #graphiql-session { flex-direction: column; }
  .graphiql-container .graphiql-sidebar { --sidebar-width: 44px; padding: 4px; }
  .graphiql-container .graphiql-sessions { margin: 4px 4px 4px 0; }
  .graphiql-container .graphiql-editors, .graphiql-container .graphiql-response { min-height: 0; }
}
`;

/** The logo: a key. */
function toLogo(color: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${color}" stroke-width="2.2" stroke-linecap="round"><circle cx="7" cy="12" r="4.5"/><path d="M11.5 12H22m-3 0v4m-4-4v3"/></svg>`;
}

/** Escapes `<`, which could end the script element. */
function toInlineJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
