// Keeps the run on show through a reload, and writes it into the address once it was edited. The text of a branch never
// changes after it began, so it is written once; afterwards only the playhead moves.

import type { Micros } from '../engine/protocol.ts';
import type { Lab } from '../store/lab.ts';
import { besideInLink, comparison } from './comparing.ts';
import { desk } from './desk.ts';

const KEY = 'quorum-lab.run';
/** Real milliseconds of rest before the playhead is written. */
const RESTS = 250;

interface KeptRun {
  /** The address that it belongs to: another address is another run. */
  readonly hash: string;
  readonly text: string;
  readonly at: Micros;
  readonly edited: boolean;
}

/** What this tab had on show before it was loaded again. */
export function keptRun(): KeptRun | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    const { hash, text, at, edited } = (kept ?? {}) as Partial<Record<keyof KeptRun, unknown>>;
    if (typeof hash !== 'string' || typeof text !== 'string' || typeof at !== 'number') return null;
    return { hash, text, at, edited: edited === true };
  } catch {
    return null; // no storage, or not ours
  }
}

export function isEdited(lab: Lab): boolean {
  return lab.session.getState().edited || desk.getState().restored;
}

const texts = new Map<number, string>();

/** The scenario of the branch on show with all that was done in it, beyond the playhead too. */
export async function wholeText(lab: Lab): Promise<string> {
  return texts.get(lab.session.getState().branch) ?? lab.write();
}

/** A branch can be written once the playhead has passed the move that began it. */
async function learn(lab: Lab): Promise<void> {
  const { branch, branches } = lab.session.getState();
  const info = branches.find(({ id }) => id === branch);
  const position = lab.projector.now()?.shot.position ?? -1;
  if (info === undefined || texts.has(branch) || (info.parent !== null && position <= info.forkedAt)) return;
  const text = await lab.write();
  if (lab.session.getState().branch === branch) texts.set(branch, text);
}

/** Keeps until the function that it returns is called. */
export function keepRun(lab: Lab): () => void {
  let openedHash = location.hash;
  let opened = lab.session.getState().setup;
  let written = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function save(): void {
    const { branch, setup } = lab.session.getState();
    const text = texts.get(branch);
    const at = lab.projector.now()?.playhead;
    if (setup === null || text === undefined || at === undefined) return;
    const kept: KeptRun = { hash: location.hash, text, at, edited: isEdited(lab) };
    try {
      sessionStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // Without storage the address alone keeps the run.
    }
  }

  async function address(): Promise<void> {
    const { branch, edited } = lab.session.getState();
    const text = texts.get(branch);
    if (branch === written || text === undefined) return;
    const beside = await besideInLink(lab);
    const alone = openedHash.replace(/&with=[^&]*/, '');
    const hash = edited || beside !== '' ? `#${await lab.link(text)}${beside}` : alone;
    if (lab.session.getState().branch !== branch) return;
    written = branch;
    if (location.hash !== hash) history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
  }

  async function keep(): Promise<void> {
    await learn(lab);
    await address();
    save();
  }

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), RESTS);
  }

  const stops = [
    lab.session.subscribe(({ setup, branch }, before) => {
      if (setup !== opened) {
        // Another scenario: its address is the one that it was opened with.
        opened = setup;
        texts.clear();
        written = branch;
        openedHash = location.hash;
      }
      if (!texts.has(branch)) void learn(lab);
      if (branch !== before.branch || setup !== before.setup) later();
    }),
    // While it plays the playhead is written when the page is left; at rest, soon after it was moved.
    lab.projector.subscribe(({ playing }) => {
      if (!playing) later();
    }),
    lab.playback.subscribe(({ playing }) => {
      if (!playing) later();
    }),
    comparison.subscribe(() => {
      written = -1;
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
