// The runs that were left in this tab, by their entry in the browser's history: Back and Forward show them as they were.

import type { Lab } from '../../store/lab.ts';
import { asKept, type KeptRun } from './keeping.ts';
import { address, isEdited, origin, ownEntry } from './origin.ts';

const LEFT = 'quorum-lab.left';
/** So many are kept, and of so many letters together, that there is room for the one on show. */
const MOST = 30;
const LETTERS = 1_000_000;

/** Where the browser stores nothing they last as long as the page. */
let here: readonly KeptRun[] = [];

function stored(): readonly KeptRun[] {
  try {
    const runs: unknown = JSON.parse(sessionStorage.getItem(LEFT) ?? 'null');
    return Array.isArray(runs) ? runs.map(asKept).filter((run) => run !== null) : here;
  } catch {
    return here; // no storage, or not ours
  }
}

/** The run of an entry as it was left; null: it is not kept, and its address tells what it was. */
export function leftAt(entry: number): KeptRun | null {
  return stored().find((run) => run.entry === entry) ?? null;
}

const lettersOf = (runs: readonly KeptRun[]): number => runs.reduce((sum, { text }) => sum + text.length, 0);

export function leave(run: KeptRun): void {
  const runs = [run, ...stored().filter(({ entry }) => entry !== run.entry)].slice(0, MOST);
  while (runs.length > 1 && lettersOf(runs) > LETTERS) runs.pop();
  here = runs;
  try {
    sessionStorage.setItem(LEFT, JSON.stringify(here));
  } catch {
    // It is in this page alone.
  }
}

/** The run on show as it is left. What nobody changed is told by the text that it was opened with. */
export async function onShow(lab: Lab): Promise<KeptRun> {
  const edited = isEdited(lab);
  const { text, future } = edited ? await lab.treeText() : origin();
  const { title } = lab.session.getState();
  const { speed, byInterest } = lab.playback.getState();
  return {
    ...{ hash: address(), entry: ownEntry(), text, future, edited },
    at: Math.floor(lab.projector.now()?.playhead ?? 0),
    title,
    playing: false,
    speed: byInterest ? null : speed,
    ways: null,
  };
}
