// The space-time diagram of a span, drawn by the page's own diagram onto a surface that writes SVG. It shows a run that was
// seen to the end of the span, at whichever moment is drawn.

import type { Lab } from '../../store/lab.ts';
import { Screen } from '../../store/picture.ts';
import type { Theme } from '../../store/preferences.ts';
import { measure } from '../../views/canvas/measure.ts';
import { Diagram } from '../../views/spacetime/diagram.ts';
import type { Shot } from '../../worker/wire.ts';
import type { Rectangle } from './layout.ts';
import type { Part, Subject } from './moment.ts';
import { offstage } from './offstage.ts';
import { Recorder } from './recorder.ts';
import type { Span } from './span.ts';

/** The drawing is done when it has stayed the same for so long and what it asked for has come, or after a while. */
const SETTLED = { every: 100, times: 4, atMost: 60 };

const waited = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether all moves of a span are at hand. */
function isAtHand({ film }: Lab, { from, to }: Span): boolean {
  for (let k = film.blockAt(from); k <= film.blockAt(Math.min(to, film.end)); k++) if (!film.has(k)) return false;
  return true;
}

/** @param first what is drawn first: everything in view is at hand then. */
export async function diagramPart(
  subject: Subject,
  theme: Theme,
  box: Rectangle,
  span: Span,
  first: { readonly shot: Shot; readonly at: number },
): Promise<Part> {
  const { voice, words } = subject;
  const place = offstage(theme, box);
  const recorder = new Recorder(measure);
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { display: 'block', width: `${box.width}px`, height: `${box.height}px` });
  place.append(canvas);
  const nobody = () => {};
  const screen = new Screen();
  const lab: Lab = Object.create(subject.lab, {
    projector: { value: screen },
    seenUntil: { value: () => span.to },
  });
  const diagram = new Diagram(
    canvas,
    { brush: recorder, free: true, show: nobody },
    lab,
    { panels: words.panels, about: voice.about, protocol: voice.protocol },
    { point: nobody, follows: nobody, futures: nobody, inView: nobody, read: nobody },
  );
  const part: Part = {
    draw(shot, at) {
      screen.show({ shot, playhead: at, playing: false });
      return recorder.drawn;
    },
    remove() {
      diagram.stop();
      place.remove();
    },
  };
  try {
    part.draw(first.shot, first.at);
    diagram.follow(false);
    diagram.look({ from: span.from, length: Math.max(1, span.to - span.from) });
    let before = '';
    for (let same = 0, looks = 0; same < SETTLED.times && looks < SETTLED.atMost; looks++) {
      await waited(SETTLED.every);
      // Of more messages than can be told apart, only how many they are is drawn.
      const crowded = diagram.plan?.arrows === null;
      same = recorder.drawn === before && (crowded || isAtHand(lab, span)) ? same + 1 : 0;
      before = recorder.drawn;
    }
    return part;
  } catch (error) {
    part.remove();
    throw error;
  }
}
