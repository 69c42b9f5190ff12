import { createServer } from 'vite';

/**
 * Serves the page with the development server of Vite, on `port` or the next free port. Calls `gatewayUrl` whenever a
 * browser opens the page.
 */
export async function servePage({ port, gatewayUrl }: { port: number; gatewayUrl: () => string }) {
  const server = await createServer({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    server: { host: '127.0.0.1', port },
    plugins: [
      {
        name: 'gateway-url',
        transformIndexHtml: (html) => html.replace(/(<meta name="gateway" content=")[^"]*/, `$1${gatewayUrl()}`),
      },
    ],
  });
  await server.listen();
  const origin = server.resolvedUrls?.local[0]?.replace(/\/$/, '');
  if (origin === undefined) throw new Error('Vite did not report the URL of its server');
  return { origin, close: () => server.close() };
}
