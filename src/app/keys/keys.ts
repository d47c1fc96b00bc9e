// The keyboard: every key of the table of commands, and when it is left to whatever has the focus.

import { tinykeys } from 'tinykeys';
import type { Lab } from '../../store/lab.ts';
import { cannot, pageState } from '../frame/page-state.ts';
import { inHand } from '../pair/comparing.ts';
import { isEnabled } from './buttons.ts';
import { commands } from './commands.ts';

/** What takes letters. */
const WRITES = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable=true]';
/** What moves by arrows, Home, End and the page keys. */
const MOVES =
  'input, select, textarea, [role=tablist], [role=slider], [role=separator], [role=menu], [role=grid], [role=radiogroup], [role=listbox]';
/** What Space presses, where the keyboard led to it: after a click Space belongs to the run. */
const PRESSES = 'button, summary, a[href], [role=button], [role=menuitem], [role=tab], input';

/** What happens again while the key is held. */
const REPEATS = new Set([
  '.',
  ',',
  'ArrowRight',
  'ArrowLeft',
  'PageUp',
  'PageDown',
  '+',
  '-',
  '=',
  'Shift++',
  'Shift+_',
  'i',
  'Shift+I',
  'n',
  'Shift+N',
  'j',
  'Shift+J',
]);

const MOVING = new Set(['ArrowRight', 'ArrowLeft', 'Home', 'End', 'PageUp', 'PageDown']);

const FOCUSABLE = 'button, summary, a[href], input, [tabindex]';
/** Keys that lead from one control to another. */
const LEADS = /^(Tab|Home|End|Arrow.*|[1-9])$/;

/**
 * What was clicked, and has not been come to by keys since; it may get the focus back when a dialog or a menu closes. Of
 * `:focus-visible` nothing can be read: any key turns it on.
 */
const clicked = new WeakSet<Element>();
let isPointing = false;
let isLed = false;

function onPointer({ target }: PointerEvent): void {
  isPointing = true;
  const on = target instanceof Element ? target.closest(FOCUSABLE) : null;
  if (on !== null) clicked.add(on);
}

function onFocus({ target }: FocusEvent): void {
  if (!(target instanceof Element)) return;
  if (isPointing) clicked.add(target);
  else if (isLed) clicked.delete(target);
}

/** Whether Space is for the run, whatever has the focus: it was clicked. In a menu it chooses. */
function isForRun(event: KeyboardEvent): boolean {
  const on = event.target instanceof Element ? event.target.closest(FOCUSABLE) : null;
  return on !== null && clicked.has(on) && on.closest('[role=menu]') === null;
}

/** Whether a key press is for the table of commands, and not for what has the focus. */
function isForCommands(event: KeyboardEvent, key: string, keysOn: boolean): boolean {
  if (event.defaultPrevented) return false;
  const on = event.target instanceof Element ? event.target : null;
  if (on?.closest(WRITES)) return false;
  if (document.querySelector('dialog[open]') !== null) return false;
  // What is typed before the field of a note or a caption has come is meant for it.
  const { noting, captioning } = pageState.getState();
  if (noting && document.querySelector('[data-tree-field]') === null) return false;
  if (captioning && document.querySelector('[data-caption-field]') === null) return false;
  // What stands open over the page closes first; the key writes nothing, so that it works without the letters too.
  if (key === 'Escape') return document.querySelector(':popover-open') === null;
  if (key.startsWith('$mod+')) return true;
  if (!keysOn || (event.repeat && !REPEATS.has(key))) return false;
  // A remote that sends Enter finds nothing in its way; on a page in use Enter is whatever has the focus.
  if (key === 'Enter' && on !== document.body) return false;
  if (MOVING.has(key) && on?.closest(MOVES)) return false;
  return key !== 'Space' || !on?.closest(PRESSES) || isForRun(event);
}

/** Listens until the function that it returns is called. */
export function bindKeys(lab: Lab): () => void {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {};
  for (const command of commands) {
    for (const key of command.keys) {
      bindings[key] = (event) => {
        if (!isForCommands(event, key, pageState.getState().keysOn)) return;
        event.preventDefault();
        // Some browsers press a button when Space is let go.
        if (key === 'Space' && isForRun(event) && event.target instanceof HTMLElement) event.target.blur();
        const held = inHand(lab);
        if (isEnabled(command, held)) command.run(held, key);
        // A button looks as if it did nothing; a key has to say it. Nothing left to let go of is no news.
        else if (key !== 'Escape') cannot(command.id);
      };
    }
  }
  const unbind = tinykeys(window, bindings);
  const onKey = (event: KeyboardEvent) => {
    isPointing = false;
    isLed = LEADS.test(event.key);
    // Before what was clicked hears it, which may have a use of its own for it.
    if (event.code !== 'Space' || !isForRun(event)) return;
    bindings.Space?.(event);
    if (event.defaultPrevented) event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', onKey, true);
  window.addEventListener('pointerdown', onPointer, true);
  window.addEventListener('focusin', onFocus);
  return () => {
    unbind();
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('pointerdown', onPointer, true);
    window.removeEventListener('focusin', onFocus);
  };
}
