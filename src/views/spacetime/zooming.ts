// Zooms to a thing: a message, a mark, an election, what is selected, all that was seen.

import type { Place } from '../../engine/causality.ts';
import type { Landmark } from '../../engine/run.ts';
import { isOfKind, nextOfKind } from '../../store/landmarks.ts';
import type { Arrow } from './arrows.ts';
import type { Diagram } from './diagram.ts';
import type { Mark } from './lanes.ts';
import { around } from './time.ts';

/** What is seen about a single moment, on each side. */
const ABOUT_A_MOMENT = 40_000;
/** How long before it was won an election may have begun. */
const LONGEST_ELECTION = 3_000_000;

export function zoomTo(diagram: Diagram, from: number, to: number, margin?: number): void {
  diagram.follow(false);
  diagram.look(around(diagram.span, Math.max(0, from), to, margin));
}

export function aboutArrow(diagram: Diagram, arrow: Arrow): void {
  const to = Math.max(arrow.end, arrow.sentAt + 2_000);
  zoomTo(diagram, arrow.sentAt, to, 0.8);
}

export function aboutMark(diagram: Diagram, mark: Mark): void {
  if (mark.kind === 'became') {
    const won = diagram.lab.film.landmarks.find(
      ({ position, happening }) =>
        position === mark.position && happening.kind === 'became' && happening.node === mark.node,
    );
    if (won !== undefined) {
      aboutElection(diagram, won);
      return;
    }
  }
  zoomTo(diagram, mark.at - ABOUT_A_MOMENT, mark.at + ABOUT_A_MOMENT, 0);
}

/** From where somebody first stood in its epoch to where it was won. */
function aboutElection(diagram: Diagram, won: Landmark): void {
  let from = won.at - ABOUT_A_MOMENT;
  if (won.happening.kind === 'became') {
    const { epoch } = won.happening;
    const { landmarks } = diagram.lab.film;
    for (let i = landmarks.indexOf(won) - 1; i >= 0; i--) {
      const { at, happening } = landmarks[i] as Landmark;
      if (at < won.at - LONGEST_ELECTION) break;
      if (happening.kind === 'became' && happening.epoch === epoch) from = Math.min(from, at);
    }
  }
  zoomTo(diagram, from, won.at, 0.35);
}

/** Zooms to the election before the middle of the view, or after it, and shows it; false when there is none. */
export function toElection(diagram: Diagram, by: 1 | -1): boolean {
  const { lab, picture } = diagram;
  const { protocol } = lab.session.getState();
  if (picture === null) return false;
  const seen = lab.film.landmarks.filter(({ at }) => at <= lab.seenUntil());
  const won = nextOfKind(seen, 'election', protocol, picture.shot.position, by);
  if (won === undefined) return false;
  lab.pause();
  void lab.show(won.position);
  aboutElection(diagram, won);
  return true;
}

/** Whether any was seen, or can be. */
export function hasElections(diagram: Diagram): boolean {
  const { protocol } = diagram.lab.session.getState();
  return diagram.lab.film.landmarks.some((landmark) => isOfKind(landmark, 'election', protocol));
}

function aboutPlace(diagram: Diagram, { position, index }: Place): void {
  const shot = diagram.lab.film.shot(position);
  const happening = shot?.happenings[index];
  const arrow =
    happening !== undefined && 'envelope' in happening ? diagram.arrows.of(happening.envelope.id) : undefined;
  if (arrow !== undefined) aboutArrow(diagram, arrow);
  else if (shot !== undefined) zoomTo(diagram, shot.at - ABOUT_A_MOMENT, shot.at + ABOUT_A_MOMENT, 0);
}

/** Zooms to the measured span, else to what is selected; false when there is nothing. */
export function toSelected(diagram: Diagram): boolean {
  const { measure } = diagram.over;
  const { selected } = diagram.lab.selection.getState();
  if (measure !== null && measure.from !== measure.to) {
    zoomTo(diagram, Math.min(measure.from, measure.to), Math.max(measure.from, measure.to));
    return true;
  }
  if (selected?.kind === 'happening') aboutPlace(diagram, selected);
  else if (selected?.kind === 'envelope') {
    const arrow = diagram.arrows.of(selected.id);
    if (arrow === undefined) return false;
    aboutArrow(diagram, arrow);
  } else return false;
  return true;
}
