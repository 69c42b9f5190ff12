import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { documentsPlugin } from './documents-plugin.ts';

/** Where `npm start` serves the gateway. Its rules of HTTP refuse requests that name another origin. */
const GATEWAY = 'http://127.0.0.1:4000';

/**
 * `npm run build:page` writes the page to dist/page/, from which the gateway serves it. `npm run dev` serves its modules to
 * the browser, and replaces each one as it changes.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './', // a proxy can serve the gateway below any path
  plugins: [documentsPlugin(), react()],
  build: {
    outDir: '../../dist/page',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 600, // KB, before compression; a test limits what is sent
    assetsInlineLimit: 0, // the Content-Security-Policy allows files of this origin only
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' }, // of the packages in the page: their licences demand it
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/graphql': { target: GATEWAY, changeOrigin: true, headers: { origin: GATEWAY } } },
  },
});
