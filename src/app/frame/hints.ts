// The hints of the first minute: one at a time, each waiting for what it asks for. A pure function of what happened, so
// that a test can walk through it.

import { type Descriptors, decidesOf } from '../../engine/protocol.ts';
import type { Picture } from '../../store/picture.ts';
import type { Words } from '../../words/index.ts';
import type { Scene } from '../../worker/wire.ts';
import { hasLeaders, leaderOf } from './cluster.ts';

type Stage = 'wait' | 'ask' | 'rival' | 'adopt' | 'kill' | 'watch' | 'cut' | 'back' | 'fork' | 'share' | 'over';

export interface Progress {
  readonly stage: Stage;
  /** The node that leads, or the one that was taken down, or the one to ask; empty when there is none. */
  readonly node: string;
  /** Futures there were when the last stage began. */
  readonly branches: number;
}

export const BEGINNING: Progress = { stage: 'wait', node: '', branches: 1 };

export interface Sight {
  readonly picture: Picture;
  readonly protocol: Descriptors | null;
  readonly seenUntil: number;
  readonly branches: number;
  readonly shared: boolean;
}

/** How far back is "back in time": a part of what was seen. */
const BACK = 0.93;

/** A ballot is begun before anybody has promised it, and is no row of the table yet. */
function hasSecondBallot({ ballots, nodes }: Scene): boolean {
  const begun = new Set([...ballots.rows, ...nodes].map(({ epoch }) => epoch));
  begun.delete(0);
  return begun.size > 1;
}

export function advance(progress: Progress, { picture, protocol, seenUntil, branches, shared }: Sight): Progress {
  const { scene } = picture.shot;
  const leader = leaderOf(scene, protocol);
  const down = scene.nodes.find(({ up }) => up === 'crashed');
  const clientsAsk = (n: number): string => {
    const asked = scene.nodes.filter(({ part }) => protocol?.clients.parts.includes(part));
    return asked[n % asked.length]?.id ?? '';
  };
  switch (progress.stage) {
    case 'wait':
      if (protocol !== null && !hasLeaders(protocol)) return { ...progress, stage: 'ask', node: clientsAsk(0) };
      return leader === null ? progress : { ...progress, stage: 'kill', node: leader.id };
    case 'ask':
      // A request shows by what it sends, before anybody has promised.
      if (scene.ballots.rows.length + scene.envelopes.length === 0) return progress;
      // Where there is one value to decide, another may try; where there are many, each has its turn.
      return protocol === null || decidesOf(protocol) === 'value'
        ? { ...progress, stage: 'rival', node: clientsAsk(1) }
        : { ...progress, stage: 'cut', node: '' };
    case 'rival':
      return hasSecondBallot(scene) ? { ...progress, stage: 'adopt' } : progress;
    case 'adopt':
      return scene.ballots.rows.filter(({ proposed }) => proposed.length > 0).length < 2
        ? progress
        : { ...progress, stage: 'cut', node: '' };
    case 'kill':
      if (down !== undefined)
        return { ...progress, stage: leader === null ? 'watch' : 'cut', node: (leader ?? down).id };
      return leader === null || leader.id === progress.node ? progress : { ...progress, node: leader.id };
    case 'watch':
      return leader === null ? progress : { ...progress, stage: 'cut', node: leader.id };
    case 'cut':
      if (scene.cuts.length > 0) return { ...progress, stage: 'back' };
      return progress.node === (leader?.id ?? '') ? progress : { ...progress, node: leader?.id ?? '' };
    case 'back':
      return picture.playhead < seenUntil * BACK ? { ...progress, stage: 'fork', branches } : progress;
    case 'fork':
      return branches > progress.branches ? { ...progress, stage: 'share' } : progress;
    case 'share':
      return shared ? { ...progress, stage: 'over' } : progress;
    case 'over':
      return progress;
  }
}

/** What is said at the moment on show. Who looks back sees a time when another led, or nobody: no hint says otherwise. */
export function hintText(
  { stage, node }: Progress,
  { picture, protocol }: Pick<Sight, 'picture' | 'protocol'>,
  { hint }: Words['chrome'],
): string | null {
  const { scene } = picture.shot;
  const manual = scene.network.mode === 'manual';
  const wait = manual ? hint.waitManual : hint.wait;
  switch (stage) {
    case 'wait':
      return wait;
    case 'ask':
      return hint.ask(node);
    case 'rival':
      return manual ? hint.rivalManual : hint.rival(node);
    case 'adopt':
      return hasSecondBallot(scene) ? hint.adopt : hint.rival(node);
    case 'kill':
      return leaderOf(scene, protocol)?.id === node ? hint.kill(node) : wait;
    case 'watch':
      return scene.nodes.some(({ id, up }) => id === node && up === 'crashed') ? hint.watch(node) : wait;
    case 'cut':
      return hint.cut(node);
    case 'back':
      return hint.back;
    case 'fork':
      return hint.fork;
    case 'share':
      return hint.share;
    case 'over':
      return null;
  }
}
