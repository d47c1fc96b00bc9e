// A file dropped anywhere on the page, or a text pasted outside a field, opens as if it had been given to the dialog.

import { decode } from '../../scenarios/decode.ts';
import { LIMITS } from '../../scenarios/limits.ts';
import type { Lab } from '../../store/lab.ts';
import { pageState, say } from '../frame/page-state.ts';
import { report } from './opening.ts';
import { replaceWithRead } from './replacing.ts';

/** Bytes of a file that are read: no scenario has more, however its letters are written. */
const FILE_AT_MOST = LIMITS.text * 4;

/** What takes text itself. */
const FIELD = 'input, textarea, select, [contenteditable=true]';

/** What a file says; null: it is too long for a scenario. */
export async function textOfFile(file: File): Promise<string | null> {
  return file.size > FILE_AT_MOST ? null : decode(new Uint8Array(await file.arrayBuffer()));
}

/** Listens until the function that it returns is called. */
export function openAnywhere(lab: Lab): () => void {
  const open = async (text: string) => {
    const opened = await replaceWithRead(lab, text);
    if (opened === true) pageState.setState({ dialog: null });
    else if (opened !== false) report(opened);
  };
  const over = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const drop = async (event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    // A browser would leave the page for the file.
    event.preventDefault();
    const text = await textOfFile(file);
    if (text === null) say((words) => words.open.fileTooLong);
    else await open(text);
  };
  const paste = (event: ClipboardEvent) => {
    const inField = event.target instanceof Element && event.target.closest(FIELD) !== null;
    if (inField || event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() !== '') void open(text);
  };
  const dropped = (event: DragEvent) => void drop(event);
  window.addEventListener('dragover', over);
  window.addEventListener('drop', dropped);
  window.addEventListener('paste', paste);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', dropped);
    window.removeEventListener('paste', paste);
  };
}
