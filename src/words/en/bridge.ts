// The concept bridge, in English.

import type { BridgeWords } from '../bridge.ts';

export const bridge: BridgeWords = {
  title: 'The same ideas, side by side',
  lead: 'Each row is one idea. The button in a cell opens a scenario that shows it.',
  idea: 'Idea',
  show: (title) => `Show it: ${title}`,
  none: 'Not here.',
  ideas: {
    number: {
      name: 'The number that orders attempts',
      raft: {
        term: 'term',
        note: 'Counts up with each candidacy. Candidates may share a term; votes decide who leads it.',
      },
      paxos: {
        term: 'ballot',
        note: 'A round and the proposer’s own number: no two proposers ever share one.',
      },
      multipaxos: { term: 'ballot', note: 'As in Paxos; one ballot serves all slots of a leader.' },
    },
    leader: {
      name: 'Who proposes',
      raft: { term: 'leader', note: 'At most one a term. Nobody else may add to the log.' },
      paxos: {
        term: 'distinguished proposer',
        note: 'Anybody may propose. One at a time is faster, but safety does not need it.',
      },
      multipaxos: {
        term: 'leader',
        note: 'A distinguished proposer that stays. Two at once get in each other’s way, and do no harm.',
      },
      twophase: { term: 'coordinator', note: 'Always the same node. Nobody is elected, and nobody takes its place.' },
    },
    place: {
      name: 'What is agreed on',
      raft: { term: 'an entry at a log index', note: 'The log grows at its end, entry after entry.' },
      paxos: { term: 'one value', note: 'A single decision, once and for all. There is no slot.' },
      multipaxos: { term: 'a command for a slot', note: 'Each slot is a Paxos of its own.' },
      twophase: {
        term: 'a transaction',
        note: 'What each participant does is its own matter; all of them do it, or none.',
      },
    },
    winning: {
      name: 'Winning the right to propose',
      raft: { term: 'election: RequestVote', note: 'A majority votes for the candidate, each server once a term.' },
      paxos: {
        term: 'phase 1: Prepare, Promise',
        note: 'A majority promises to take nothing from lower ballots any more.',
      },
      multipaxos: { term: 'phase 1, once for all slots', note: 'A leader that stays skips it from then on.' },
    },
    copying: {
      name: 'Getting it copied',
      raft: { term: 'AppendEntries', note: 'Entries in order, and a check that the logs agree before them.' },
      paxos: { term: 'phase 2: Accept, Accepted', note: 'The value, to as many acceptors as make a quorum.' },
      multipaxos: { term: 'Accept, slot by slot', note: 'Several slots may be under way at once, in any order.' },
      twophase: {
        term: 'Prepare, then Commit',
        note: 'Asked first, told afterwards. Nothing is copied: each participant has a part of its own.',
      },
    },
    heeding: {
      name: 'Heeding what came before',
      raft: {
        term: 'vote restriction',
        note: 'Voters refuse a candidate whose log is behind: the winner has all that is committed.',
      },
      paxos: {
        term: 'promises report, the proposer adopts',
        note: 'Anybody may win; whoever wins must take the value of the highest ballot reported.',
      },
      multipaxos: {
        term: 'the same, slot by slot',
        note: 'A new leader learns from its quorum what each slot may hold.',
      },
    },
    decided: {
      name: 'When it is decided',
      raft: {
        term: 'committed',
        note: 'A majority holds an entry of the leader’s own term; heartbeats pass it on.',
      },
      paxos: {
        term: 'chosen, later learned',
        note: 'Chosen as soon as a quorum accepted it in one ballot, though nobody may know yet.',
      },
      multipaxos: {
        term: 'decided, announced',
        note: 'Slot by slot; applied only when all slots before it are decided.',
      },
      twophase: {
        term: 'on the coordinator’s disk',
        note: 'Committed as soon as the coordinator has written that down, though nobody else may know.',
      },
    },
    holes: {
      name: 'Holes',
      raft: {
        term: 'none can exist',
        note: 'A follower takes an entry only right behind one that it shares with the leader.',
      },
      paxos: { term: 'no place for one', note: 'There is a single value.' },
      multipaxos: {
        term: 'filled by the new leader',
        note: 'With what was accepted there, else with a no-op, a command that does nothing.',
      },
    },
    leftovers: {
      name: 'What an old leader left unfinished',
      raft: {
        term: 'keeps its old term (Figure 8)',
        note: 'Copies of it do not commit it; an entry of the new term on top does.',
      },
      paxos: {
        term: 'proposed anew (P2c)',
        note: 'The new proposer takes the value into its own ballot and has it accepted there.',
      },
      multipaxos: { term: 'proposed anew, slot by slot', note: 'In the new leader’s ballot, before its own commands.' },
    },
    deposed: {
      name: 'How an old leader is stopped',
      raft: { term: 'a newer term', note: 'Answers carry it; an old leader that hears of it becomes a follower.' },
      paxos: { term: 'a higher promise', note: 'Acceptors refuse the lower ballot and name the higher one.' },
      multipaxos: {
        term: 'a higher ballot',
        note: 'A quorum has promised itself to it, and accepts nothing more from the old leader.',
      },
    },
    disk: {
      name: 'What must be on disk',
      raft: { term: 'currentTerm, votedFor, log', note: 'Written before a vote or an acknowledgement leaves.' },
      paxos: {
        term: 'the promise, what was accepted',
        note: 'And the highest round a proposer used, so that no ballot is used twice.',
      },
      multipaxos: { term: 'the same, for every slot', note: 'One promise for all; what was accepted, slot by slot.' },
      twophase: {
        term: 'the vote and the decision',
        note: 'A Yes is on disk before it is said, a decision before it is told.',
      },
    },
    quorum: {
      name: 'How many must agree',
      raft: { term: 'a majority', note: 'Both to elect and to commit: any two majorities share a server.' },
      paxos: {
        term: 'quorums that meet',
        note: 'Majorities, or any sizes where each quorum of phase 1 meets each of phase 2.',
      },
      multipaxos: { term: 'a majority', note: 'A minority with a leader proposes, and decides nothing.' },
      twophase: {
        term: 'everybody',
        note: 'All have to say Yes, and one No is enough: no quorum can speak for a participant.',
      },
    },
    progress: {
      name: 'What keeps it from going on for ever',
      raft: { term: 'random election timeouts', note: 'Votes split now and then; the next draw differs.' },
      paxos: {
        term: 'random back-off',
        note: 'Duelling proposers can outbid each other for ever; one that waits lets the other finish.',
      },
      multipaxos: { term: 'timeouts, one leader', note: 'Whoever hears from a leader does not stand against it.' },
      twophase: { term: 'blocking', note: 'While the coordinator is down, whoever has voted Yes must wait.' },
    },
    behind: {
      name: 'Catching up',
      raft: {
        term: 'nextIndex goes back',
        note: 'The leader retries further back until the logs agree, then sends the rest.',
      },
      paxos: {
        term: 'learners count again',
        note: 'Acceptors repeat what they accepted until a learner has a quorum of it.',
      },
      multipaxos: { term: 'decided slots are sent', note: 'A replica that lags is told what was decided.' },
      twophase: {
        term: 'Decision?',
        note: 'Who is in doubt asks the coordinator, and in cooperative termination the others too.',
      },
    },
    lost: {
      name: 'Lost and doubled messages',
      raft: { term: 'sent again', note: 'A leader repeats what was not acknowledged; a copy changes nothing.' },
      paxos: { term: 'sent again', note: 'The same promise or acceptance twice is still one.' },
      multipaxos: { term: 'sent again', note: 'The same decision twice is still one.' },
      twophase: {
        term: 'sent again',
        note: 'The coordinator asks and tells again, until each participant has answered.',
      },
    },
  },
};
