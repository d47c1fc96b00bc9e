// The sentences of index.html that stand in place of a page that has not started (src/unstarted). They need nothing but the
// document, so they say too what is left to say when the page's own words cannot be had.

const place = document.getElementById('unstarted');

/** Whether nothing keeps it from starting: it may be that something does that was seen from outside. */
export function mayStart(): boolean {
  return !['file', 'frame', 'old'].includes(place?.dataset.why ?? '');
}

let stood = false;

/** The first picture stands. Without a sheet of its own nobody could read it. */
export function started(): void {
  stood = true;
  if (place?.dataset.why !== 'missing') place?.remove();
}

/** Says it over the page that runs, until the function that it returns is called. */
export function sayOver(why: 'missing' | 'broke', what: string, again?: () => void): () => void {
  if (place === null) return () => {};
  place.dataset.started = '';
  place.dispatchEvent(new CustomEvent('say', { detail: { why, what } }));
  for (const each of place.querySelectorAll<HTMLElement>('[data-if-started]')) each.hidden = !stood;
  const away = () => place.remove();
  for (const each of place.querySelectorAll<HTMLElement>('[data-again]')) {
    each.hidden = again === undefined;
    each.onclick = () => {
      away();
      again?.();
    };
  }
  document.body.append(place);
  return away;
}
