// The rules as one would tell them: what is asked for, the two phases, what happens when somebody falls silent, and what
// stands on disk. Bernstein, Hadzilacos and Goodman 1987, §7.3 and §7.4; Gray and Lamport 2006, §2 and §3.

import type { Book, Citation } from '../../engine/protocol.ts';
import type { RuleId } from './rules.ts';

const bhg = (section: string): Citation => ({ paper: 'bhg', section });
const ctc = (section: string): Citation => ({ paper: 'ctc', section });

export const book = [
  {
    id: 'properties',
    citation: bhg('§7.3'),
    lines: [
      { point: 'atomicity', citation: bhg('§7.3, AC1') },
      { point: 'stability', citation: bhg('§7.3, AC2') },
      { point: 'validity', citation: bhg('§7.3, AC3') },
      { point: 'nontrivial', citation: bhg('§7.3, AC4') },
      { point: 'noQuorum', citation: ctc('§2') },
    ],
  },
  {
    id: 'phase1',
    citation: ctc('§3.1'),
    lines: [
      { heading: 'coordinator1' },
      { rule: 'twophase.votes.asked' },
      { rule: 'twophase.client.waits' },
      { rule: 'twophase.yes.counted' },
      { rule: 'twophase.votes.askedAgain' },
      { heading: 'participant1' },
      { rule: 'twophase.vote.yes' },
      { rule: 'twophase.vote.no' },
      { rule: 'twophase.vote.repeated' },
    ],
  },
  {
    id: 'phase2',
    citation: ctc('§3.1'),
    lines: [
      { heading: 'coordinator2' },
      { rule: 'twophase.commit.decided' },
      { rule: 'twophase.abort.onNo' },
      { rule: 'twophase.abort.onSilence' },
      { rule: 'twophase.decision.toldAgain' },
      { rule: 'twophase.done.counted' },
      { rule: 'twophase.done.all' },
      { rule: 'twophase.answer.late' },
      { heading: 'participant2' },
      { rule: 'twophase.commit.learned' },
      { rule: 'twophase.abort.learned' },
      { rule: 'twophase.decision.known' },
    ],
  },
  {
    id: 'doubt',
    citation: ctc('§3.3'),
    lines: [
      { point: 'blocking', citation: ctc('§3.3') },
      { rule: 'twophase.doubt.waits' },
      { rule: 'twophase.asked.undecided' },
      { heading: 'cooperative' },
      { rule: 'twophase.doubt.asksOthers' },
      { rule: 'twophase.asked.decided' },
      { rule: 'twophase.asked.unvoted' },
      { rule: 'twophase.asked.uncertain' },
      { rule: 'twophase.uncertain.heard' },
      { heading: 'guessing' },
      { rule: 'twophase.doubt.guesses' },
    ],
  },
  {
    id: 'recovery',
    citation: bhg('§7.4'),
    lines: [
      { rule: 'twophase.node.begins' },
      { rule: 'twophase.vote.remembered' },
      { rule: 'twophase.abort.atRestart' },
      { rule: 'twophase.telling.resumed' },
    ],
  },
] as const satisfies Book<RuleId>;
