// What is written where, off the page: the places, or the ballots where the page shows those.

import type { Theme } from '../../store/preferences.ts';
import { measure } from '../../views/canvas/measure.ts';
import { face } from '../../views/ledger/face.ts';
import { readPalette } from '../../views/palette.ts';
import { drawBallots } from './ballots.ts';
import type { Rectangle } from './layout.ts';
import { round, tag } from './markup.ts';
import type { Part, Subject } from './moment.ts';
import { offstage } from './offstage.ts';
import { Pen } from './pen.ts';
import { Recorder } from './recorder.ts';
import { drawSlots, slotsHeight } from './slots.ts';

/** @param scale how much larger than beside the cluster. */
export function tablesPart(subject: Subject, theme: Theme, box: Rectangle, scale: number): Part {
  const { protocol } = subject.voice;
  const place = offstage(theme, box);
  const room = { width: box.width / scale, height: box.height / scale };
  const recorder = new Recorder(measure);
  const pen = new Pen(recorder, readPalette(place));
  const { ballots } = face.getState();
  const shows = protocol.faces.length > 1 ? (ballots ? 'ballots' : 'slots') : protocol.faces[0];
  return {
    draw({ scene }) {
      recorder.clearRect();
      if (shows === 'ballots') drawBallots(pen, subject, scene, room);
      else drawSlots(pen, subject, scene.nodes, room);
      // Places have a row for each node and stand in the middle; ballots become more.
      const above = shows === 'ballots' ? 0 : (room.height - slotsHeight(scene.nodes, room)) / 2;
      return tag('g', { transform: `scale(${scale}) translate(0,${round(above)})` }, recorder.drawn);
    },
    remove: () => place.remove(),
  };
}
