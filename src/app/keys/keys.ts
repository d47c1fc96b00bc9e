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

/** What has the focus because it was clicked. Of `:focus-visible` nothing can be read: any key turns it on. */
let clicked: Element | null = null;

function onPointer({ target }: PointerEvent): void {
  clicked = target instanceof Element ? target.closest(PRESSES) : null;
}

function onFocus({ target }: FocusEvent): void {
  if (target !== clicked) clicked = null;
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
  const pressed = key === 'Space' ? (on?.closest(PRESSES) ?? null) : null;
  return pressed === null || pressed === clicked;
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
        if (key === 'Space' && clicked instanceof HTMLElement) clicked.blur();
        const held = inHand(lab);
        if (isEnabled(command, held)) command.run(held, key);
        // A button looks as if it did nothing; a key has to say it. Nothing left to let go of is no news.
        else if (key !== 'Escape') cannot(command.id);
      };
    }
  }
  const unbind = tinykeys(window, bindings);
  window.addEventListener('pointerdown', onPointer, true);
  window.addEventListener('focusin', onFocus);
  return () => {
    unbind();
    window.removeEventListener('pointerdown', onPointer, true);
    window.removeEventListener('focusin', onFocus);
  };
}
