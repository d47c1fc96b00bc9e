// What made a worker what it is: the run that is open, and each move that somebody made in it. All else is simulated from
// that, so another worker that is asked the same is the same, to the number of each branch.

import type { Micros } from '../engine/protocol.ts';
import type { Ask, BranchInfo, Question, Reply } from './wire.ts';

/** Puts a question to a worker. */
export type Put = <Q extends Question>(question: Q, ask: Ask<Q>) => Promise<Reply<Q>>;

interface Made {
  readonly question: 'make' | 'way';
  readonly ask: Ask<'make' | 'way'>;
  readonly branch: number;
}

export class Journal {
  private opened: Ask<'open'> | null = null;
  private made: Made[] = [];
  private look: Ask<'look'> | null = null;
  /** How often somebody let a run go on that had been stopped. */
  private permits = 0;
  /** The branch that was told of last, which is the one on show, and how far it was simulated. */
  private reached: { readonly branch: number; readonly at: Micros } | null = null;

  /** Takes in what was answered. */
  heed(question: Question, ask: Ask<Question>, reply: Reply<Question>): void {
    if (question === 'look') this.look = ask as Ask<'look'>;
    if (question === 'permit') this.permits++;
    // Some answers are nothing at all.
    const { branch } = (reply ?? {}) as { readonly branch?: BranchInfo };
    if (branch === undefined) return;
    if (question === 'open') {
      this.opened = { text: (ask as Ask<'open'>).text, first: branch.id };
      this.made = [];
      this.permits = 0;
    } else if (question === 'make' || question === 'way')
      this.made.push({ question, ask: ask as Made['ask'], branch: branch.id });
    this.reached = { branch: branch.id, at: branch.end };
  }

  /** Brings a new worker to where the one before it was. Throws when it comes out otherwise. */
  async replay(put: Put): Promise<void> {
    if (this.opened === null) return;
    await put('open', this.opened);
    for (let i = 0; i < this.permits; i++) await put('permit', {});
    for (const { question, ask, branch } of this.made) {
      // Up to that moment it had been simulated then.
      await simulate(put, ask.branch, ask.at);
      const reply = await put(question, ask as never);
      if (!('branch' in reply) || reply.branch.id !== branch)
        throw new Error('What was done in the run came out otherwise than before.');
    }
    if (this.look !== null) await put('look', this.look);
    if (this.reached !== null) await simulate(put, this.reached.branch, this.reached.at);
  }
}

async function simulate(put: Put, branch: number, at: Micros): Promise<void> {
  for (;;) {
    const reply = await put('seek', { branch, at });
    if (reply.reached || reply.branch.stopped !== null) return;
  }
}
