// The laboratory of the page: it holds the playhead, asks the worker for what lies ahead, and shows what the playhead
// has reached. The worker owns the run; nothing in here knows a protocol.

import { createStore } from 'zustand/vanilla';
import { MANUAL_STEP } from '../engine/clock.ts';
import type { Choice } from '../engine/move.ts';
import type { Micros } from '../engine/protocol.ts';
import { descriptorsOf, loadDescriptors } from '../protocols/descriptors.ts';
import type { Client } from '../worker/client.ts';
import { BLOCK, type BranchInfo, type KeptMark, type Reply, type Said, type Shot } from '../worker/wire.ts';
import { asking, type Prepare, tellable } from './asking.ts';
import { Fetcher } from './fetching.ts';
import { Film } from './film.ts';
import { type Bookmark, Futures, type Place } from './futures/branches.ts';
import { FutureTree } from './futures/tree.ts';
import { jumping } from './jumping.ts';
import type { Lab, PlaybackState, SessionState } from './lab.ts';
import { breachBetween } from './landmarks.ts';
import { DEFAULT_SPEED, HELPING, isSparse, paceOf, within } from './pace.ts';
import { Screen } from './picture.ts';
import { playingTo } from './play-to.ts';
import { Ticker } from './playback.ts';
import type { Queue } from './queue.ts';
import { searches } from './searches.ts';
import { createSelection, forget, leaveBehind, point } from './selection.ts';
import { BLANK } from './session.ts';
import { door } from './stale.ts';
import { viewport } from './viewport.ts';

