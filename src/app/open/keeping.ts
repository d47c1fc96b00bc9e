// Keeps the run on show through a reload, with all its futures, their names and notes; and writes the future on show into
// the address once it was edited. Texts are written when something was done, afterwards only the playhead moves.

import type { Micros } from '../../engine/protocol.ts';
import { fragmentOf, withoutBeside } from '../../scenarios/fragment.ts';
import { asWays, type KeptWays } from '../../store/futures/ways.ts';
import type { Lab, SessionState } from '../../store/lab.ts';
import { pageState } from '../frame/page-state.ts';
import { besideInLink, comparison } from '../pair/comparing.ts';
import { address, isEdited, KEPT, origin, ownEntry, setAddress } from './origin.ts';
import { asWork, type Work, whyNot } from './works.ts';

/** Real milliseconds of rest before the playhead is written. */
const RESTS = 250;

export interface KeptRun extends Work {
  /** The address that it belongs to: another address is another run. */
  readonly hash: string;
  /** Its entry in the tab's history. */
  readonly entry: number | null;
  readonly edited: boolean;
  readonly playing: boolean;
  /** The rate that somebody chose; null for the pace by interest. */
  readonly speed: number | null;
  /** The ways back and on again; null: there are none. */
  readonly ways: KeptWays | null;
}

/** A run as storage holds it; null for what is none. */
export function asKept(kept: unknown): KeptRun | null {
  const { hash, entry, edited, playing, speed, ways } = (kept ?? {}) as Partial<Record<keyof KeptRun, unknown>>;
  const work = asWork(kept);
  if (work === null || typeof hash !== 'string') return null;
  return {
    ...work,
    hash,
    entry: typeof entry === 'number' ? entry : null,
    edited: edited === true,
    playing: playing === true,
    speed: typeof speed === 'number' && speed > 0 ? speed : null,
    ways: asWays(ways),
  };
}

/** What this tab had on show before it was loaded again. */
export function keptRun(): KeptRun | null {
  try {
    return asKept(JSON.parse(sessionStorage.getItem(KEPT) ?? 'null'));
  } catch {
    return null; // no storage, or not ours
  }
}

/** Where there is no room for the ways back, the run is kept without them. */
function store(kept: KeptRun): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  } catch (error) {
    if (kept.ways === null) throw error;
    sessionStorage.setItem(KEPT, JSON.stringify({ ...kept, ways: null }));
  }
}

/** What the texts of a run are made of: they are written anew when one of these is another. */
type Parts = Pick<SessionState, 'setup' | 'branch' | 'branches' | 'names' | 'marks' | 'captions' | 'title'>;

function isSame(a: Parts, b: Parts): boolean {
  return (
    a.setup === b.setup &&
    a.branch === b.branch &&
    a.branches === b.branches &&
    a.names === b.names &&
    a.marks === b.marks &&
    a.captions === b.captions &&
    a.title === b.title
  );
}

/** Keeps until the function that it returns is called. */
export function keepRun(lab: Lab): () => void {
  let shown = lab.session.getState();
  /** The text of the tree, and of what it is. */
  let tree: (Pick<KeptRun, 'text' | 'ways'> & { readonly of: Parts; readonly future: number }) | null = null;
  /** What the address tells; null: it is to be written. */
  let written: Parts | null = null;
  /** Counts what makes the address stale beside the session: what came while it was being written is not in it. */
  let stale = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** That nothing is kept here is said once. */
  let told = false;

  async function learn(): Promise<void> {
    const of = lab.session.getState();
    if (of.setup === null || (tree !== null && isSame(tree.of, of))) return;
    const { text, future } = await lab.treeText();
    const ways = await lab.keptWays();
    if (isSame(lab.session.getState(), of)) tree = { of, text, future, ways };
  }

  function save(): void {
    const now = lab.session.getState();
    const at: Micros | undefined = lab.projector.now()?.playhead;
    if (tree === null || at === undefined || !isSame(tree.of, now)) return;
    const { text, future, ways } = tree;
    const { playing, speed, byInterest } = lab.playback.getState();
    const edited = isEdited(lab);
    const kept: KeptRun = {
      hash: address(),
      entry: ownEntry(),
      text,
      at: Math.floor(at),
      future,
      title: now.title,
      edited,
      playing,
      speed: byInterest ? null : speed,
      ways,
    };
    try {
      store(kept);
      pageState.setState({ isKept: true });
    } catch (error) {
      // Without storage the address alone keeps the future on show.
      const why = whyNot(error);
      pageState.setState({ isKept: false });
      if (edited && !told) pageState.setState({ notice: { sentence: (words) => words.notice.unkept[why] } });
      told ||= edited;
    }
  }

  async function writeAddress(): Promise<void> {
    const now = lab.session.getState();
    const { branch } = now;
    const before = stale;
    if (written !== null && isSame(now, written)) return;
    const beside = await besideInLink(lab);
    const hash =
      isEdited(lab) || beside.with !== undefined
        ? `#${fragmentOf({ run: await lab.link(await lab.textOf(branch)), ...beside })}`
        : withoutBeside(origin().hash);
    if (before !== stale || !isSame(lab.session.getState(), now)) return;
    written = now;
    setAddress(hash);
  }

  async function keep(): Promise<void> {
    await learn();
    await writeAddress();
    save();
  }

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), RESTS);
  }

  function outdate(): void {
    written = null;
    stale++;
    later();
  }

  if (isEdited(lab)) later();
  else {
    // As long as nothing is done in a run its text is the one that was opened.
    const { text, future = 1 } = origin();
    tree = { of: shown, text, future, ways: null };
    written = shown;
  }
  const stops = [
    lab.session.subscribe((now, before) => {
      if (now.setup !== shown.setup) {
        // Another scenario: its address is the one that it was opened with.
        shown = now;
        tree = null;
        written = now;
      }
      if (isSame(now, before)) return;
      void learn();
      later();
    }),
    // While it plays the playhead is written when the page is left; at rest, soon after it was moved.
    lab.projector.subscribe(({ playing }) => {
      if (!playing) later();
    }),
    lab.playback.subscribe(({ playing }) => {
      if (!playing) later();
    }),
    comparison.subscribe(outdate),
    pageState.subscribe(({ restored }, before) => {
      if (restored !== before.restored) outdate();
    }),
  ];
  window.addEventListener('pagehide', save);
  document.addEventListener('visibilitychange', save);
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
    window.removeEventListener('pagehide', save);
    document.removeEventListener('visibilitychange', save);
  };
}
