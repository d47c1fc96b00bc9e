// What takes the place of the run on show: another text, work that is brought back, or a link put into the address. Edited
// work is set aside before, and what is said of it afterwards is how well it is kept.

import type { Lab } from '../../store/lab.ts';
import type { Problem } from '../../worker/wire.ts';
import { askToReplace, pageState, type Sentence, showDialog } from '../frame/page-state.ts';
import { whilePending } from '../frame/pending.ts';
import { leave, leftAt, onShow } from './entries.ts';
import type { KeptRun } from './keeping.ts';
import { report, show, showAgain, type Wanted } from './opening.ts';
import { addEntry, address, entryNow, isEdited, keepEntry, ownEntry, setAddress, takeEntry } from './origin.ts';
import { FIRST } from './start.ts';
import { discard, keyOf, leadBack, type Outcome, setAside, type Work } from './works.ts';

const OPENING: Sentence = (words) => words.opening;

/** How a run takes the place of the one on show. */
interface Way {
  /** The entry at which the browser stands already: somebody went there, or typed its address (null). */
  readonly there?: number | null;
  /** What is on show is set aside, edited or not. */
  readonly always?: boolean;
}

/**
 * Shows a run in place of the one on show, which is left as it is, and set aside if it was edited; nobody is asked, unless
 * the browser cannot store it. Returns what is wrong with the new one, or whether it is open.
 */
async function instead(
  lab: Lab,
  signal: AbortSignal,
  { there, always = false }: Way,
  text: string,
  open: (enter: () => void) => Promise<Problem | null>,
): Promise<Problem | boolean> {
  const edited = isEdited(lab) || always;
  if (edited) lab.pause();
  const left = await onShow(lab);
  signal.throwIfAborted();
  const aside = edited ? { work: left, outcome: setAside(left) } : null;
  if (aside !== null && aside.outcome !== 'stored' && !(await askToReplace())) {
    discard(left);
    return false;
  }
  signal.throwIfAborted();
  const problem = await open(() => {
    leave(left);
    if (there === undefined) addEntry();
    else takeEntry(there);
  });
  if (problem !== null) return problem;
  if (aside !== null) tellAside(aside);
  // There is no way back to what is on show.
  if (pageState.getState().back === keyOf(text)) leadBack(null);
  return true;
}

/** Opens a text in place of the run on show. Returns what is wrong with it, or whether it is open. */
export async function replaceWith(lab: Lab, wanted: Wanted): Promise<Problem | boolean> {
  return (await whilePending(OPENING, (signal) => replace(lab, wanted, signal))) ?? false;
}

async function replace(lab: Lab, wanted: Wanted, signal: AbortSignal, way: Way = {}): Promise<Problem | boolean> {
  const read = await lab.read(wanted.text);
  signal.throwIfAborted();
  if ('problem' in read) return read.problem;
  return instead(lab, signal, way, wanted.text, (enter) => show(lab, wanted, { signal, enter }));
}

/** Opens what is read from a link or a pasted text, as `replaceWith` does. */
export async function replaceWithRead(lab: Lab, pasted: string): Promise<Problem | boolean> {
  return (await whilePending(OPENING, (signal) => readAndReplace(lab, pasted, signal))) ?? false;
}

async function readAndReplace(lab: Lab, pasted: string, signal: AbortSignal, way?: Way): Promise<Problem | boolean> {
  const read = await lab.read(pasted);
  signal.throwIfAborted();
  if ('problem' in read) return read.problem;
  return replace(lab, way?.there !== undefined ? { ...read, hash: pasted } : read, signal, way);
}

/**
 * Opens a run that was made of the one on show, which is set aside, edited or not: the two want to be compared. It stands
 * at its beginning until `begin`, while somebody reads what is different.
 */
export async function openMadeOf(lab: Lab, text: string, signal: AbortSignal): Promise<Problem | boolean> {
  lab.pause();
  return instead(lab, signal, { always: true }, text, (enter) => show(lab, { text, at: 0 }, { signal, enter }));
}

interface Aside {
  readonly work: Work;
  readonly outcome: Outcome;
}

/** From now on there is a way back to it; and where it is kept badly, beside what is said of the run in its place, that. */
function tellAside({ work, outcome }: Aside): void {
  leadBack(work.text);
  const { notice } = pageState.getState();
  if (outcome !== 'stored')
    pageState.setState({
      notice: { ...notice, sentence: (words) => words.notice.aside[outcome], back: work, outcome },
    });
}

/** Brings work back that was set aside. */
export async function bringBack(lab: Lab, { text, at, future }: Work): Promise<void> {
  if ((await replaceWith(lab, { text, at, future })) === true) pageState.setState({ restored: true });
}

/** Shows the run of an entry to which somebody went, or what an address asks for that was typed or clicked. */
async function arrive(lab: Lab, signal: AbortSignal): Promise<Problem | boolean> {
  const { hash } = location;
  const entry = entryNow();
  const kept = entry === null ? null : leftAt(entry);
  if (kept !== null) {
    const opened = await instead(lab, signal, { there: entry }, kept.text, (enter) =>
      showAgain(lab, kept, { plays: false, signal, enter }),
    );
    if (opened === true) setAddress(kept.hash);
    return opened;
  }
  // What was left at the first entry may be kept no longer.
  if (hash.length < 2) return replace(lab, { text: FIRST }, signal, { there: entry });
  return readAndReplace(lab, hash, signal, { there: entry });
}

/**
 * Follows the browser: to the entries of its history, and to a link that was put into the address of the open page.
 * @param asked the address that the page was opened with.
 */
export function followAddress(lab: Lab, asked: string): () => void {
  /** Where it is going: an entry's two events are one. */
  let going: string | null = null;
  const follow = async (isTyped = false) => {
    const { hash } = location;
    const entry = entryNow();
    const place = `${entry} ${hash}`;
    if (going === place) return;
    if (entry !== null && entry === ownEntry() && !isTyped) {
      // The run on show; a link that does not open may have stood here. Where it was going meanwhile it is no more.
      if (going !== null) pageState.getState().pending?.giveUp();
      return setAddress(address());
    }
    // A question is asked beside the run on show.
    if (hash.startsWith('#check=')) {
      showDialog('check');
      return keepEntry();
    }
    // Nothing is asked for: the address is that of what is on show.
    if (entry === null && hash.length < 2) return stay();
    going = place;
    let arriving: Promise<Problem | boolean> = Promise.resolve(false);
    const shown = await whilePending(OPENING, (signal) => {
      arriving = arrive(lab, signal);
      return arriving;
    });
    if (going !== place) return;
    going = null;
    if (shown === null || shown === false) stay();
    // It stays in the address, to be mended.
    else if (shown !== true) report(shown);
    // Given up when it had its place on the page already, it comes all the same; but the browser is elsewhere.
    if (shown !== null) return;
    const came = await arriving.catch(() => false);
    if (came === true && entryNow() !== ownEntry()) void follow();
  };
  const onChange = () => void follow();
  // While the page was opening somebody may have gone elsewhere: not to what stands here by a text that was pasted.
  const isElsewhere = location.hash !== asked || entryNow() !== ownEntry();
  if (isElsewhere && location.hash !== address()) void follow(true);
  for (const type of ['popstate', 'hashchange']) window.addEventListener(type, onChange);
  return () => {
    for (const type of ['popstate', 'hashchange']) window.removeEventListener(type, onChange);
  };
}

function stay(): void {
  keepEntry();
  setAddress(address());
}

/** Sets aside what this tab had on show before it was sent to another address. */
export function keepBack(work: KeptRun): void {
  tellAside({ work, outcome: setAside(work) });
}
