// Keeps the page working without a network: sw.js, written by the build, stores every file of it on the first visit.
// The address is relative to the page, so the same build works from any folder of any site.

import { tell } from '../../store/trouble.ts';
import { isNewer } from '../open/versions.ts';

/**
 * Tells of a newer version when all of it is stored: the page that is open keeps the parts it was built with. The page may
 * be of that version itself, since it came from the network.
 */
function tellOfNewer(registration: ServiceWorkerRegistration): void {
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    // The very first is no newer one.
    if (registration.active === null) return;
    coming?.addEventListener('statechange', async () => {
      if (coming.state === 'installed' && (await isNewer())) tell({ kind: 'newer' });
    });
  });
  // A page may stay open for days.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => {}); // there is no connection
  });
}

/** Registers the service worker, where the browser has them; from an insecure page it does nothing. */
export function registerOffline(): void {
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return;
  // Waiting for 'load' keeps the downloads of the worker out of the way of the first picture.
  const register = () => {
    navigator.serviceWorker
      .register(new URL('sw.js', document.baseURI), { updateViaCache: 'none' })
      .then(() => navigator.serviceWorker.getRegistration())
      .then((registration) => registration && tellOfNewer(registration))
      .catch((error: unknown) => {
        console.warn('Quorum Lab will not open offline:', error);
      });
  };
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}
