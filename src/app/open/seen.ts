// Which scenarios of the library were seen to their last beat, here or on an earlier visit.

import { createStore } from 'zustand/vanilla';
import { reachedAt } from '../../store/beats.ts';
import type { Lab } from '../../store/lab.ts';
import { isEdited, nameInLibrary } from './origin.ts';

const KEY = 'quorum-lab.seen';

function stored(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : [];
  } catch {
    return []; // no storage, or not ours
  }
}

/** Their names. */
export const seen = createStore<ReadonlySet<string>>()(() => new Set(stored()));

function add(name: string): void {
  // Another tab may have seen others.
  const names = new Set([...stored(), ...seen.getState(), name]);
  seen.setState(names, true);
  try {
    localStorage.setItem(KEY, JSON.stringify([...names]));
  } catch {
    // Without storage it lasts as long as the page.
  }
}

function isAtLastBeat(lab: Lab): boolean {
  const now = lab.projector.now();
  const { beats, coming } = lab.session.getState();
  if (now === null || coming > 0 || beats.length === 0) return false;
  return reachedAt(beats, { at: now.playhead, position: now.shot.position }) === beats.length;
}

/** Keeps what is seen until the function that it returns is called. */
export function keepSeen(lab: Lab): () => void {
  let { setup } = lab.session.getState();
  let name = nameInLibrary();
  const look = () => {
    const now = lab.session.getState().setup;
    if (now !== setup) {
      setup = now;
      name = nameInLibrary();
    }
    // While another is being opened the address is that of the other already.
    if (name === null || name !== nameInLibrary() || seen.getState().has(name)) return;
    if (isAtLastBeat(lab) && !isEdited(lab)) add(name);
  };
  const listen = ({ key }: StorageEvent) => {
    if (key === KEY || key === null) seen.setState(new Set([...stored(), ...seen.getState()]), true);
  };
  const stops = [lab.projector.subscribe(look), lab.session.subscribe(look)];
  window.addEventListener('storage', listen);
  look();
  return () => {
    for (const stop of stops) stop();
    window.removeEventListener('storage', listen);
  };
}
