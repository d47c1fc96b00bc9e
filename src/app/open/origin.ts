// Where the run on show comes from, and the address that it stands under. The browser's own may be another: a link that is
// being asked about, or one that does not open.

import type { Lab } from '../../store/lab.ts';
import { pageState } from '../frame/page-state.ts';

/** Where a tab's storage keeps what was on show (keeping.ts). */
export const KEPT = 'quorum-lab.run';

/** A run as it was opened: under which address, of which text, and which of its futures was on show. */
export interface Origin {
  readonly hash: string;
  readonly text: string;
  readonly future?: number | undefined;
}

let opened: Origin = { hash: '', text: '' };
let own = '';

/** Which entry of the tab's history belongs to the run on show; null until one does. */
let entry: number | null = null;

/** To be called before a run is opened; what it returns, if it does not open. */
export function standsUnder(origin: Origin): () => void {
  const before = { opened, own };
  opened = origin;
  own = origin.hash;
  return () => {
    ({ opened, own } = before);
  };
}

export const origin = (): Origin => opened;
export const address = (): string => own;
export const ownEntry = (): number | null => entry;

/** The run that an entry of the history belongs to; null for one that the page has not made: an address that was typed. */
export function entryNow(): number | null {
  const { run } = (history.state ?? {}) as { readonly run?: unknown };
  return typeof run === 'number' ? run : null;
}

/** A number that no entry of this tab has: in one millisecond only one run is opened, but a clock may be set back. */
const unused = (): number => Math.max(Date.now(), (entry ?? 0) + 1);

/**
 * The run on show belongs to an entry, that at which the browser stands unless it is said. Its address stays: it may be one
 * to be mended. While the run was being opened somebody may have gone on to another: that one is not its own.
 */
export function takeEntry(at: number | null = entryNow()): void {
  entry = at ?? unused();
  if (entryNow() === at) write('replaceState', location.hash);
}

/** The run on show gets an entry of its own, behind that at which the browser stands. */
export function addEntry(): void {
  entry = unused();
  write('pushState', own);
}

/** The run on show stays, though the browser stands at another entry: from now on that is one of it too. */
export function keepEntry(): void {
  entry ??= unused();
  write('replaceState', location.hash);
}

function write(how: 'pushState' | 'replaceState', hash: string): void {
  history[how]({ run: entry }, '', `${location.pathname}${location.search}${hash}`);
}

/** The name in the library of the run on show, where its address opens it by its name alone; null for any other. */
export function nameInLibrary(): string | null {
  return /[#&]with=/.test(own) ? null : (/[#&]scenario=([\w-]+)/.exec(own)?.[1] ?? null);
}

/**
 * Writes the address of the run on show, which may have been edited since it was opened; but not into the entry of another,
 * to which the browser has gone meanwhile.
 */
export function setAddress(hash: string): void {
  own = hash;
  if (entry !== null && entryNow() === entry && location.hash !== hash) write('replaceState', hash);
}

export function isEdited(lab: Lab): boolean {
  return lab.session.getState().edited || pageState.getState().restored;
}
