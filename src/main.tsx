import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { registerOffline } from './app/offline.ts';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app element to mount the page in');

createRoot(root).render(
  <StrictMode>
    <main>
      <h1>Quorum Lab</h1>
    </main>
  </StrictMode>,
);

if (import.meta.env.PROD) registerOffline();
