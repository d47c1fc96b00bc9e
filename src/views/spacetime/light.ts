// What is lit: the happening under the cursor, or that the pointer rests on, or that is selected, with its past and future,
// and the one that it is compared with.

import type { Place } from '../../engine/causality.ts';
import type { Micros, NodeId } from '../../engine/protocol.ts';
import type { Lab } from '../../store/lab.ts';
import type { Target } from '../../store/selection.ts';
import { type Cones, Knowing, type Pair, placeOf, samePlace } from './cones.ts';
import type { Spot } from './scenery.ts';
import { spotOf } from './telling.ts';

export interface Lit {
  /** With what could know of it, or without as long as that is being found out. */
  readonly focus: Cones | Place | null;
  readonly cones: Cones | null;
  readonly pair: Pair | null;
  /** Where it stands, and the one compared with it. */
  readonly spots: readonly Spot[];
  /** The envelope and nodes that are selected or pointed at anywhere on the page. */
  readonly named: { readonly envelope: number | null; readonly nodes: ReadonlySet<NodeId> };
}

export class Light {
  private readonly lab: Lab;
  private readonly knowing: Knowing;
  /** What is compared, and with which that was selected. */
  private second: { readonly place: Place; readonly than: Place } | null = null;

  constructor(lab: Lab, soon: () => void) {
    this.lab = lab;
    this.knowing = new Knowing(lab, soon);
  }

  /** @param all the run is another one: what was found out is forgotten too. */
  forget(all: boolean): void {
    this.second = null;
    if (all) this.knowing.forget();
  }

  /** Compares another happening with the one selected; without one it becomes the one selected. */
  compare(place: Place): void {
    const than = placeOf(this.lab.selection.getState().selected);
    if (than === null) this.lab.select({ kind: 'happening', ...place });
    else this.second = { place, than };
  }

  /** @param dwelt what the pointer rests on. */
  on(dwelt: Place | null, seenUntil: Micros, playing: boolean): Lit {
    const { selected, hovered } = this.lab.selection.getState();
    const chosen = placeOf(selected);
    const focus = placeOf(hovered) ?? dwelt ?? chosen;
    if (this.second !== null && !samePlace(this.second.than, chosen)) this.second = null;
    const second = this.second !== null && samePlace(this.second.than, focus) ? this.second.place : null;
    this.knowing.look(focus, second, seenUntil, playing);
    const { cones, pair } = this.knowing;
    const spots = [focus, second].flatMap((place) => (place === null ? [] : (spotOf(this.lab.film, place) ?? [])));
    const named = { envelope: envelopeOf(hovered) ?? envelopeOf(selected), nodes: nodesOf(selected, hovered) };
    return { focus: cones !== null && samePlace(cones.of, focus) ? cones : focus, cones, pair, spots, named };
  }
}

function envelopeOf(target: Target | null): number | null {
  return target?.kind === 'envelope' ? target.id : null;
}

function nodesOf(...targets: readonly (Target | null)[]): ReadonlySet<NodeId> {
  const nodes = new Set<NodeId>();
  for (const target of targets) {
    if (target?.kind === 'node') nodes.add(target.node);
    if (target?.kind === 'link') for (const end of target.ends) nodes.add(end);
  }
  return nodes;
}
