// How a run comes to be on show: from a link, from what an earlier visit left, from the library, or from a pasted text.
// Whatever fails gets a sentence, and the page goes on with what it had.

import type { Lab } from '../../store/lab.ts';
import { preferences } from '../../store/preferences.ts';
import type { Problem, ReadText } from '../../worker/wire.ts';
import { pageState, type Sentence } from '../frame/page-state.ts';
import { presentation } from '../frame/presentation.ts';
import { compareAsLinked, endComparison } from '../pair/comparing.ts';
import type { KeptRun } from './keeping.ts';
import { KEPT, standsUnder } from './origin.ts';
import { FIRST, isFirstMinute } from './start.ts';

/** A text, and what is to be shown of it. */
export interface Wanted extends ReadText {
  /** The address that the run stands under; none for a text without one. */
  readonly hash?: string;
}

/** Nothing plays by itself in a page inside another, nor for those who asked for less motion. */
function mayPlay(): boolean {
  return !preferences.getState().stillness && !presentation.embedded;
}

export function report(problem: Problem, sentence: Sentence = (words) => words.notice.unopened): void {
  pageState.setState({ notice: { sentence, problem } });
}

/** Opens a text under its address, without asking anybody. */
export async function show(
  lab: Lab,
  wanted: Wanted,
  plays = wanted.at === undefined,
  signal?: AbortSignal,
): Promise<Problem | null> {
  const { text, at, future, hash = '', beside, doubt } = wanted;
  lab.pause();
  endComparison();
  const takeBack = standsUnder({ hash, text, future });
  try {
    await lab.open(text, at, future, signal);
  } catch (reason) {
    takeBack();
    throw reason;
  }
  const { problem } = lab.session.getState();
  if (problem !== null) {
    takeBack();
    return problem;
  }
  const playing = plays && mayPlay();
  const waits = !playing && (at === undefined || presentation.embedded);
  pageState.setState({ restored: false, notice: null, first: isFirstMinute(hash, text), waits });
  if (playing) lab.play();
  if (doubt !== undefined) pageState.setState({ notice: { doubt } });
  await putBeside(lab, beside);
  return null;
}

/** A run beside that is wrong stays away, and the other stands. */
async function putBeside(lab: Lab, beside: Wanted['beside']): Promise<void> {
  const problem = await compareAsLinked(lab, beside);
  if (problem !== null) report(problem, (words) => words.notice.besideUnopened);
}

/** Plays from where it stands, where that is wished for. */
export function begin(lab: Lab): void {
  if (mayPlay()) lab.play();
  else pageState.setState({ waits: true });
}

/**
 * Whether the page was loaded again, or come back to; a link that is clicked again is meant to open anew. Asked of the
 * older interface, which knows from the first script on: the entry of the newer one may come when the page has been read.
 */
function isAgain(): boolean {
  return performance.navigation.type !== PerformanceNavigation.TYPE_NAVIGATE;
}

/** What this tab had on show before, if it had anything: most pages have not. */
async function keptBefore(): Promise<KeptRun | null> {
  try {
    if (sessionStorage.getItem(KEPT) === null) return null;
  } catch {
    return null; // no storage
  }
  return (await import('./keeping.ts')).keptRun();
}

/** What the address asks for, what this tab had on show before it was loaded again, or the first scenario. */
export async function openAtStart(lab: Lab): Promise<void> {
  const kept = await keptBefore();
  const { hash } = location;
  const showKept = async () => {
    if (kept === null) return false;
    if (kept.speed !== null) lab.setSpeed(kept.speed);
    if ((await show(lab, kept, kept.playing)) !== null) return false;
    pageState.setState({ restored: kept.edited });
    return true;
  };
  if (kept !== null && kept.hash === hash && (kept.edited || isAgain()) && (await showKept())) {
    // The text of the run beside is in the address alone.
    const read = hash.includes('with=') ? await lab.read(hash) : null;
    if (read !== null && 'text' in read) await putBeside(lab, read.beside);
    return;
  }
  const problem = hash.length > 1 ? await openAddress(lab, hash) : await openFirst(lab);
  // An address that does not open stays, to be mended; what was on show before it is better than nothing.
  if (problem !== null) {
    if (!(await showKept())) await openFirst(lab);
    report(problem);
  } else if (kept?.edited && kept.hash !== hash) (await import('./replacing.ts')).keepBack(kept);
}

async function openFirst(lab: Lab): Promise<Problem | null> {
  return show(lab, { text: FIRST });
}

async function openAddress(lab: Lab, hash: string): Promise<Problem | null> {
  const read = await lab.read(hash);
  return 'problem' in read ? read.problem : show(lab, { ...read, hash });
}
