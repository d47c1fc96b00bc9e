// The laboratory with all that answers beside it, at once and in the thread of the test: what the page has to wait for is
// at hand here.

import '../protocols.ts';
import { Laboratory as First } from '../../src/worker/laboratory.ts';
import { Records } from '../../src/worker/records.ts';
import { Studies } from '../../src/worker/studies.ts';
import type { Ask, Reply, RunQuestion } from '../../src/worker/wire.ts';

const OF_RECORDS: readonly string[] = ['causes', 'order', 'quiet', 'crowd'];

export class Laboratory {
  private readonly first: First;
  private readonly records: Records;
  private readonly studies: Studies;

  constructor(...how: ConstructorParameters<typeof First>) {
    this.first = new First(...how);
    this.records = new Records(this.first);
    this.studies = new Studies(this.first);
  }

  answer<Q extends RunQuestion>(question: Q, ask: Ask<Q>): Reply<Q> {
    const { first, records, studies } = this;
    const who = OF_RECORDS.includes(question) ? records : question in first ? first : studies;
    return (who.answer as (question: Q, ask: Ask<Q>) => Reply<Q>).call(who, question, ask);
  }
}
