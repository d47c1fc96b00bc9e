// Keys of a lesson that is open, before those of the page: Enter and Shift+Enter lead on and back, letters and digits answer,
// Shift+H helps, Shift+R begins the try again. While a question is open no other letter does anything.

import { pageState } from '../frame/page-state.ts';
import type { Walk } from './walk.ts';

const WRITES = 'input, textarea, select, [contenteditable=true]';
/** What Enter presses. */
const PRESSES = 'button, summary, a[href], [role=button], [role=menuitem], [role=tab], [data-node], [data-envelope]';

/** Which choice a key means; null: "I don't know". Undefined: none. */
function choiceOf({ key, code }: KeyboardEvent): number | null | undefined {
  if (key === '0') return null;
  if (/^[1-5]$/.test(key)) return Number(key) - 1;
  const letter = /^Key([A-E])$/.exec(code)?.[1] ?? /^[a-e]$/i.exec(key)?.[0]?.toUpperCase();
  return letter === undefined ? undefined : letter.charCodeAt(0) - 'A'.charCodeAt(0);
}

/** Whether a press is the lesson's, and what it does then. */
function doneBy(event: KeyboardEvent, walk: Walk): (() => void) | null {
  const { key, shiftKey } = event;
  const on = event.target instanceof Element ? event.target : null;
  if ((key === 'Enter' && !on?.closest(PRESSES)) || key === 'PageDown' || key === 'PageUp') {
    const back = key === 'PageUp' || (key === 'Enter' && shiftKey);
    return () => void (back ? walk.back(true) : walk.next(true));
  }
  const { keysOn } = pageState.getState();
  if (!keysOn) return null;
  if (shiftKey && /^h$/i.test(key)) return () => walk.hint();
  if (shiftKey && /^r$/i.test(key)) return () => void walk.again();
  if (!walk.waitsForAnswer || shiftKey) return null;
  const choice = choiceOf(event);
  if (choice !== undefined) return () => void walk.answer(choice, true);
  // Other letters rest.
  return /^[a-z]$/i.test(key) ? () => {} : null;
}

/** Listens until the function that it returns is called. */
export function bindLessonKeys(walk: Walk): () => void {
  const onKey = (event: KeyboardEvent) => {
    const on = event.target instanceof Element ? event.target : null;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (on?.closest(WRITES) || document.querySelector('dialog[open], :popover-open') !== null) return;
    const does = doneBy(event, walk);
    if (does === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    does();
  };
  window.addEventListener('keydown', onKey, true);
  return () => window.removeEventListener('keydown', onKey, true);
}
