// Raft's cells of the concept bridge, in English.

import type { BridgeCells } from '../../../speech/bridge.ts';
import type { shows } from '../bridge.ts';

export const words: BridgeCells<typeof shows> = {
  number: {
    term: 'term',
    note: 'Counts up with each candidacy. Candidates may share a term; votes decide who leads it.',
  },
  leader: { term: 'leader', note: 'At most one a term. Nobody else may add to the log.' },
  place: { term: 'an entry at a log index', note: 'The log grows at its end, entry after entry.' },
  winning: { term: 'election: RequestVote', note: 'A majority votes for the candidate, each server once a term.' },
  copying: { term: 'AppendEntries', note: 'Entries in order, and a check that the logs agree before them.' },
  heeding: {
    term: 'vote restriction',
    note: 'Voters refuse a candidate whose log is behind: the winner has all that is committed.',
  },
  decided: { term: 'committed', note: 'A majority holds an entry of the leader’s own term; heartbeats pass it on.' },
  holes: {
    term: 'none can exist',
    note: 'A follower takes an entry only right behind one that it shares with the leader.',
  },
  leftovers: {
    term: 'keeps its old term (Figure 8)',
    note: 'Copies of it do not commit it; an entry of the new term on top does.',
  },
  deposed: { term: 'a newer term', note: 'Answers carry it; an old leader that hears of it becomes a follower.' },
  disk: { term: 'currentTerm, votedFor, log', note: 'Written before a vote or an acknowledgement leaves.' },
  quorum: { term: 'a majority', note: 'Both to elect and to commit: any two majorities share a server.' },
  progress: { term: 'random election timeouts', note: 'Votes split now and then; the next draw differs.' },
  behind: {
    term: 'nextIndex goes back',
    note: 'The leader retries further back until the logs agree, then sends the rest.',
  },
  lost: { term: 'sent again', note: 'A leader repeats what was not acknowledged; a copy changes nothing.' },
};