/** @param prepare has the words about a protocol at hand before a run of it is shown. */
export function createLab(worker: Client, prepare: Prepare = async () => {}): Lab {
  const { client, replace } = door(worker);
  const session = createStore<SessionState>()(() => BLANK);
  const playback = createStore<PlaybackState>()(() => ({ playing: false, speed: DEFAULT_SPEED }));
  const selection = createSelection();
  const film = new Film();
  const screen = new Screen();
  /** Steps and deeds: each begins where the one before it ended, however fast keys are pressed. */
  const { inTurn, giveWay, search } = searches(session);
  /** A step begins where one was sent to, too. */
  const steps: Queue = (work) => inTurn(() => arriving.then(work));
  const ticker = new Ticker(() => playback.getState().speed, frame);

  const look = viewport(client, () => {
    film.age();
    refresh();
  });
  const fetcher = new Fetcher(client, film, { branch: () => session.getState().branch, grew, filled });
  let futures = new Futures();
  const tree = new FutureTree(client, session, {
    futures: () => futures,
    here,
    inTurn,
    take: (branch, at) => goTo({ branch, at, position: 0 }),
    show: (place) => void inTurn(() => visit(place)),
  });
  let playhead: Micros = 0;
  let shot: Shot | null = null;
  let wantedSeek: Micros | null = null;
  let seeking = false;
  let arriving = Promise.resolve();

  // --- Showing --------------------------------------------------------------------------------------------------------

  function put(next: Shot, at: Micros): void {
    shot = next;
    playhead = Math.max(at, next.at);
    if (playhead > seenUntil()) futures.see(session.getState().branch, playhead);
    screen.show({ shot: next, playhead, playing: playback.getState().playing });
    if (film.takeOld(next.position)) void renew(next);
  }

  async function renew(old: Shot): Promise<void> {
    await fetcher.renew(old.position);
    const again = film.shot(old.position);
    if (shot === old && again !== undefined) put(again, playhead);
  }

  function seenUntil(): Micros {
    return futures.seenUntil(session.getState().branch);
  }

  function refresh(): void {
    if (shot !== null) put(shot, playhead);
  }

  function frame(elapsed: Micros): void {
    if (shot === null) return;
    const info = futures.info(session.getState().branch);
    const goal = playhead + elapsed;
    let reached = Math.min(goal, info?.still ? goal : film.until);
    const breach = breachBetween(film.landmarks, shot.position, reached);
    if (breach !== null) reached = breach.at;
    const next = breach === null ? shotAt(reached) : film.shot(breach.position);
    if (next === undefined) {
      // Not at hand: the frame is held until it is.
      const k = film.blockAt(reached);
      void fetcher.fill(breach?.position ?? (film.has(k) ? shot.position + 1 : k * BLOCK));
      return;
    }
    put(next, Math.floor(reached));
    if (screen.beat % 2 === 1) ahead();
    if (breach !== null && breach.happening.kind === 'broke') {
      pause();
      session.setState({ breach: breach.happening.invariant });
    } else if (info?.still && next.position === film.length && reached >= film.end) {
      pause(); // nothing more happens by itself
    } else if (info !== undefined && info.stopped !== null && reached >= film.until) {
      pause();
      stop(info, play);
    }
  }

  function shotAt(at: Micros): Shot | undefined {
    const position = film.positionAt(at);
    if (position !== undefined) return film.shot(position);
    return isSparse(playback.getState()) ? film.nearest(at) : undefined;
  }

  // --- Asking ---------------------------------------------------------------------------------------------------------

  function heed(info: BranchInfo): void {
    futures.heed(info);
    if (info.id === session.getState().branch) {
      film.length = info.length;
      film.end = info.end;
      film.until = info.until;
    }
    const { shown } = futures;
    const { branches } = session.getState();
    // Lengths grow all the time; the chrome is told when a branch comes or goes.
    if (branches.length !== shown.length || branches.some(({ id }, i) => id !== shown[i]?.id)) tree.refresh();
  }

  function grew(info: BranchInfo, says: readonly Said[], marks: readonly KeptMark[]): void {
    heed(info);
    tree.come(info.id, marks);
    if (shot !== null) film.trim(shot.position);
    // A line of words may come in one language first.
    if (JSON.stringify(session.getState().says) !== JSON.stringify(says)) session.setState({ says });
    filled();
  }

  function filled(): void {
    session.setState(({ filmed }) => ({ filmed: filmed + 1 }));
  }

  /** Simulates and fetches so that there is film a while ahead of the playhead. */
  function ahead(): void {
    const { lead, most, apart } = paceOf(playback.getState());
    const info = futures.info(session.getState().branch);
    if (fetcher.asking || info === undefined || info.still || info.stopped || film.until > playhead + lead) return;
    void fetcher.more(playhead + HELPING * lead, most, apart);
  }

  /** Another branch, or another run. */
  function turnTo(branch: number): void {
    fetcher.turn();
    wantedSeek = null;
    seeking = false;
    const edited = tree.changed || !futures.isTold(branch);
    session.setState({ branch, edited, breach: null, refusal: null, searching: false, stopped: null });
  }

  const { reach, begins, stop, goOn, leaveOff } = playingTo({
    ...{ client, session, film, fetcher, inTurn, giveWay, search },
    ...{ futures: () => futures, isSought: () => wantedSeek !== null, put, ahead, seek, goTo, heed },
  });

  // --- What people do -------------------------------------------------------------------------------------------------

  /** Another run in place of this one; what became of it, or null where the text tells of none. */
  async function turnToRun(
    text: string,
    signal?: AbortSignal,
  ): Promise<Extract<Reply<'open'>, { branch: unknown }> | null> {
    const reply = await tellable(await client.ask('open', { text }, signal), prepare);
    if ('problem' in reply) {
      session.setState({ problem: reply.problem });
      return null;
    }
    const { setup, branch, first } = reply;
    await Promise.all([prepare(setup.protocol), loadDescriptors([setup.protocol])]);
    futures = new Futures(reply.futures.map((each) => each.branch));
    film.clear();
    session.setState({
      ...BLANK,
      // Whoever asks as this is told asks about the new run.
      branch: branch.id,
      setup,
      protocol: descriptorsOf(setup.protocol) ?? null,
      filmed: session.getState().filmed + 1,
    });
    tree.open(reply.futures);
    turnTo(branch.id);
    forget(selection);
    look.forget();
    film.add([first]);
    heed(branch);
    put(first, 0);
    return reply;
  }

  async function open(text: string, at: Micros = 0, future = 1, signal?: AbortSignal): Promise<void> {
    const reply = await replace(() => turnToRun(text, signal));
    if (reply === null) return;
    const wanted = reply.futures[future - 1]?.branch.id ?? reply.branch.id;
    if (wanted !== reply.branch.id) await goTo({ branch: wanted, at, position: 0 });
    else if (at > 0) await reach(at);
    else ahead();
  }

  function play(): void {
    if (playback.getState().playing) return;
    giveWay();
    playback.setState({ playing: true });
    session.setState({ breach: null });
    refresh();
    ahead();
    ticker.start();
  }

  function pause(): void {
    if (!playback.getState().playing) return;
    ticker.stop();
    playback.setState({ playing: false });
    refresh();
    // Where shots were left out, the exact one is fetched now.
    if (film.positionAt(playhead) === undefined) {
      filled();
      seek(playhead);
    }
  }

  function seek(at: Micros): void {
    wantedSeek = Math.max(0, Math.floor(at));
    if (wantedSeek !== playhead) giveWay();
    if (!seeking) arriving = follow();
  }

  /** Goes after the last time wanted; what was wanted meanwhile is skipped. */
  async function follow(): Promise<void> {
    const mine = fetcher.era;
    seeking = true;
    while (wantedSeek !== null && mine === fetcher.era) {
      const at = wantedSeek;
      wantedSeek = null;
      const position = at <= film.until ? film.positionAt(at) : undefined;
      const near = position === undefined ? undefined : film.shot(position);
      if (near === undefined) await reach(at);
      else {
        put(near, at);
        ahead();
      }
    }
    if (mine === fetcher.era) seeking = false;
  }

  async function show(position: number): Promise<void> {
    giveWay();
    const p = Math.max(0, Math.min(position, film.length));
    if (film.shot(p) === undefined && !(await fetcher.one(p))) return;
    const there = film.shot(p);
    if (there === undefined) return;
    put(there, there.at);
    // What is told of a moment looks at the moments about it.
    void fetcher.fill(p);
  }

  async function step(by: 1 | -1): Promise<void> {
    pause();
    if (shot === null) return;
    const goal = shot.position + by;
    // Back from between two moves: first to the move that was made last.
    if (by < 0 && playhead > shot.at) return put(shot, shot.at);
    if (goal > film.length) await fetcher.more(Number.MAX_SAFE_INTEGER, 1);
    const info = futures.info(session.getState().branch);
    if (goal > film.length && info !== undefined && info.stopped !== null)
      stop(info, () => void inTurn(() => step(by)));
    else await show(goal);
  }

  function here(): Place {
    return { branch: session.getState().branch, at: playhead, position: shot?.position ?? 0 };
  }

  async function make(choice: Choice): Promise<void> {
    if (shot === null) return;
    const place = here();
    const manual = shot.scene.network.mode === 'manual' && shot.position > 0;
    const at = manual ? Math.max(playhead, shot.at + MANUAL_STEP) : playhead;
    const mine = fetcher.era;
    const reply = await client.ask('make', { branch: place.branch, position: place.position, at, choice });
    if (mine !== fetcher.era) return;
    if ('refusal' in reply) {
      session.setState({ refusal: reply.refusal });
      return;
    }
    // A future that somebody saw is kept and shown; one that was only simulated ahead stays for undo alone.
    if (!(Math.max(seenUntil(), playhead) > place.at && film.length > place.position)) futures.hide(place.branch);
    futures.leave(place);
    tree.settle();
    film.cutAfter(place.position);
    futures.heed(reply.branch);
    futures.see(reply.branch.id, at);
    leaveBehind(selection, place.position, film);
    turnTo(reply.branch.id);
    film.add([reply.shot]);
    await fetcher.catchUp(reply.branch.length);
    put(reply.shot, at);
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
    const undone = here();
    const place = futures.undo(undone);
    if (place === undefined) return;
    futures.hide(undone.branch);
    await goTo(place);
  }

  async function redo(): Promise<void> {
    const place = futures.redo(here());
    if (place !== undefined) await goTo(place);
  }

  async function take(branch: number): Promise<void> {
    if (branch === session.getState().branch || futures.info(branch) === undefined) return;
    futures.leave(here());
    await goTo({ branch, at: playhead, position: 0 });
  }

  /** Goes to a moment of a branch, between the moves of one instant too. */
  async function visit({ branch, at, mark }: Place & { readonly mark: Bookmark }): Promise<void> {
    pause();
    if (branch !== session.getState().branch) {
      futures.leave(here());
      await goTo({ branch, at, position: 0 });
    } else await reach(at);
    if (mark.position === null && mark.after === undefined) return;
    const { position } =
      mark.position === null
        ? await client.ask('place', { branch, at, after: mark.after })
        : { position: mark.position };
    if (session.getState().branch === branch && shot?.position !== position) await show(position);
  }

  const select: Lab['select'] = (target) => point(selection, 'selected', target);

  return {
    session,
    playback,
    selection,
    projector: screen,
    film,
    seenUntil,
    open: (text, at, future, signal) => inTurn(() => open(text, at, future, signal)),
    play,
    pause,
    setSpeed(speed) {
      playback.setState({ speed: within(speed) });
      ahead();
    },
    seek,
    show,
    act: (choice) => inTurn(() => make(choice)),
    leaveOff,
    goOn: () => void goOn(),
    undo: () => void inTurn(undo),
    redo: () => void inTurn(redo),
    take: (branch) => void inTurn(() => take(branch)),
    ...tree.keeping,
    ...jumping({
      ...{ client, session, selection, projector: screen, film, fetcher, select },
      ...{ futures: () => futures, pause, show, step, search, stop, inTurn: steps },
    }),
    ...asking(client, session, (branch, end) => tree.textOf(branch, end ?? here().position), prepare),
    charts: async () => (await client.ask('charts', {})).charts,
    taken: async (span) => (await client.ask('taken', span)).taken,
    lookAt: look.at,
    need: (from, to) => isSparse(playback.getState()) || fetcher.need(from, to),
    select,
    hover: (target) => point(selection, 'hovered', target),
  };
}
