// The space-time diagram of a span, drawn by the page's own diagram onto a surface that writes SVG.

import type { Micros } from '../../engine/protocol.ts';
import type { Lab } from '../../store/lab.ts';
import type { Theme } from '../../store/preferences.ts';
import { measure } from '../../views/canvas/measure.ts';
import { Diagram } from '../../views/spacetime/diagram.ts';
import { seconds } from '../../words/brief.ts';
import { BOX, captionOf, fontsOf, framed, type Subject } from './moment.ts';
import { offstage } from './offstage.ts';
import { Recorder } from './recorder.ts';

/** The drawing is done when it has stayed the same for so long and what it asked for has come, or after a while. */
const SETTLED = { every: 100, times: 4, atMost: 60 };

const waited = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether all moves of a span are at hand. */
function isAtHand({ film }: Lab, from: Micros, to: Micros): boolean {
  for (let k = film.blockAt(from); k <= film.blockAt(Math.min(to, film.end)); k++) if (!film.has(k)) return false;
  return true;
}

export async function diagramSlide(
  subject: Subject,
  {
    theme,
    from,
    to,
    link,
  }: { readonly theme: Theme; readonly from: Micros; readonly to: Micros; readonly link: string },
): Promise<string> {
  const { lab, voice, words } = subject;
  const place = offstage(theme, BOX);
  const recorder = new Recorder(measure);
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { display: 'block', width: `${BOX.width}px`, height: `${BOX.height}px` });
  place.append(canvas);
  const nobody = () => {};
  const diagram = new Diagram(
    canvas,
    { brush: recorder, free: true, show: nobody },
    lab,
    { panels: words.panels, about: voice.about, protocol: voice.protocol },
    { point: nobody, follows: nobody, read: nobody },
  );
  try {
    diagram.follow(false);
    diagram.look({ from, length: Math.max(1, to - from) });
    let before = '';
    for (let same = 0, looks = 0; same < SETTLED.times && looks < SETTLED.atMost; looks++) {
      await waited(SETTLED.every);
      // Of more messages than can be told apart, only how many they are is drawn.
      const crowded = diagram.plan?.arrows === null;
      same = recorder.drawn === before && (crowded || isAtHand(lab, from, to)) ? same + 1 : 0;
      before = recorder.drawn;
    }
    const drawing = recorder.drawn;
    const caption = captionOf(subject, words.taking.span(seconds(from), seconds(to)));
    return framed(subject, place, {
      caption,
      link,
      drawing,
      legend: '',
      fonts: await fontsOf(subject, place, drawing, caption),
    });
  } finally {
    diagram.stop();
    place.remove();
  }
}
