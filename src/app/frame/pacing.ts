// What playing does at the beats of a run: first minutes and who wishes it breathe, every other run waits, and the address
// may switch it off.

import { momentOf, standsAt } from '../../store/beats.ts';
import type { Lab } from '../../store/lab.ts';
import { pageState, say, wish } from './page-state.ts';
import { presentation } from './presentation.ts';

/** Whether the playhead stands at a beat. */
function isAtBeat(lab: Lab): boolean {
  const now = lab.projector.now();
  if (now === null) return false;
  const here = momentOf(now);
  return lab.session.getState().beats.some((beat) => standsAt(beat, here));
}

export function conduct(lab: Lab): void {
  const pace = () => {
    const { first, playsThrough } = pageState.getState();
    const lesson = lab.session.getState().setup?.lesson !== undefined;
    lab.setPacing(lesson ? 'wait' : !presentation.beats ? 'off' : first || playsThrough ? 'breathe' : 'wait');
  };
  pace();
  lab.followInterest();
  pageState.subscribe(pace);
  lab.session.subscribe(({ setup }, before) => {
    if (setup !== before.setup) pace();
  });
  // A link that was made when runs played past their captions: said once.
  lab.playback.subscribe(({ playing, pacing }, before) => {
    if (playing || !before.playing || pacing !== 'wait' || location.hash.length < 2) return;
    if (pageState.getState().toldOfBeats || !isAtBeat(lab)) return;
    wish({ toldOfBeats: true });
    say((words) => words.beats.once);
  });
}
