// What had the focus when something to write in was opened: it has it again when that closes, if a keyboard stood on it.
// After a click the focus is nobody's, so that Space belongs to the run.

import { useCallback, useState } from 'react';

function focusedByKey(): HTMLElement | null {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement.matches(':focus-visible') ? activeElement : null;
}

/** To be called before the field has the focus; what it returns gives it back. */
export function useOpener(): () => void {
  const [opener] = useState(focusedByKey);
  return useCallback(() => opener?.focus(), [opener]);
}
