// The laboratory of the page: it holds the playhead, asks the worker for what lies ahead, and shows what the playhead
// has reached. The worker owns the run; nothing in here knows a protocol.

import { createStore } from 'zustand/vanilla';
import type { Choice } from '../engine/move.ts';
import type { Micros } from '../engine/protocol.ts';
import type { Landmark } from '../engine/run.ts';
import { protocolNamed } from '../protocols/index.ts';
import type { Client } from '../worker/client.ts';
import type { BranchInfo, Shot } from '../worker/wire.ts';
import { BLOCK, Film } from './film.ts';
import type { Lab, LandmarkKind, PlaybackState, SessionState } from './lab.ts';
import { Screen } from './picture.ts';
import { Ticker } from './playback.ts';
import { createSelection, sameTarget, type Target } from './selection.ts';

/** Slow enough that a newcomer can follow a message with the eye. */
export const DEFAULT_SPEED = 1 / 20;
export const SPEEDS = [1 / 100, 20] as const;

/** Real seconds to be simulated ahead of the playhead, and shots asked for at once. */
const AHEAD = 1.5;
const AT_ONCE = 512;
/** How far a jump looks for the next landmark, in virtual time. */
const FARTHEST_JUMP = 60_000_000;
/** Between two things done in a manual network. */
const MANUAL_TICK = 10_000;
/** Steps that can be undone. */
const UNDONE_AT_MOST = 100;

/** A place in the tree of futures to come back to. */
interface Place {
  readonly branch: number;
  readonly at: Micros;
  readonly position: number;
}

const BLANK: SessionState = {
  setup: null,
  protocol: null,
  branches: [],
  branch: 0,
  edited: false,
  says: [],
  problem: null,
  refusal: null,
  canUndo: false,
  canRedo: false,
  breach: null,
  filmed: 0,
};

