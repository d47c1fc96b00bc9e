// How a run comes to be on show: from a link, from what an earlier visit left, from the library, or from a pasted text.
// Whatever fails gets a sentence, and the page goes on with what it had.

import type { Lab } from '../../store/lab.ts';
import { preferences } from '../../store/preferences.ts';
import type { Problem, ReadText } from '../../worker/wire.ts';
import { pageState, type Sentence, showDialog } from '../frame/page-state.ts';
import { presentation } from '../frame/presentation.ts';
import { compareAsLinked, endComparison } from '../pair/comparing.ts';
import type { KeptRun } from './keeping.ts';
import { entryNow, KEPT, standsUnder, takeEntry } from './origin.ts';
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

interface Showing {
  /** Whether it plays at once; without a moment it does. */
  readonly plays?: boolean;
  readonly signal?: AbortSignal;
  /** It is on show: gives it its entry in the history. */
  readonly enter?: () => void;
}

/** Opens a text under its address, without asking anybody. */
export async function show(
  lab: Lab,
  wanted: Wanted,
  { plays = wanted.at === undefined, signal, enter = () => takeEntry() }: Showing = {},
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
  enter();
  const playing = plays && mayPlay();
  const waits = !playing && (at === undefined || presentation.embedded);
  pageState.setState({
    restored: false,
    notice: null,
    first: isFirstMinute(hash, text),
    waits,
    beat: wanted.beat ?? null,
  });
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
 * Whether the page was loaded again, or come back to: then the entry of the history has the number that this page gave it.
 * A link that is clicked again is meant to open anew.
 */
function isAgain(): boolean {
  return entryNow() !== null;
}

/** Opens a run as it was left, with the one beside it, whose text is in the address alone. */
export async function showAgain(lab: Lab, kept: KeptRun, showing: Showing): Promise<Problem | null> {
  const { ways } = kept;
  const isResumed = ways !== null && (await show(lab, { ...kept, ...ways }, showing)) === null;
  if (isResumed) lab.resume(ways);
  const problem = isResumed ? null : await show(lab, kept, showing);
  if (problem !== null) return problem;
  pageState.setState({ restored: kept.edited });
  const read = kept.hash.includes('with=') ? await lab.read(kept.hash) : null;
  if (read !== null && 'text' in read) await putBeside(lab, read.beside);
  return null;
}

/** What this tab had on show before, if it had anything: most pages have not. */
async function keptBefore(): Promise<Record<'last' | 'here', KeptRun | null>> {
  const none = { last: null, here: null };
  try {
    if (sessionStorage.getItem(KEPT) === null) return none;
  } catch {
    return none; // no storage
  }
  const last = (await import('./keeping.ts')).keptRun();
  const entry = entryNow();
  if (last === null || last.entry === null || entry === last.entry) return { last, here: last };
  const { leave, leftAt } = await import('./entries.ts');
  leave(last);
  // The tab comes from another page, back to a run before that one or to an address that was typed.
  return { last, here: entry === null ? last : leftAt(entry) };
}

/** What the address asks for, what this tab had on show before it was loaded again, or the first scenario. */
export async function openAtStart(lab: Lab): Promise<void> {
  const { last, here } = await keptBefore();
  const { hash } = location;
  const showKept = async (kept: KeptRun | null, enter = () => takeEntry()) => {
    if (kept === null) return false;
    if (kept.speed !== null) lab.setSpeed(kept.speed);
    return (await showAgain(lab, kept, { plays: kept.playing, enter })) === null;
  };
  const isHere = here !== null && here.hash === hash && (here.edited || isAgain());
  if (isHere && (await showKept(here))) {
    if (last !== null && last !== here && last.edited) await keepBack(last);
    return;
  }
  const asks = hash.startsWith('#check=');
  if (asks) showDialog('check');
  const problem = hash.length > 1 && !asks ? await openAddress(lab, hash) : await openFirst(lab);
  // An address that does not open stays, to be mended; what was on show before it is better than nothing.
  if (problem !== null) {
    if (!(await showKept(last, () => {}))) await openFirst(lab);
    report(problem);
  } else if (last?.edited && last.hash !== hash) await keepBack(last);
}

async function keepBack(last: KeptRun): Promise<void> {
  (await import('./replacing.ts')).keepBack(last);
}

async function openFirst(lab: Lab): Promise<Problem | null> {
  return show(lab, { text: FIRST });
}

async function openAddress(lab: Lab, hash: string): Promise<Problem | null> {
  const read = await lab.read(hash);
  return 'problem' in read ? read.problem : show(lab, { ...read, hash });
}
