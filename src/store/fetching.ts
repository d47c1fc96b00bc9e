// Fetches from the worker what the film lacks. An answer that comes after another branch was taken is thrown away.

import type { Micros } from '../engine/protocol.ts';
import type { Client } from '../worker/client.ts';
import type { BranchInfo, Reply } from '../worker/wire.ts';
import { BLOCK } from '../worker/wire.ts';
import type { Film } from './film.ts';
import { createQueue } from './queue.ts';

/** What the text of a branch tells as far as it is played: captions, how many more there are, notes without a time. */
export type Told = Pick<Reply<'play'>, 'says' | 'coming' | 'marks'>;

/** Who is told what came. */
export interface Audience {
  readonly branch: () => number;
  /** The film grew; the branch is this long now. */
  readonly grew: (branch: BranchInfo, told: Told) => void;
  /** Shots came for what the film's index had already. */
  readonly filled: () => void;
}

export class Fetcher {
  /** Counts up when another branch is taken. */
  era = 0;
  /** Whether what follows the film is being asked for. */
  asking = false;
  private readonly inTurn = createQueue();
  private readonly filling = new Map<number, Promise<void>>();
  /** Blocks that would be good to have, the one named last the first to come. */
  private readonly wanted = new Set<number>();
  private readonly client: Client;
  private readonly film: Film;
  private readonly audience: Audience;

  constructor(client: Client, film: Film, audience: Audience) {
    this.client = client;
    this.film = film;
    this.audience = audience;
  }

  /** Another branch is on show: what was under way is forgotten. */
  turn(): void {
    this.era++;
    this.asking = false;
    this.filling.clear();
    this.wanted.clear();
  }

  /** Simulates on until a time and takes in at most that many shots of what follows the film, so far apart in time. */
  async more(until: Micros, most: number, apart: Micros = 0): Promise<void> {
    const mine = this.era;
    this.asking = true;
    try {
      await this.play(() => this.film.length, Math.floor(until), most, apart);
    } finally {
      if (mine === this.era) this.asking = false;
    }
  }

  /** Brings the film's index, not its shots, up to what the worker has simulated, unless that has ended before. */
  catchUp(length: number, ended: () => boolean = () => false): Promise<void> {
    return this.play(() => length, 0, 0, 0, ended);
  }

  /** One question after the other: each begins where the answer before it ended. */
  private play(
    known: () => number,
    until: Micros,
    most: number,
    apart: Micros,
    ended: () => boolean = () => false,
  ): Promise<void> {
    const mine = this.era;
    return this.inTurn(async () => {
      if (mine !== this.era) return;
      const { film } = this;
      let wish = { known: known(), until, most, apart };
      for (;;) {
        const index = { landmarks: film.landmarks.length, starts: film.starts.length };
        const reply = await this.client.ask('play', { branch: this.audience.branch(), ...wish, ...index });
        if (mine !== this.era) return;
        for (const landmark of reply.landmarks) film.landmarks.push(landmark);
        // Shots that came meanwhile have said when some of these begin.
        for (const [i, start] of reply.starts.entries()) film.begin(index.starts + i, start);
        film.add(reply.shots);
        if (!reply.more) return this.audience.grew(reply.branch, reply);
        if (ended()) return;
        // The rest of the index alone.
        wish = { known: reply.branch.length, until: 0, most: 0, apart: 0 };
      }
    });
  }

  /** Takes in the blocks of a span of time, as far as it is simulated: one after the other, since somebody may seek. */
  need(from: Micros, to: Micros): void {
    const idle = this.wanted.size === 0;
    const last = this.film.blockAt(Math.min(to, this.film.end));
    for (let k = this.film.blockAt(from); k <= last; k++) if (!this.film.has(k)) this.wanted.add(k);
    if (idle && this.wanted.size > 0) void this.supply();
  }

  private async supply(): Promise<void> {
    const mine = this.era;
    while (mine === this.era && this.wanted.size > 0) {
      const k = [...this.wanted].at(-1) as number;
      try {
        await this.fill(k * BLOCK);
      } catch (error) {
        if (mine === this.era) this.wanted.clear();
        throw error;
      }
      if (mine === this.era) this.wanted.delete(k);
    }
  }

  /** Takes in what lies between two positions. Returns whether the branch on show is still the same. */
  private async stretch(from: number, to: number): Promise<boolean> {
    const mine = this.era;
    const { shots } = await this.client.ask('stretch', { branch: this.audience.branch(), from, to });
    if (mine !== this.era) return false;
    this.film.add(shots);
    return true;
  }

  /** Takes in the block of a position anew. */
  async renew(position: number): Promise<void> {
    const from = Math.floor(position / BLOCK) * BLOCK;
    await this.stretch(from, Math.min(from + BLOCK - 1, this.film.length));
  }

  /**
   * Takes in the shot of one position: what somebody waits for comes before what stands about it. Returns whether the branch
   * on show is still the same.
   */
  one(position: number): Promise<boolean> {
    return this.stretch(position, position);
  }

  /** Takes in the block of a position, unless it is there. */
  fill(position: number): Promise<void> {
    const k = Math.floor(position / BLOCK);
    if (this.film.has(k)) return Promise.resolve();
    const under = this.filling.get(k);
    if (under !== undefined) return under;
    const mine = this.era;
    const filling = this.stretch(k * BLOCK, k * BLOCK + BLOCK - 1)
      .then((same) => {
        if (same) this.audience.filled();
      })
      .finally(() => {
        if (mine === this.era) this.filling.delete(k);
      });
    this.filling.set(k, filling);
    return filling;
  }
}
