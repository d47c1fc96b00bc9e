// Keys that belong to an input method. Who writes Chinese takes a word with Enter, drops it with Escape and chooses among
// words with arrows and digits: meanwhile no key is for the page. This listens before everything else, so that whatever
// hears keys, now or later, need not know.

/** What browsers call a key that went to an input method. The one that ends a composition may come after its end. */
const TAKEN = 229;

/** Whether the key that is being handled right now belongs to an input method. */
let composes = false;

function hold(event: Event): void {
  if (event instanceof KeyboardEvent) {
    composes = event.isComposing || event.keyCode === TAKEN;
    // What the browser itself makes of a key comes before anything that waits.
    setTimeout(() => {
      composes = false;
    });
  }
  if (!composes) return;
  event.stopImmediatePropagation();
  // Nor does the browser close a dialog, send a form or empty a search by such a key. The others stay as they are: what an
  // input method makes of them may begin with them.
  if (!(event instanceof KeyboardEvent) || event.key === 'Escape') event.preventDefault();
}

/** To be called before anything else listens. */
export function leaveToInputMethod(): void {
  for (const type of ['keydown', 'cancel', 'submit']) addEventListener(type, hold, true);
}
