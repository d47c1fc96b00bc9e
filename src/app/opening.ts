// How a run comes to be on show: from a link, from what an earlier visit left, from the library, or from a pasted text.
// Whatever fails gets a sentence, and the page goes on with what it had.

import type { Micros } from '../engine/protocol.ts';
import type { Lab } from '../store/lab.ts';
import { preferences } from '../store/preferences.ts';
import type { Problem } from '../worker/wire.ts';
import { compareAsLinked, endComparison } from './comparing.ts';
import { askToReplace, desk, setAside, type Work } from './desk.ts';
import { isEdited, keptRun } from './keeping.ts';
import { presentation } from './presentation.ts';
import { FIRST } from './start.ts';

/** A text, the playhead, and which of the text's futures is on show. */
interface Opened {
  readonly text: string;
  readonly at?: Micros;
  readonly future?: number;
}

/** Nothing plays by itself in a page inside another, nor for those who asked for less motion. */
function mayPlay(): boolean {
  return !preferences.getState().stillness && !presentation.embedded;
}

function report(problem: Problem): void {
  desk.setState({ notice: { sentence: (words) => words.notice.unopened, problem } });
}

function setAddress(hash: string): void {
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
}

/** Opens a text, without asking anybody. */
async function show(lab: Lab, { text, at, future }: Opened): Promise<Problem | null> {
  lab.pause();
  endComparison();
  await lab.open(text, at, future);
  const { problem } = lab.session.getState();
  if (problem !== null) return problem;
  const plays = at === undefined && mayPlay();
  const waits = !plays && (at === undefined || presentation.embedded);
  desk.setState({ restored: false, notice: null, first: false, waits });
  if (plays) lab.play();
  return null;
}

/** Opens a text under an address, which is there first: the run that is kept belongs to it. */
async function showUnder(lab: Lab, hash: string, opened: Opened): Promise<Problem | null> {
  const before = location.hash;
  setAddress(hash);
  const problem = await show(lab, opened);
  if (problem !== null) setAddress(before);
  return problem;
}

/**
 * Opens a text in place of the run on show. Edited work is set aside when the person agrees, never lost. Returns what is
 * wrong with the text, or whether it is open.
 */
export async function replaceWith(
  lab: Lab,
  { hash = '', ...opened }: Opened & { readonly hash?: string },
): Promise<Problem | boolean> {
  const read = await lab.read(opened.text);
  if ('problem' in read) return read.problem;
  const edited = isEdited(lab);
  if (edited) {
    lab.pause();
    if (!(await askToReplace())) return false;
    await putAside(lab);
  }
  const problem = await showUnder(lab, hash, opened);
  if (problem !== null) return problem;
  if (edited) desk.setState({ notice: { sentence: (words) => words.notice.kept, back: true } });
  return true;
}

/**
 * Opens a run that was made of the one on show, which is set aside, edited or not: the two want to be compared. It stands
 * at its beginning until `begin`, while somebody reads what is different.
 */
export async function openMadeOf(lab: Lab, text: string): Promise<Problem | null> {
  lab.pause();
  await putAside(lab);
  const problem = await showUnder(lab, '', { text, at: 0 });
  if (problem === null) desk.setState({ notice: { sentence: (words) => words.notice.kept, back: true } });
  return problem;
}

/** Plays from where it stands, where that is wished for. */
export function begin(lab: Lab): void {
  if (mayPlay()) lab.play();
  else desk.setState({ waits: true });
}

async function putAside(lab: Lab): Promise<void> {
  const { text, future } = await lab.treeText();
  const title = lab.session.getState().setup?.title ?? {};
  setAside({ text, at: lab.projector.now()?.playhead ?? 0, future, title });
}

/** Brings work back that was set aside. */
export async function bringBack(lab: Lab, { text, at, future }: Work): Promise<void> {
  const opened = await replaceWith(lab, { text, at, future });
  if (opened === true) desk.setState({ restored: true });
}

async function openFirst(lab: Lab): Promise<void> {
  if ((await show(lab, { text: FIRST })) === null) desk.setState({ first: true });
}

/** What the address asks for, what this tab had on show before it was loaded again, or the first scenario. */
export async function openAtStart(lab: Lab): Promise<void> {
  const kept = keptRun();
  if (kept !== null && kept.hash === location.hash) {
    const problem = await show(lab, kept);
    if (problem === null) {
      desk.setState({ restored: kept.edited });
      await putBeside(lab, location.hash);
      return;
    }
  }
  if (location.hash.length > 1) {
    const problem = await openAddress(lab);
    if (problem === null) return;
    setAddress('');
    await openFirst(lab);
    report(problem);
    return;
  }
  await openFirst(lab);
}

/** What a link puts beside its run. A run that is wrong stays away, and the other stands. */
async function putBeside(lab: Lab, hash: string): Promise<void> {
  const problem = await compareAsLinked(lab, hash);
  if (problem !== null) report(problem);
}

async function openAddress(lab: Lab): Promise<Problem | null> {
  const read = await lab.read(location.hash);
  if ('problem' in read) return read.problem;
  const problem = await show(lab, read);
  if (problem === null) await putBeside(lab, location.hash);
  return problem;
}

/** Follows a link that was put into the address of the open page, after the one that it was opened with. */
export function followAddress(lab: Lab, opened: string): () => void {
  let before = opened;
  const follow = async () => {
    const hash = location.hash;
    if (hash.length < 2 || hash === before) return;
    const read = await lab.read(hash);
    const shown = 'problem' in read ? read.problem : await replaceWith(lab, { ...read, hash });
    if (shown === true) {
      before = hash;
      await putBeside(lab, hash);
    } else setAddress(before);
    if (typeof shown === 'object') report(shown);
  };
  const onChange = () => void follow();
  onChange(); // it may have changed while the page was opening
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