export function createLab(client: Client): Lab {
  const session = createStore<SessionState>()(() => BLANK);
  const playback = createStore<PlaybackState>()(() => ({ playing: false, speed: DEFAULT_SPEED, seenUntil: 0 }));
  const selection = createSelection();
  const film = new Film();
  const screen = new Screen();
  const ticker = new Ticker(() => playback.getState().speed, frame);

  /** Every branch the worker holds, the ones that nobody saw a future of included. */
  const known = new Map<number, BranchInfo>();
  const hidden = new Set<number>();
  const seen = new Map<number, Micros>();
  let undos: Place[] = [];
  let redos: Place[] = [];
  let playhead: Micros = 0;
  let shot: Shot | null = null;
  /** Counts up when the branch on show changes: answers to older questions are thrown away. */
  let era = 0;
  let asking = false;
  const asked = new Set<number>();
  let wantedSeek: Micros | null = null;
  let seeking = false;

  // --- Showing --------------------------------------------------------------------------------------------------------

  function put(next: Shot, at: Micros): void {
    shot = next;
    playhead = Math.max(at, next.at);
    if (playhead > playback.getState().seenUntil) {
      seen.set(session.getState().branch, playhead);
      // Written without telling anybody at every frame: the diagram reads it when it draws.
      (playback.getState() as { seenUntil: Micros }).seenUntil = playhead;
    }
    screen.show({ shot: next, playhead, playing: playback.getState().playing });
  }

  function refresh(): void {
    if (shot !== null) put(shot, playhead);
  }

  function frame(elapsed: Micros): void {
    if (shot === null) return;
    const info = known.get(session.getState().branch);
    const goal = playhead + elapsed;
    let reached = Math.min(goal, info?.still ? goal : film.end);
    const breach = breachBetween(shot.position, reached);
    if (breach !== null) reached = breach.at;
    const position = breach?.position ?? film.positionAt(reached);
    const next = position === undefined ? undefined : film.shot(position);
    if (next === undefined) {
      fill(shot.position + 1); // not at hand: hold the frame until it is
      return;
    }
    put(next, Math.floor(reached));
    ahead();
    if (breach !== null && breach.happening.kind === 'broke') {
      pause();
      session.setState({ breach: breach.happening.invariant });
    } else if (info?.still && position === film.length && reached >= film.end) {
      pause(); // nothing more happens by itself
    }
  }

  function breachBetween(position: number, until: Micros): Landmark | null {
    for (let i = film.landmarks.length - 1; i >= 0; i--) {
      const landmark = film.landmarks[i] as Landmark;
      if (landmark.position <= position) return null;
      if (landmark.at <= until && landmark.happening.kind === 'broke') return landmark;
    }
    return null;
  }

  // --- Asking ---------------------------------------------------------------------------------------------------------

  function take(info: BranchInfo): void {
    known.set(info.id, info);
    if (info.id === session.getState().branch) {
      film.length = info.length;
      film.end = info.end;
    }
    const branches = [...known.values()].filter((branch) => !hidden.has(branch.id));
    const before = session.getState().branches;
    // Lengths grow all the time; the chrome is told when a branch comes or goes.
    if (before.length !== branches.length || before.some((branch, i) => branch.id !== branches[i]?.id))
      session.setState({ branches });
  }

  /** Simulates and fetches so that there is film a while ahead of the playhead. */
  function ahead(): void {
    const { branch } = session.getState();
    const lead = AHEAD * 1_000_000 * playback.getState().speed;
    const info = known.get(branch);
    if (asking || info === undefined || info.still || film.end > playhead + lead) return;
    void more(playhead + 2 * lead, AT_ONCE);
  }

  /** Asks for what follows the film. */
  async function more(until: Micros, most: number): Promise<void> {
    const { branch } = session.getState();
    const mine = era;
    asking = true;
    try {
      const reply = await client.ask('play', {
        branch,
        known: film.length,
        until: Math.floor(until),
        most,
        landmarks: film.landmarks.length,
        starts: film.starts.length,
      });
      if (mine !== era) return;
      film.landmarks.push(...reply.landmarks);
      film.starts.push(...reply.starts);
      film.add(reply.shots);
      take(reply.branch);
      if (shot !== null) film.trim(shot.position);
      if (session.getState().says.length !== reply.says.length) session.setState({ says: reply.says });
      session.setState(({ filmed }) => ({ filmed: filmed + 1 }));
    } finally {
      if (mine === era) asking = false;
    }
  }

  /** Fetches the block of a position. */
  function fill(position: number): Promise<void> {
    const k = Math.floor(position / BLOCK);
    if (film.has(k) || asked.has(k)) return Promise.resolve();
    const mine = era;
    asked.add(k);
    return client
      .ask('stretch', { branch: session.getState().branch, from: k * BLOCK, to: k * BLOCK + BLOCK - 1 })
      .then(({ shots }) => {
        if (mine !== era) return;
        film.add(shots);
        session.setState(({ filmed }) => ({ filmed: filmed + 1 }));
      })
      .finally(() => {
        if (mine === era) asked.delete(k);
      });
  }

  /** Another branch, or another run: what was under way is forgotten. */
  function turnTo(branch: number): void {
    era++;
    asking = false;
    asked.clear();
    wantedSeek = null;
    seeking = false;
    session.setState({ branch, edited: branch !== rootOf(), breach: null, refusal: null });
    playback.setState({ seenUntil: seen.get(branch) ?? 0 });
  }

  function rootOf(): number {
    for (const info of known.values()) if (info.parent === null) return info.id;
    return 0;
  }

  /** Simulates up to a time and shows it. */
  async function reach(at: Micros): Promise<void> {
    const mine = era;
    for (;;) {
      const { branch } = session.getState();
      const reply = await client.ask('seek', { branch, at: Math.floor(at) });
      if (mine !== era) return;
      known.set(branch, reply.branch);
      if (!reply.reached) continue;
      // The film's index has to follow before anything can be looked up in it.
      while (film.length < reply.branch.length) {
        await catchUp(reply.branch.length);
        if (mine !== era) return;
      }
      put(reply.shot, at);
      ahead();
      return;
    }
  }

  /** Brings the film's index (not its shots) up to the branch's length. */
  async function catchUp(length: number): Promise<void> {
    const { branch } = session.getState();
    const mine = era;
    const reply = await client.ask('play', {
      branch,
      known: length,
      until: 0,
      most: 0,
      landmarks: film.landmarks.length,
      starts: film.starts.length,
    });
    if (mine !== era) return;
    film.landmarks.push(...reply.landmarks);
    film.starts.push(...reply.starts);
    take(reply.branch);
    if (session.getState().says.length !== reply.says.length) session.setState({ says: reply.says });
    session.setState(({ filmed }) => ({ filmed: filmed + 1 }));
  }

  // --- What people do -------------------------------------------------------------------------------------------------

  async function open(text: string, at: Micros = 0): Promise<void> {
    const reply = await client.ask('open', { text });
    if ('problem' in reply) {
      session.setState({ problem: reply.problem });
      return;
    }
    const { setup, branch, first } = reply;
    const name = setup.variant === null ? setup.protocol : `${setup.protocol}/${setup.variant}`;
    known.clear();
    hidden.clear();
    seen.clear();
    undos = [];
    redos = [];
    film.clear();
    known.set(branch.id, branch);
    session.setState({ ...BLANK, setup, protocol: protocolNamed(name) ?? null, filmed: session.getState().filmed + 1 });
    turnTo(branch.id);
    selection.setState({ selected: null, hovered: null });
    film.add([first]);
    take(branch);
    put(first, 0);
    if (at > 0) await reach(at);
    else ahead();
  }

  function play(): void {
    if (playback.getState().playing) return;
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
  }

  function setSpeed(speed: number): void {
    playback.setState({ speed: Math.min(SPEEDS[1], Math.max(SPEEDS[0], speed)) });
    ahead();
  }

  function seek(at: Micros): void {
    wantedSeek = Math.max(0, Math.floor(at));
    if (!seeking) void follow();
  }

  /** Goes after the last time wanted; what was wanted meanwhile is skipped. */
  async function follow(): Promise<void> {
    const mine = era;
    seeking = true;
    while (wantedSeek !== null && mine === era) {
      const at = wantedSeek;
      wantedSeek = null;
      const position = at <= film.end ? film.positionAt(at) : undefined;
      const near = position === undefined ? undefined : film.shot(position);
      if (near !== undefined) put(near, at);
      else await reach(at);
    }
    if (mine === era) seeking = false;
  }

  function show(position: number): void {
    void showNow(position);
  }

  async function showNow(position: number): Promise<void> {
    const p = Math.max(0, Math.min(position, film.length));
    if (film.shot(p) === undefined) {
      const mine = era;
      await fill(p);
      if (mine !== era) return;
    }
    const there = film.shot(p);
    if (there !== undefined) put(there, there.at);
  }

  function step(by: 1 | -1): void {
    pause();
    if (shot === null) return;
    const goal = shot.position + by;
    // Back from between two moves: first to the move that was made last.
    if (by < 0 && playhead > shot.at) {
      put(shot, shot.at);
      playhead = shot.at;
      refresh();
      return;
    }
    if (goal <= film.length) show(goal);
    else if (!asking) void more(Number.MAX_SAFE_INTEGER, 1).then(() => showNow(goal));
  }

  function isKind({ happening }: Landmark, kind: LandmarkKind): boolean {
    switch (kind) {
      case 'election':
        return (
          happening.kind === 'became' &&
          session.getState().protocol?.roles[happening.role]?.leads === true &&
          happening.was !== happening.role
        );
      case 'commit':
        return happening.kind === 'decided';
      case 'fault':
        return happening.kind === 'done' && happening.move.kind !== 'set' && happening.move.kind !== 'delay';
      case 'breach':
        return happening.kind === 'broke';
    }
  }

  async function jump(kind: LandmarkKind, by: 1 | -1): Promise<boolean> {
    pause();
    const here = shot?.position ?? 0;
    const mine = era;
    const limit = playhead + FARTHEST_JUMP;
    for (let from = 0; ; ) {
      const candidates = film.landmarks.slice(from).filter((landmark) => isKind(landmark, kind));
      const found =
        by > 0
          ? candidates.find((landmark) => landmark.position > here)
          : candidates.reverse().find((landmark) => landmark.position < here);
      if (found !== undefined) {
        await showNow(found.position);
        return true;
      }
      if (by < 0 || known.get(session.getState().branch)?.still || film.end > limit) return false;
      from = film.landmarks.length;
      await more(limit, AT_ONCE);
      if (mine !== era) return false;
    }
  }

  function here(): Place {
    return { branch: session.getState().branch, at: playhead, position: shot?.position ?? 0 };
  }

  async function act(choice: Choice): Promise<void> {
    if (shot === null) return;
    const place = here();
    const manual = shot.scene.network.mode === 'manual' && shot.position > 0;
    const at = manual ? Math.max(playhead, shot.at + MANUAL_TICK) : playhead;
    const mine = era;
    const reply = await client.ask('make', { branch: place.branch, position: place.position, at, choice });
    if (mine !== era) return;
    if ('refusal' in reply) {
      session.setState({ refusal: reply.refusal });
      return;
    }
    const seenUntil = Math.max(playback.getState().seenUntil, playhead);
    // A future that somebody saw is kept and shown; one that was only simulated ahead stays for undo alone.
    if (!(seenUntil > place.at + 1000 && film.length > place.position)) hidden.add(place.branch);
    undos = [...undos, place].slice(-UNDONE_AT_MOST);
    redos = [];
    film.cutAfter(place.position);
    known.set(reply.branch.id, reply.branch);
    seen.set(reply.branch.id, at);
    turnTo(reply.branch.id);
    film.add([reply.shot]);
    await catchUp(film.length);
    take(reply.branch);
    put(reply.shot, at);
    session.setState({ canUndo: true, canRedo: false });
    ahead();
  }

  async function goTo({ branch, at }: Place): Promise<void> {
    hidden.delete(branch);
    film.clear();
    turnTo(branch);
    const info = known.get(branch);
    if (info !== undefined) take({ ...info, length: 0, end: 0 });
    await reach(at);
    session.setState({ canUndo: undos.length > 0, canRedo: redos.length > 0 });
  }

  function undo(): void {
    const place = undos.pop();
    if (place === undefined) return;
    redos.push(here());
    hidden.add(session.getState().branch);
    void goTo(place);
  }

  function redo(): void {
    const place = redos.pop();
    if (place === undefined) return;
    undos.push(here());
    void goTo(place);
  }

  function takeBranch(branch: number): void {
    if (branch === session.getState().branch || !known.has(branch)) return;
    undos = [...undos, here()].slice(-UNDONE_AT_MOST);
    redos = [];
    void goTo({ branch, at: playhead, position: 0 });
  }

  async function write(): Promise<string> {
    const { branch } = session.getState();
    const { text } = await client.ask('write', { branch, position: shot?.position ?? 0 });
    return text;
  }

  let looking: number | null = null;
  function lookAt(slotsFrom: number | null): void {
    if (slotsFrom === looking) return;
    looking = slotsFrom;
    const mine = era;
    const position = shot?.position ?? 0;
    const { branch } = session.getState();
    void client
      .ask('look', { slotsFrom })
      .then(() => client.ask('stretch', { branch, from: position, to: position }))
      .then(({ shots }) => {
        const again = shots[0];
        if (mine !== era || again === undefined) return;
        film.add(shots);
        if (shot?.position === position) put(again, playhead);
      });
  }

  function need(from: Micros, to: Micros): void {
    const last = film.blockAt(Math.min(to, film.end));
    for (let k = film.blockAt(from); k <= last; k++) void fill(k * BLOCK);
  }

  function select(target: Target | null): void {
    if (!sameTarget(selection.getState().selected, target)) selection.setState({ selected: target });
  }

  function hover(target: Target | null): void {
    if (!sameTarget(selection.getState().hovered, target)) selection.setState({ hovered: target });
  }

  return {
    session,
    playback,
    selection,
    projector: screen,
    film,
    open,
    play,
    pause,
    setSpeed,
    seek,
    show,
    step,
    jump,
    act,
    undo,
    redo,
    take: takeBranch,
    write,
    lookAt,
    need,
    select,
    hover,
  };
}
