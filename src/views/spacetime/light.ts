// What is lit: the happening under the cursor, or that the pointer rests on, or that is selected, with its past and future,
// and the one that it is compared with.

import type { Place } from '../../engine/causality.ts';
import type { Descriptors, Micros, NodeId } from '../../engine/protocol.ts';
import type { Lab } from '../../store/lab.ts';
import { litEnvelope } from '../../store/reach.ts';
import { type Touched, touchedNow } from '../../store/related.ts';
import type { Target } from '../../store/selection.ts';
import { type Cones, Knowing, type Pair, placeOf, samePlace } from './cones.ts';
import { Deciding } from './deciding.ts';
import type { Mark } from './lanes.ts';
import { type Named, type Spot, UNLIT } from './scenery.ts';
import { spotOf } from './telling.ts';

export interface Lit {
  /** With what could know of it, or without as long as that is being found out. */
  readonly focus: Cones | Place | null;
  readonly cones: Cones | null;
  readonly pair: Pair | null;
  /** Where it stands, and the one compared with it. */
  readonly spots: readonly Spot[];
  /** What the selection lights, and what is pointed at anywhere on the page. */
  readonly named: Named;
}

export class Light {
  private readonly lab: Lab;
  private readonly knowing: Knowing;
  private readonly deciding = new Deciding();
  /** What is compared, and with which that was selected. */
  private second: { readonly place: Place; readonly than: Place } | null = null;

  constructor(lab: Lab, soon: () => void) {
    this.lab = lab;
    this.knowing = new Knowing(lab, soon);
  }

  /** @param all the run is another one: what was found out is forgotten too. */
  forget(all: boolean): void {
    this.second = null;
    if (!all) return;
    this.knowing.forget();
    this.deciding.forget();
  }

  /** Compares another happening with the one selected; without one it becomes the one selected. */
  compare(place: Place): void {
    const than = placeOf(this.lab.selection.getState().selected);
    if (than === null) this.lab.select({ kind: 'happening', ...place });
    else this.second = { place, than };
  }

  /**
   * @param dwelt what the pointer rests on.
   * @param blocks those of the film that are in view.
   */
  on(dwelt: Place | null, seenUntil: Micros, playing: boolean, blocks: readonly number[]): Lit {
    const { selected, hovered } = this.lab.selection.getState();
    const chosen = placeOf(selected);
    if (this.second !== null && !samePlace(this.second.than, chosen)) this.second = null;
    // The pointer still rests on what it has just compared.
    const rests = this.second !== null && samePlace(this.second.place, dwelt);
    const focus = placeOf(hovered) ?? (rests ? null : dwelt) ?? chosen;
    const second = this.second !== null && samePlace(this.second.than, focus) ? this.second.place : null;
    this.knowing.look(focus, second, seenUntil, playing);
    const { cones, pair } = this.knowing;
    const spots = [focus, second].flatMap((place) => (place === null ? [] : (spotOf(this.lab.film, place) ?? [])));
    const { film, session } = this.lab;
    const rule = selected?.kind === 'rule' ? selected.rule : null;
    const decided = this.deciding.in(film, rule, blocks, seenUntil);
    const named = namedBy(touchedNow(this.lab), hovered, session.getState().protocol, decided);
    return { focus: cones !== null && samePlace(cones.of, focus) ? cones : focus, cones, pair, spots, named };
  }
}

const nodesAt = (target: Target | null): readonly NodeId[] =>
  target?.kind === 'node' ? [target.node] : target?.kind === 'link' ? target.ends : [];

/** What a selection lights, and what is under the pointer anywhere on the page. */
export function namedBy(
  touched: Touched,
  hovered: Target | null,
  protocol: Descriptors | null,
  decided: readonly Spot[],
): Named {
  if (protocol === null || (touched.target === null && hovered === null)) return UNLIT;
  const pointed = hovered?.kind === 'envelope' ? hovered.id : null;
  const any = touched.target !== null;
  return {
    nodes: new Set([...touched.nodes, ...nodesAt(hovered)]),
    arrow:
      any || pointed !== null
        ? ({ id, envelope }) => id === pointed || (any && litEnvelope(touched, envelope, protocol))
        : null,
    mark: any ? (mark, last) => isLit(touched, mark, last) : null,
    within: touched.within,
    decided,
  };
}

/** Whether a mark, or one of those that it stands for, is about what is selected. */
function isLit({ slots, within }: Touched, mark: Mark, last: Mark): boolean {
  if (mark.kind === 'became' || mark.kind === 'recorded') return mark.epoch === within;
  if (mark.kind !== 'decided' || last.kind !== 'decided') return false;
  // A lane decides its slots in about their order: what lies between the first and the last is among them.
  const [first, end] = [mark.slots[0] as number, last.slots.at(-1) as number];
  if (within !== null && mark.epoch <= within && within <= last.epoch) return true;
  return [...slots].some((slot) => (mark === last ? mark.slots.includes(slot) : slot >= first && slot <= end));
}
