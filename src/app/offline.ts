// Keeps the page working without a network: sw.js, written by the build, stores every file of it on the first visit.
// The address is relative to the page, so the same build works from any folder of any site.

/** Registers the service worker, where the browser has them; from file:// or an insecure page it does nothing. */
export function registerOffline(): void {
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return;
  // Waiting for 'load' keeps the downloads of the worker out of the way of the first picture.
  const register = () => {
    navigator.serviceWorker.register(new URL('sw.js', document.baseURI)).catch((error: unknown) => {
      console.warn('Quorum Lab will not open offline:', error);
    });
  };
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}
