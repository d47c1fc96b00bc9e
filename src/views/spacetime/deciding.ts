// Where the rule that is lit decided, read from the shots at hand: the blocks in view, each once.

import type { Film } from '../../store/film.ts';
import { BLOCK } from '../../worker/wire.ts';
import type { Spot } from './scenery.ts';

interface Read {
  readonly spots: readonly Spot[];
  /** How many of its shots were at hand. */
  readonly shots: number;
}

const NOWHERE: readonly Spot[] = [];

export class Deciding {
  private rule: string | null = null;
  private readonly blocks = new Map<number, Read>();

  forget(): void {
    this.blocks.clear();
  }

  /** @param blocks of the film, those in view. */
  in(film: Film, rule: string | null, blocks: readonly number[], seenUntil: number): readonly Spot[] {
    if (rule !== this.rule) this.forget();
    this.rule = rule;
    if (rule === null) return NOWHERE;
    return blocks.flatMap((k) => this.read(film, k, rule)).filter(({ at }) => at <= seenUntil);
  }

  private read(film: Film, k: number, rule: string): readonly Spot[] {
    const known = this.blocks.get(k);
    if (known?.shots === BLOCK) return known.spots;
    const spots: Spot[] = [];
    let shots = 0;
    for (let i = 0; i < BLOCK; i++) {
      const shot = film.shot(k * BLOCK + i);
      if (shot === undefined) continue;
      shots++;
      for (const happening of shot.happenings)
        if (happening.kind === 'noted' && happening.rule === rule) spots.push({ node: happening.node, at: shot.at });
    }
    this.blocks.set(k, { spots, shots });
    return spots;
  }
}
