// Multipaxos's cells of the concept bridge, in English.

import type { BridgeCells } from '../../../speech/bridge.ts';
import type { shows } from '../bridge.ts';

export const words: BridgeCells<typeof shows> = {
  number: { term: 'ballot', note: 'As in Paxos; one ballot serves all slots of a leader.' },
  leader: {
    term: 'leader',
    note: 'A distinguished proposer that stays. Two at once get in each other’s way, and do no harm.',
  },
  place: { term: 'a command for a slot', note: 'Each slot is a Paxos of its own.' },
  winning: { term: 'phase 1, once for all slots', note: 'A leader that stays skips it from then on.' },
  copying: { term: 'Accept, slot by slot', note: 'Several slots may be under way at once, in any order.' },
  heeding: { term: 'the same, slot by slot', note: 'A new leader learns from its quorum what each slot may hold.' },
  decided: { term: 'decided, announced', note: 'Slot by slot; applied only when all slots before it are decided.' },
  holes: {
    term: 'filled by the new leader',
    note: 'With what was accepted there, else with a no-op, a command that does nothing.',
  },
  leftovers: { term: 'proposed anew, slot by slot', note: 'In the new leader’s ballot, before its own commands.' },
  deposed: {
    term: 'a higher ballot',
    note: 'A quorum has promised itself to it, and accepts nothing more from the old leader.',
  },
  disk: { term: 'the same, for every slot', note: 'One promise for all; what was accepted, slot by slot.' },
  quorum: { term: 'a majority', note: 'A minority with a leader proposes, and decides nothing.' },
  progress: { term: 'timeouts, one leader', note: 'Whoever hears from a leader does not stand against it.' },
  behind: { term: 'decided slots are sent', note: 'A replica that lags is told what was decided.' },
  lost: { term: 'sent again', note: 'The same decision twice is still one.' },
};
