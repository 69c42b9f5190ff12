import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { App } from './app.tsx';
import { client } from './gateway/client.ts';
import { SETTINGS } from './gateway/settings.ts';
import './style/index.css';

const element = document.getElementById('root');
if (element === null) throw new Error('no element #root in index.html');
const root = createRoot(element);
if (SETTINGS.signIn === null) render(<App />);
else
  openSignIn(SETTINGS.signIn).catch(() => render(<p role="alert">The page was not loaded as a whole. Reload it.</p>));

/** Loaded only where callers must authenticate. */
async function openSignIn(settings: NonNullable<typeof SETTINGS.signIn>): Promise<void> {
  const [{ SignInGate }, { startSignIn }] = await Promise.all([
    import('./sign-in/sign-in-gate.tsx'),
    import('./sign-in/sign-in.ts'),
  ]);
  // The provider may be slow.
  render(<SignInGate settings={settings} start={{ type: 'leaving' }} />);
  const start = await startSignIn(settings);
  render(<SignInGate settings={settings} start={start} />);
}

function render(app: ReactNode): void {
  root.render(
    <StrictMode>
      <Provider value={client}>{app}</Provider>
    </StrictMode>,
  );
}
