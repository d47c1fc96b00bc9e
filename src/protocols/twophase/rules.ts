// Every rule by which a node decides, with the place that says so. A machine names the rule it followed by a `note`, with
// the facts it compared.

import type { Citation, Paper } from '../../engine/protocol.ts';

export const papers = [
  { id: 'gray', authors: 'Jim Gray', year: 1978, title: 'Notes on Data Base Operating Systems' },
  {
    id: 'bhg',
    authors: 'Philip A. Bernstein, Vassos Hadzilacos, Nathan Goodman',
    year: 1987,
    title: 'Concurrency Control and Recovery in Database Systems',
  },
  { id: 'ctc', authors: 'Jim Gray, Leslie Lamport', year: 2006, title: 'Consensus on Transaction Commit' },
] as const satisfies readonly Paper[];

const ctc = (section: string): Citation => ({ paper: 'ctc', section });
const bhg = (section: string): Citation => ({ paper: 'bhg', section });

export const rules = {
  'twophase.node.begins': ctc('§2'),

  // The coordinator
  'twophase.votes.asked': ctc('§3.1'),
  'twophase.votes.askedAgain': bhg('§7.4'),
  'twophase.client.waits': ctc('§2'),
  'twophase.yes.counted': ctc('§3.1'),
  'twophase.commit.decided': ctc('§3.1'),
  'twophase.abort.onNo': ctc('§3.1'),
  'twophase.abort.onSilence': bhg('§7.4'),
  'twophase.abort.atRestart': bhg('§7.4'),
  'twophase.telling.resumed': bhg('§7.4'),
  'twophase.decision.toldAgain': bhg('§7.4'),
  'twophase.done.counted': { paper: 'gray', section: 'The two phase commit protocol' },
  'twophase.done.all': { paper: 'gray', section: 'The two phase commit protocol' },
  'twophase.answer.late': bhg('§7.4'),
  'twophase.asked.undecided': bhg('§7.4'),

  // A participant
  'twophase.vote.yes': ctc('§3.1'),
  'twophase.vote.no': ctc('§3.1'),
  'twophase.vote.repeated': bhg('§7.4'),
  'twophase.vote.remembered': bhg('§7.4'),
  'twophase.commit.learned': ctc('§3.1'),
  'twophase.abort.learned': ctc('§3.1'),
  'twophase.decision.known': bhg('§7.4'),
  'twophase.doubt.waits': ctc('§3.3'),
  'twophase.doubt.asksOthers': bhg('§7.4'),
  'twophase.doubt.guesses': bhg('§7.4'),

  // Whoever is asked for the decision
  'twophase.asked.decided': bhg('§7.4'),
  'twophase.asked.uncertain': bhg('§7.4'),
  'twophase.asked.unvoted': bhg('§7.4'),
  'twophase.uncertain.heard': bhg('§7.4'),
} as const satisfies { readonly [rule: string]: Citation };

export type RuleId = keyof typeof rules;
