// Another run in place of the one on show.

import type { StoreApi } from 'zustand/vanilla';
import type { Micros } from '../engine/protocol.ts';
import { descriptorsOf, loadDescriptors } from '../protocols/descriptors.ts';
import type { Client } from '../worker/client.ts';
import type { Reply } from '../worker/wire.ts';
import { type Prepare, tellable } from './asking.ts';
import type { Editing } from './editing.ts';
import type { Film } from './film.ts';
import type { Futures } from './futures/branches.ts';
import type { FutureTree } from './futures/tree.ts';
import type { Growing } from './growing.ts';
import type { Lab, SessionState } from './lab.ts';
import type { Playhead } from './playhead.ts';
import { forget, type SelectionStore } from './selection.ts';
import { BLANK } from './session.ts';
import type { Door } from './stale.ts';

interface Ground extends Pick<Growing, 'ahead' | 'heed'>, Pick<Editing, 'turnTo' | 'goTo'>, Pick<Door, 'replace'> {
  readonly client: Client;
  readonly session: StoreApi<SessionState>;
  readonly selection: SelectionStore;
  readonly film: Film;
  readonly futures: Futures;
  readonly tree: FutureTree;
  readonly head: Playhead;
  readonly prepare: Prepare;
  /** What of each moment was looked at is forgotten. */
  readonly lookAnew: () => void;
  readonly reach: (at: Micros) => Promise<void>;
}

type Opened = Extract<Reply<'open'>, { branch: unknown }>;

/** What opens a text. */
export function replacing(ground: Ground): Lab['open'] {
  const { client, session, selection, film, futures, tree, head, prepare } = ground;
  const { replace, lookAnew, turnTo, goTo, reach, ahead, heed } = ground;

  /** What became of it, or null where the text tells of no run. */
  async function turnToRun(text: string, signal?: AbortSignal): Promise<Opened | null> {
    const reply = await tellable(await client.ask('open', { text }, signal), prepare);
    if ('problem' in reply) {
      session.setState({ problem: reply.problem });
      return null;
    }
    const { setup, branch, first } = reply;
    await Promise.all([prepare(setup.protocol), loadDescriptors([setup.protocol])]);
    futures.open(reply.futures.map((each) => each.branch));
    film.clear();
    session.setState({
      ...BLANK,
      // Whoever asks as this is told asks about the new run.
      branch: branch.id,
      setup,
      title: setup.title,
      protocol: descriptorsOf(setup.protocol) ?? null,
      filmed: session.getState().filmed + 1,
    });
    tree.open(reply.futures);
    turnTo(branch.id);
    forget(selection);
    lookAnew();
    film.add([first]);
    heed(branch);
    head.put(first, 0);
    return reply;
  }

  return async (text, at = 0, future = 1, signal) => {
    const reply = await replace(() => turnToRun(text, signal));
    if (reply === null) return;
    const wanted = reply.futures[future - 1]?.branch.id ?? reply.branch.id;
    if (wanted !== reply.branch.id) await goTo({ branch: wanted, at, position: 0 });
    else if (at > 0) await reach(at);
    else ahead();
  };
}
