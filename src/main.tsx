import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './views/theme-sheet.ts';
import './app/frame/app.css';
import './app/frame/controls.css';
import './app/frame/header.css';
import './app/frame/over-stage.css';
import './app/frame/caption.css';
import './app/frame/transport.css';
import { App } from './app/frame/App.tsx';
import { PageBoundary } from './app/frame/PageBoundary.tsx';
import { conduct } from './app/frame/pacing.ts';
import { present } from './app/frame/page-state.ts';
import { dress, presentation } from './app/frame/presentation.ts';
import { mayStart } from './app/frame/started.ts';
import { leaveToInputMethod } from './app/keys/composing.ts';
import { FIRST_PROTOCOL } from './app/open/first-protocol.ts';
import { openAtStart } from './app/open/opening.ts';
import { loadDescriptors } from './protocols/descriptors.ts';
import { LabProvider } from './store/context.tsx';
import { createLab } from './store/open.ts';
import { preferences } from './store/preferences.ts';
import { tellOfFailures } from './store/stale.ts';
import { ailments } from './store/trouble.ts';
import { speak } from './store/words.ts';
import { loadFirst } from './words/index.ts';
import { createClient } from './worker/client.ts';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app element to mount the page in');
const place = root;

leaveToInputMethod();
// Before the first picture, so that it is drawn once and in its colours.
dress();
if (presentation.presenting) present(true);
document.documentElement.dataset.theme = preferences.getState().theme;

/** Nothing waits at the top of this file: parts that are fetched here may need what stands in the same file when built. */
async function start(): Promise<void> {
  tellOfFailures();
  const lab = createLab(createClient(ailments()), speak, () => preferences.getState().language);
  await Promise.all([loadFirst(preferences.getState().language, [FIRST_PROTOCOL]), loadDescriptors([FIRST_PROTOCOL])]);
  createRoot(place).render(
    <StrictMode>
      <LabProvider value={lab}>
        <PageBoundary>
          <App />
        </PageBoundary>
      </LabProvider>
    </StrictMode>,
  );
  conduct(lab);
  const asked = location.hash;
  await openAtStart(lab);
  const { stay } = await import('./app/open/staying.ts');
  stay(lab, asked);
  if (import.meta.env.PROD) (await import('./app/frame/offline.ts')).registerOffline();
}

if (mayStart()) void start();
