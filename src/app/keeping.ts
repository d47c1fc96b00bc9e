// Keeps the run on show through a reload, with all its futures, their names and notes; and writes the future on show into
// the address once it was edited. Texts are written when something was done, afterwards only the playhead moves.

import type { Micros } from '../engine/protocol.ts';
import type { Lab, SessionState } from '../store/lab.ts';
import { besideInLink, comparison, withoutBeside } from './comparing.ts';
import { desk } from './desk.ts';

const KEY = 'quorum-lab.run';
/** Real milliseconds of rest before the playhead is written. */
const RESTS = 250;

interface KeptRun {
  /** The address that it belongs to: another address is another run. */
  readonly hash: string;
  readonly text: string;
  readonly at: Micros;
  /** Which of the text's futures was on show. */
  readonly future: number;
  readonly edited: boolean;
}

/** What this tab had on show before it was loaded again. */
export function keptRun(): KeptRun | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    const { hash, text, at, future, edited } = (kept ?? {}) as Partial<Record<keyof KeptRun, unknown>>;
    if (typeof hash !== 'string' || typeof text !== 'string' || typeof at !== 'number') return null;
    return { hash, text, at, future: typeof future === 'number' ? future : 1, edited: edited === true };
  } catch {
    return null; // no storage, or not ours
  }
}

export function isEdited(lab: Lab): boolean {
  return lab.session.getState().edited || desk.getState().restored;
}

/** What the texts of a run are made of: they are written anew when one of these is another. */
type Parts = Pick<SessionState, 'setup' | 'branch' | 'branches' | 'names' | 'marks'>;

function isSame(a: Parts, b: Parts): boolean {
  return (
    a.setup === b.setup &&
    a.branch === b.branch &&
    a.branches === b.branches &&
    a.names === b.names &&
    a.marks === b.marks
  );
}

/** Keeps until the function that it returns is called. */
export function keepRun(lab: Lab): () => void {
  let openedHash = location.hash;
  let opened = lab.session.getState();
  /** The text of the tree, and of what it is. */
  let tree: { readonly of: Parts; readonly text: string; readonly future: number } | null = null;
  /** What the address tells; null: it is to be written. */
  let written: Parts | null = opened;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function learn(): Promise<void> {
    const of = lab.session.getState();
    if (of.setup === null || (tree !== null && isSame(tree.of, of))) return;
    const { text, future } = await lab.treeText();
    if (isSame(lab.session.getState(), of)) tree = { of, text, future };
  }

  function save(): void {
    const now = lab.session.getState();
    const at = lab.projector.now()?.playhead;
    if (tree === null || at === undefined || !isSame(tree.of, now)) return;
    const { text, future } = tree;
    const kept: KeptRun = { hash: location.hash, text, at, future, edited: isEdited(lab) };
    try {
      sessionStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // Without storage the address alone keeps the run.
    }
  }

  async function address(): Promise<void> {
    const now = lab.session.getState();
    const { branch, edited } = now;
    if (written !== null && isSame(now, written)) return;
    const beside = await besideInLink(lab);
    const hash =
      edited || beside !== '' ? `#${await lab.link(await lab.textOf(branch))}${beside}` : withoutBeside(openedHash);
    if (!isSame(lab.session.getState(), now)) return;
    written = now;
    if (location.hash !== hash) history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
  }

  async function keep(): Promise<void> {
    await learn();
    await address();
    save();
  }

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), RESTS);
  }

  const stops = [
    lab.session.subscribe((now, before) => {
      if (now.setup !== opened.setup) {
        // Another scenario: its address is the one that it was opened with.
        opened = now;
        tree = null;
        written = now;
        openedHash = location.hash;
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
    comparison.subscribe(() => {
      written = null;
      later();
    }),
    desk.subscribe(({ restored }, before) => {
      if (restored !== before.restored) later();
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
