import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './views/theme-sheet.ts';
import './app/app.css';
import './app/controls.css';
import './app/rooms.css';
import { App } from './app/App.tsx';
import { leaveToInputMethod } from './app/composing.ts';
import { openAtStart } from './app/opening.ts';
import { present } from './app/presentation.ts';
import { FIRST_PROTOCOL } from './app/start.ts';
import { mayStart } from './app/started.ts';
import { Whole } from './app/Whole.tsx';
import { loadDescriptors } from './protocols/descriptors.ts';
import { LabProvider } from './store/context.tsx';
import { tellOfFailures } from './store/late.ts';
import { createLab } from './store/open.ts';
import { preferences } from './store/preferences.ts';
import { speak } from './store/speaking.ts';
import { ailments } from './store/trouble.ts';
import { loadFirst } from './words/index.ts';
import { createClient } from './worker/client.ts';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app element to mount the page in');
const place = root;

leaveToInputMethod();
// Before the first picture, so that it is drawn once and in its colours.
present();
document.documentElement.dataset.theme = preferences.getState().theme;

/** Nothing waits at the top of this file: parts that are fetched here may need what stands in the same file when built. */
async function start(): Promise<void> {
  tellOfFailures();
  const lab = createLab(createClient(ailments()), speak);
  await Promise.all([loadFirst(preferences.getState().language, [FIRST_PROTOCOL]), loadDescriptors([FIRST_PROTOCOL])]);
  createRoot(place).render(
    <StrictMode>
      <LabProvider value={lab}>
        <Whole>
          <App />
        </Whole>
      </LabProvider>
    </StrictMode>,
  );
  const asked = location.hash;
  await openAtStart(lab);
  const { stay } = await import('./app/staying.ts');
  stay(lab, asked);
  if (import.meta.env.PROD) (await import('./app/offline.ts')).registerOffline();
}

if (mayStart()) void start();
