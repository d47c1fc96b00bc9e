// The keys of the diagram when it has the focus. What a key does hangs on the tool: arrows move the playhead, or walk
// from happening to happening; Enter begins the walk, takes what it stands on, or sets an end of a measure.

import { seconds } from '../../words/brief.ts';
import { duration } from '../../words/tell.ts';
import type { Diagram, Tool } from './diagram.ts';
import { begin, take, walkAcross, walkAlong } from './inspecting.ts';
import { endOf } from './time.ts';
import { setFolding, wishes } from './wishes.ts';

/** A key's step in pixels; ten times that with shift. */
const STEP = 8;
const ZOOM = 1.5;

/** What each key does; one that returns false is left to the page. */
export function keysOf(
  diagram: Diagram,
  choose: (tool: Tool) => void,
  shift: boolean,
  say: (what: string) => void,
): { readonly [key: string]: (() => void) | (() => boolean) } {
  const { lab, tool } = diagram;
  const far = shift ? 10 : 1;
  const move = (pixels: number) => {
    const at = diagram.timeBeside(pixels);
    if (at === null) return;
    lab.seek(at);
    if (diagram.over.measure !== null && diagram.over.open)
      diagram.overlay({ measure: { ...diagram.over.measure, to: at } });
  };
  const walks = tool === 'inspect';
  return {
    ArrowLeft: () => (walks ? walkAlong(diagram, -1) : move(-STEP * far)),
    ArrowRight: () => (walks ? walkAlong(diagram, 1) : move(STEP * far)),
    ArrowUp: () => walks && across(diagram, -1),
    ArrowDown: () => walks && across(diagram, 1),
    Enter: () => {
      if (tool === 'measure') setEnd(diagram);
      else if (!walks) {
        choose('inspect');
        begin(diagram);
      } else take(diagram, shift);
    },
    Escape: () => {
      const { selected } = lab.selection.getState();
      if (tool === null && selected?.kind !== 'happening') return false;
      if (tool === null) diagram.clear();
      choose(null);
      return true;
    },
    z: () => say(toggleFold(diagram)),
    PageUp: () => diagram.panBy(-0.5),
    PageDown: () => diagram.panBy(0.5),
    Home: () => diagram.follow(),
    '+': () => diagram.zoomBy(1 / ZOOM),
    '=': () => diagram.zoomBy(1 / ZOOM),
    '-': () => diagram.zoomBy(ZOOM),
    '−': () => diagram.zoomBy(ZOOM),
  };
}

function across(diagram: Diagram, by: 1 | -1): boolean {
  walkAcross(diagram, by);
  return true;
}

/** Unfolds the quiet stretch at the playhead, or where the walk stands, or folds it up again; what came of it, in words. */
function toggleFold(diagram: Diagram): string {
  const { picture, span, over, lab, teller } = diagram;
  const words = teller.panels.spacetime;
  if (!wishes.getState().folding) {
    setFolding(true);
    return words.foldsOn;
  }
  if (picture === null) return words.foldNone;
  const seenUntil = Math.max(picture.playhead, lab.seenUntil());
  const at = over.cursor?.at ?? picture.playhead;
  const toggled = diagram.folds.toggleNear(at, { from: span.from, to: endOf(span) }, seenUntil);
  if (toggled === null) return words.foldNone;
  const { from, to } = toggled.fold;
  return (toggled.unfolded ? words.foldOpened : words.foldClosed)(duration(to - from), seconds(from));
}

/** Sets the first end of a measure at the playhead, then the second. */
function setEnd(diagram: Diagram): void {
  const { picture, over } = diagram;
  if (picture === null) return;
  const { playhead } = picture;
  if (over.measure !== null && over.open)
    diagram.overlay({ measure: { from: over.measure.from, to: playhead }, open: false });
  else diagram.overlay({ measure: { from: playhead, to: playhead }, open: true });
}
