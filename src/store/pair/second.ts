// The second of two runs as the page has it: its clock is the first one's. Whatever moves its time moves the first, and the
// first takes it along.

import type { Micros } from '../../engine/protocol.ts';
import type { Lab } from '../lab.ts';

export interface Beside {
  readonly second: Lab;
  /** Shows a position of the second, whose time the first is about to show. */
  readonly stand: (at: Micros, position: number) => void;
  readonly stop: () => void;
}

export function besideOf(first: Lab, own: Lab): Beside {
  /** Where the second went by itself: it stands there already when the first comes. */
  let wentTo: Micros | null = null;
  let { branch } = own.session.getState();

  const headOf = (lab: Lab): Micros => lab.projector.now()?.playhead ?? 0;

  function follow(playhead: Micros): void {
    if (playhead === wentTo) return;
    wentTo = null;
    own.seek(playhead);
  }

  function lead(at: Micros): void {
    wentTo = at;
    if (headOf(first) !== at) first.seek(at);
  }

  /** Does what goes to a moment of the second by itself. */
  async function leading<T>(go: () => Promise<T>): Promise<T> {
    first.pause();
    const done = await go();
    lead(headOf(own));
    return done;
  }

  const second: Lab = {
    ...own,
    play: first.play,
    pause: first.pause,
    hold: first.hold,
    setSpeed: first.setSpeed,
    seek: first.seek,
    step: (by) => leading(() => own.step(by)),
    stepHappening: (by) => leading(() => own.stepHappening(by)),
    jump: (kind, by) => leading(() => own.jump(kind, by)),
    find: (wanted, by) => leading(() => own.find(wanted, by)),
    async show(position) {
      await own.show(position);
      const at = await own.timeOf(position);
      if (at !== null) lead(at);
    },
  };

  own.playback.setState(first.playback.getState());
  const stops = [
    first.playback.subscribe((playback) => own.playback.setState(playback)),
    first.projector.subscribe(({ playhead }) => follow(playhead)),
    // Another future of the second may begin elsewhere: what was done, taken back or taken there.
    own.projector.subscribe(({ playhead, playing }) => {
      const now = own.session.getState().branch;
      if (now === branch) return;
      branch = now;
      if (!playing) lead(playhead);
    }),
  ];
  return {
    second,
    stand(at, position) {
      wentTo = at;
      void own.show(position);
    },
    stop() {
      for (const stop of stops) stop();
      own.playback.setState({ playing: false });
    },
  };
}
