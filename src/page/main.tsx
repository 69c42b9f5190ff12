import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { App } from './app.tsx';
import { client } from './gateway/client.ts';
import './style/index.css';

const root = document.getElementById('root');
if (root === null) throw new Error('no element #root in index.html');
createRoot(root).render(
  <StrictMode>
    <Provider value={client}>
      <App />
    </Provider>
  </StrictMode>,
);
