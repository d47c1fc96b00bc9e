// What people do to a run: a move at the playhead, the way back and on again, another of its futures. Each begins where the
// one before it ended: all of this is called within a turn.

import type { StoreApi } from 'zustand/vanilla';
import { MANUAL_STEP } from '../engine/clock.ts';
import type { Choice } from '../engine/move.ts';
import type { Micros } from '../engine/protocol.ts';
import type { Client } from '../worker/client.ts';
import type { Fetcher } from './fetching.ts';
import type { Film } from './film.ts';
import type { Bookmark, Futures, Place } from './futures/branches.ts';
import type { FutureTree } from './futures/tree.ts';
import type { Growing } from './growing.ts';
import type { SessionState } from './lab.ts';
import type { Playhead } from './playhead.ts';
import { leaveBehind, type SelectionStore } from './selection.ts';

interface Ground extends Pick<Growing, 'ahead' | 'heed'> {
  readonly client: Client;
  readonly session: StoreApi<SessionState>;
  readonly selection: SelectionStore;
  readonly film: Film;
  readonly fetcher: Fetcher;
  readonly futures: Futures;
  readonly tree: FutureTree;
  readonly head: Playhead;
  readonly pause: () => void;
  readonly show: (position: number, at?: Micros) => Promise<void>;
  readonly reach: (at: Micros) => Promise<void>;
  /** Plays what a future shares with others; whether it can be shown then. */
  readonly begins: (place: Pick<Place, 'branch' | 'at'>) => Promise<boolean>;
  /** No time of the branch that was on show is wanted any more. */
  readonly forget: () => void;
}

/** Where between the moves of one instant. */
type Marked = Pick<Bookmark, 'position' | 'after'>;

export interface Editing {
  /** Another branch, or another run. */
  readonly turnTo: (branch: number) => void;
  readonly make: (choice: Choice) => Promise<void>;
  readonly goTo: (place: Place) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  readonly take: (branch: number) => Promise<void>;
  readonly backToLesson: () => Promise<void>;
  /** Goes to a moment of a branch, between the moves of one instant too. */
  readonly visit: (place: Place & { readonly mark: Marked }) => Promise<void>;
}

export function editing(ground: Ground): Editing {
  const { client, session, selection, film, fetcher, futures, tree, head } = ground;
  const { pause, show, reach, begins, forget, ahead, heed } = ground;

  function turnTo(branch: number): void {
    fetcher.turn();
    forget();
    const edited = tree.changed || !futures.isTold(branch);
    session.setState({ branch, edited, breach: null, refusal: null, searching: false, stopped: null });
  }

  async function make(choice: Choice): Promise<void> {
    const { shot } = head;
    if (shot === null) return;
    const place = head.here();
    const manual = shot.scene.network.mode === 'manual' && shot.position > 0;
    const at = manual ? Math.max(head.at, shot.at + MANUAL_STEP) : head.at;
    const mine = fetcher.era;
    // What is seen while the worker answers does not count: nobody went back in time.
    const seen = futures.farthest(place.branch);
    const reply = await client.ask('make', { branch: place.branch, position: place.position, at, choice });
    if (mine !== fetcher.era) return;
    if ('refusal' in reply) {
      session.setState({ refusal: reply.refusal });
      return;
    }
    futures.unsee(place.branch, seen);
    // A future that somebody saw is kept and shown; one that was only simulated ahead stays for undo alone.
    if (!futures.isKept(place.branch, place.position)) futures.hide(place.branch);
    futures.leave(place);
    tree.settle();
    film.cutAfter(place.position);
    futures.heed(reply.branch);
    futures.see(reply.branch.id, { at, position: reply.shot.position });
    leaveBehind(selection, place.position, film);
    turnTo(reply.branch.id);
    film.add([reply.shot]);
    await fetcher.catchUp(reply.branch.length);
    head.put(reply.shot, at);
    session.setState(tree.ways);
    ahead();
  }

  async function goTo({ branch, at }: Place): Promise<void> {
    if (!(await begins({ branch, at }))) return;
    futures.reveal(branch);
    film.clear();
    leaveBehind(selection, -1, film);
    turnTo(branch);
    const info = futures.info(branch);
    if (info !== undefined) heed({ ...info, length: 0, end: 0, until: 0 });
    await reach(at);
    session.setState(tree.ways);
  }

  async function undo(): Promise<void> {
    if (await tree.takeBack()) return;
    const undone = head.here();
    const place = futures.undo(undone);
    if (place === undefined) return;
    futures.hide(undone.branch);
    await goTo(place);
  }

  async function redo(): Promise<void> {
    const place = futures.redo(head.here());
    if (place !== undefined) await goTo(place);
  }

  async function take(branch: number): Promise<void> {
    if (branch === session.getState().branch || futures.info(branch) === undefined) return;
    futures.leave(head.here());
    await goTo({ branch, at: head.at, position: 0 });
  }

  async function visit({ branch, at, mark }: Place & { readonly mark: Marked }): Promise<void> {
    pause();
    if (branch !== session.getState().branch) {
      futures.leave(head.here());
      await goTo({ branch, at, position: 0 });
    } else await reach(at);
    if (mark.position === null && mark.after === undefined) return;
    const { position } =
      mark.position === null
        ? await client.ask('place', { branch, at, after: mark.after })
        : { position: mark.position };
    if (session.getState().branch === branch && head.shot?.position !== position) await show(position, at);
  }

  async function backToLesson(): Promise<void> {
    const { lesson } = session.getState();
    if (lesson === null) return;
    pause();
    futures.leave(head.here());
    await goTo({ ...lesson, position: 0 });
  }

  return { turnTo, make, goTo, undo, redo, take, backToLesson, visit };
}
