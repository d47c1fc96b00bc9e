// The laboratory of the page: it holds the playhead, asks the worker for what lies ahead, and shows what the playhead
// has reached. The worker owns the run; nothing in here knows a protocol. Each part owns its state; here they meet.

import { createStore } from 'zustand/vanilla';
import type { Language } from '../speech/languages.ts';
import type { Client } from '../worker/client.ts';
import { asking, type Prepare } from './asking.ts';
import { reachedAt } from './beats.ts';
import { Conductor } from './conductor.ts';
import { type Editing, editing } from './editing.ts';
import { Fetcher } from './fetching.ts';
import { Film } from './film.ts';
import { Futures } from './futures/branches.ts';
import { FutureTree } from './futures/tree.ts';
import { type Growing, growing } from './growing.ts';
import { jumps } from './jumps.ts';
import type { Found, Lab, PlaybackState, SessionState } from './lab.ts';
import { DEFAULT_SPEED, isSparse } from './pace.ts';
import { Screen } from './picture.ts';
import { playingTo } from './play-to.ts';
import { Playhead } from './playhead.ts';
import { type Playing, playing } from './playing.ts';
import type { Queue } from './queue.ts';
import { replacing } from './replacing.ts';
import { searches } from './searches.ts';
import { type Seeking, seeking } from './seeking.ts';
import { createSelection, point } from './selection.ts';
import { BLANK } from './session.ts';
import { door } from './stale.ts';
import { viewport } from './viewport.ts';

/**
 * @param prepare has the words about a protocol at hand before a run of it is shown.
 * @param language in which its beats are read.
 */
export function createLab(
  worker: Client,
  prepare: Prepare = async () => {},
  language: () => Language = () => 'en',
): Lab {
  const { client, replace } = door(worker);
  const session = createStore<SessionState>()(() => BLANK);
  const playback = createStore<PlaybackState>()(() => ({
    ...{ playing: false, speed: DEFAULT_SPEED, byInterest: false, pacing: 'off', breath: null, held: false },
  }));
  const selection = createSelection();
  const film = new Film();
  const screen = new Screen();
  const futures = new Futures();
  /** Steps and deeds: each begins where the one before it ended, however fast keys are pressed. */
  const { inTurn, giveWay, search } = searches(session);
  const fetcher: Fetcher = new Fetcher(client, film, {
    branch: () => session.getState().branch,
    grew: (...told) => grows.grew(...told),
    filled: () => grows.filled(),
  });

  // What is on show, and what is known of its branch.
  const head = new Playhead({ session, playback, film, screen, fetcher, futures, guide: () => lab.guide });
  const look = viewport(client, () => {
    film.age();
    head.refresh();
  });
  const tree: FutureTree = new FutureTree(client, session, {
    ...{ futures, inTurn, here: head.here },
    take: (branch, at) => edits.goTo({ branch, at, position: 0 }),
    show: (place) => void inTurn(() => edits.visit(place)),
  });
  const grows: Growing = growing({ session, playback, film, fetcher, futures, tree, head });
  const { heed, ahead, filled } = grows;
  const conductor = new Conductor({ session, playback, futures, head, language });

  // How the playhead moves.
  const { reach, begins, stop, goOn, leaveOff } = playingTo({
    ...{ client, session, film, fetcher, futures, put: head.put, ahead, heed, inTurn, giveWay, search },
    isSought: () => seeks.isSought(),
    seek: (at) => seeks.seek(at),
    goTo: (place) => edits.goTo(place),
  });
  const plays: Playing = playing({
    ...{ session, playback, film, screen, fetcher, futures, head, conductor, ahead, filled, giveWay, stop },
    seek: (at) => seeks.seek(at),
    guide: () => lab.guide,
  });
  const { pause } = plays;
  const seeks: Seeking = seeking({
    ...{ session, film, fetcher, futures, head, inTurn, giveWay, ahead, pause, reach, stop },
  });
  const { seek, show, step, arrived, forget } = seeks;

  // What becomes of the run.
  const edits: Editing = editing({
    ...{ client, session, selection, film, fetcher, futures, tree, head },
    ...{ pause, show, reach, begins, forget, ahead, heed },
  });
  const { turnTo, goTo } = edits;
  const open = replacing({
    ...{ client, session, selection, film, futures, tree, head, prepare, replace },
    ...{ lookAnew: look.forget, turnTo, goTo, reach, ahead, heed },
  });

  const select: Lab['select'] = (target) => point(selection, 'selected', target);

  /** Plays on; who is playing already wants to see it now. What is held has been read. */
  async function next(): Promise<Found> {
    const { playing, breath, pacing } = playback.getState();
    if (breath !== null) conductor.release();
    else if (playing || pacing === 'off') return lab.jump('beat', 1);
    else {
      const { beats, coming } = session.getState();
      const isMore = coming > 0 || reachedAt(beats, head.here()) < beats.length;
      if (isMore) plays.play();
      return isMore;
    }
    return true;
  }

  /** A step begins where one was sent to, too. */
  const steps: Queue = (work) => inTurn(() => arrived().then(work));

  const lab: Lab = {
    session,
    playback,
    selection,
    projector: screen,
    film,
    seenUntil: head.seenUntil,
    open: (...asked) => inTurn(() => open(...asked)),
    ...plays,
    seek,
    show,
    act: (choice) =>
      inTurn(async () => {
        if (!(await lab.guide?.forbids(choice))) await edits.make(choice);
      }),
    leaveOff,
    goOn: () => void goOn(),
    undo: () => void inTurn(edits.undo),
    redo: () => void inTurn(edits.redo),
    take: (branch) => void inTurn(() => edits.take(branch)),
    ...tree.keeping,
    step: (by) => steps(() => step(by)),
    ...jumps(steps, {
      ...{ client, session, selection, projector: screen, film, fetcher, select },
      ...{ futures, pause, show, seek, arrived, step, search, stop },
    }),
    ...asking(client, session, (branch, end) => tree.textOf(branch, end ?? head.here().position), prepare),
    charts: async () => (await client.ask('charts', {})).charts,
    taken: async (span) => (await client.ask('taken', span)).taken,
    lookAt: look.at,
    need: (from, to) => isSparse(playback.getState()) || fetcher.need(from, to),
    select,
    hover: (target) => point(selection, 'hovered', target),
    next,
    backToLesson: () => void inTurn(edits.backToLesson),
    guide: null,
    course: (question, ask) => client.ask(question, ask),
    go: (place) => inTurn(() => edits.visit({ ...place, mark: place })),
    way: (ask) =>
      inTurn(async () => {
        const { branch } = await client.ask('way', ask);
        heed(branch);
        futures.see(branch.id, ask);
        await edits.visit({ ...ask, branch: branch.id, mark: ask });
        return branch.id;
      }),
  };
  return lab;
}
