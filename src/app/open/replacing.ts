// What takes the place of the run on show: another text, work that is brought back, or a link put into the address. Edited
// work is set aside before, and what is said of it afterwards is how well it is kept.

import type { Lab } from '../../store/lab.ts';
import type { Problem } from '../../worker/wire.ts';
import { askToReplace, pageState, type Sentence } from '../frame/page-state.ts';
import { whilePending } from '../frame/pending.ts';
import { report, show, type Wanted } from './opening.ts';
import { address, isEdited, putAddress, setAddress } from './origin.ts';
import { type Outcome, setAside, type Work } from './works.ts';

/** Shows a run that takes the place of another, in the address too. */
async function showInstead(lab: Lab, wanted: Wanted, signal?: AbortSignal): Promise<Problem | null> {
  const problem = await show(lab, wanted, undefined, signal);
  if (problem === null) setAddress(wanted.hash ?? '');
  return problem;
}

/**
 * Opens a text in place of the run on show. Edited work is set aside when the person agrees, never lost. Returns what is
 * wrong with the text, or whether it is open.
 */
export async function replaceWith(lab: Lab, wanted: Wanted): Promise<Problem | boolean> {
  return (await whilePending(OPENING, (signal) => replace(lab, wanted, signal))) ?? false;
}

const OPENING: Sentence = (words) => words.opening;

async function replace(lab: Lab, wanted: Wanted, signal: AbortSignal): Promise<Problem | boolean> {
  const read = await lab.read(wanted.text);
  signal.throwIfAborted();
  if ('problem' in read) return read.problem;
  const edited = isEdited(lab);
  if (edited) {
    lab.pause();
    if (!(await askToReplace())) return false;
  }
  const aside = edited ? await putAside(lab, signal) : null;
  const problem = await showInstead(lab, wanted, signal);
  if (problem !== null) return problem;
  if (aside !== null) tellAside(aside);
  return true;
}

/** Opens what is read from a link or a pasted text, as `replaceWith` does. */
export async function replaceWithRead(lab: Lab, pasted: string, hash?: string): Promise<Problem | boolean> {
  const opened = await whilePending(OPENING, async (signal) => {
    const read = await lab.read(pasted);
    signal.throwIfAborted();
    return 'problem' in read ? read.problem : replace(lab, { ...read, hash }, signal);
  });
  return opened ?? false;
}

/**
 * Opens a run that was made of the one on show, which is set aside, edited or not: the two want to be compared. It stands
 * at its beginning until `begin`, while somebody reads what is different.
 */
export async function openMadeOf(lab: Lab, text: string, signal: AbortSignal): Promise<Problem | null> {
  lab.pause();
  const aside = await putAside(lab, signal);
  const problem = await showInstead(lab, { text, at: 0 }, signal);
  if (problem === null) tellAside(aside);
  return problem;
}

interface Aside {
  readonly work: Work;
  readonly outcome: Outcome;
}

/** Sets the run on show aside, with all its futures. */
async function putAside(lab: Lab, signal?: AbortSignal): Promise<Aside> {
  const { text, future } = await lab.treeText();
  signal?.throwIfAborted();
  const title = lab.session.getState().setup?.title ?? {};
  const work = { text, at: Math.floor(lab.projector.now()?.playhead ?? 0), future, title };
  return { work, outcome: setAside(work) };
}

/** Says how well work is kept, beside what is said of the run that took its place. */
function tellAside({ work, outcome }: Aside): void {
  const { notice } = pageState.getState();
  pageState.setState({ notice: { ...notice, sentence: (words) => words.notice.aside[outcome], back: work, outcome } });
}

/** Brings work back that was set aside. */
export async function bringBack(lab: Lab, { text, at, future }: Work): Promise<void> {
  const opened = await replaceWith(lab, { text, at, future });
  if (opened === true) pageState.setState({ restored: true });
}

/** Follows a link that was put into the address of the open page, after the one that it was opened with. */
export function followAddress(lab: Lab, opened: string): () => void {
  const follow = async (hash: string) => {
    if (hash === address()) return;
    // The page wrote its own address before it was told of this one.
    if (location.hash === address()) putAddress(hash);
    // Nothing is asked for, or who was asked stays: the address is that of what is on show.
    if (hash.length < 2) return setAddress(address());
    const shown = await replaceWithRead(lab, hash, hash);
    if (shown === false && location.hash === hash) setAddress(address());
    // One that does not open stays, to be mended.
    if (typeof shown === 'object') report(shown);
  };
  const onChange = ({ newURL }: HashChangeEvent) => void follow(new URL(newURL).hash);
  if (location.hash !== opened) void follow(location.hash); // while the page was opening
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** Sets aside what this tab had on show before it was sent to another address. */
export function keepBack(work: Work): void {
  tellAside({ work, outcome: setAside(work) });
}
