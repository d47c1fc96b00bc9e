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

/** The name in the library of the run on show, where its address opens it by its name alone; null for any other. */
export function nameInLibrary(): string | null {
  return /[#&]with=/.test(own) ? null : (/[#&]scenario=([\w-]+)/.exec(own)?.[1] ?? null);
}

/** Writes the address of the run on show, which may have been edited since it was opened. */
export function setAddress(hash: string): void {
  own = hash;
  putAddress(hash);
}

/** Writes an address that is not, or not yet, that of what is on show. */
export function putAddress(hash: string): void {
  if (location.hash !== hash) history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
}

export function isEdited(lab: Lab): boolean {
  return lab.session.getState().edited || pageState.getState().restored;
}
