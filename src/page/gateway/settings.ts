import type { PageSettings } from '../../server/page/page-settings.ts';

/** What the gateway has written into index.html. The development server of Vite writes nothing. */
export const SETTINGS: PageSettings = {
  authenticated: false,
  signIn: null,
  write: false,
  graphiql: true,
  ...JSON.parse(document.getElementById('settings')?.textContent ?? '{}'),
};
