// Zab's cells of the concept bridge, in English.

import type { BridgeCells } from '../../../speech/bridge.ts';
import type { shows } from '../bridge.ts';

export const words: BridgeCells<typeof shows> = {
  number: { term: 'epoch', note: 'One past the latest that a quorum has accepted. Some pass without a leader.' },
  leader: { term: 'established leader', note: 'Elected first; it leads only when a quorum has taken its history.' },
  place: { term: 'a zxid in the history', note: 'Epoch and counter, `2.3`. Histories have no holes.' },
  winning: {
    term: 'established after synchronization',
    note: 'Recovery comes before service: what was inherited is committed before anything new.',
  },
  copying: { term: 'PROPOSE, ACK, COMMIT', note: 'In order on each channel; a quorum has it before it is delivered.' },
  heeding: {
    term: 'the most recent of a quorum',
    note: 'A new leader takes over the history with the latest epoch, then the latest zxid, even from a follower.',
  },
  decided: { term: 'delivered', note: 'In order of zxids, when a quorum has acknowledged.' },
  holes: { term: 'a broken stream', note: 'A follower that misses a message begins anew, with the whole history.' },
  leftovers: {
    term: 'cut off by NEWLEADER, or committed',
    note: 'What is in the chosen history is committed as a whole, whoever broadcast it; the rest is cut off.',
  },
  deposed: {
    term: 'an earlier epoch',
    note: 'Who has accepted a later epoch takes nothing of an earlier. A leader without a quorum looks anew.',
  },
  disk: { term: 'acceptedEpoch, currentEpoch, history', note: 'On disk before they are acknowledged.' },
  quorum: { term: 'a majority', note: 'In each phase: of votes, of epochs, of histories, of acknowledgements.' },
  progress: {
    term: 'a new round, a new epoch',
    note: 'Whoever is not established in time gives up, and the next epoch is later.',
  },
  behind: {
    term: 'NEWLEADER, COMMIT-LD',
    note: 'Who comes late gets the history, then what is broadcast meanwhile, then how far it is committed.',
  },
  lost: {
    term: 'channels in order',
    note: 'Messages are counted; where one is missing, the conversation begins anew.',
  },
};
