// Two-phase commit, a machine a part. Gray 1978; Gray and Lamport 2006, Consensus on Transaction Commit, §3.
//
// A transaction changes something at several nodes, and has to happen at all of them or at none. One node, the coordinator,
// asks the others whether they can carry out their part. Who answers No has aborted. Who answers Yes has written on its disk
// that it can, whatever happens, and gives the decision away: it may neither commit nor abort until it is told. When all
// have said Yes the coordinator decides to commit; at a No, or when votes do not come in time, to abort. Then it tells.
//
// No quorum helps here: one No is enough, and all have to say Yes. And while the coordinator is down, who has said Yes must
// wait. To ask the others (cooperative termination) helps where one of them knows, or has not voted yet; not otherwise.
//
//   coordinator   ready ──a client asks──▶ collecting ──all Yes, or a No, or time is up──▶ telling ──all have it──▶ ready
//   participant   working ──can──▶ prepared ──is told──▶ committed, aborted         working ──cannot──▶ aborted
//
// In an `on` block, capitals crossed the wire.

import * as c from './coordinator.ts';
import { coordinator as coordinators, newborn, participant as participants } from './node.ts';
import * as p from './participant.ts';

const OPTIONS = { votes: 0, resend: 0, decision: 0, inDoubt: 'wait' } as const;
const nobody = (part: string) => ({ me: '', part, seats: [], options: OPTIONS });

export const coordinator = coordinators.extend({ guards: c.guards, actions: c.actions }).createMachine({
  id: 'coordinator',
  context: () => newborn(nobody('coordinator'), null) as never,
  initial: 'coordinator',
  states: {
    coordinator: {
      initial: 'ready',
      states: {
        ready: {
          on: {
            'node.start': [
              { guard: 'endedUndecided', target: 'telling', actions: 'abortAtRestart' },
              { guard: 'endedTelling', target: 'telling', actions: 'resumeTelling' },
              { actions: 'begin' },
            ],
            'client.request': { target: 'collecting', actions: 'askForVotes' },
          },
        },
        collecting: {
          on: {
            Yes: [
              { guard: 'completesVotes', target: 'telling', actions: 'commit' },
              { guard: 'isOfThis', actions: 'countYes' },
              { actions: 'setAside' },
            ],
            No: [{ guard: 'isOfThis', target: 'telling', actions: 'abortOnNo' }, { actions: 'setAside' }],
            'timer.votes': { target: 'telling', actions: 'abortOnSilence' },
            'timer.resend': { actions: 'askAgain' },
          },
        },
        telling: {
          on: {
            Done: [
              { guard: 'completesDoneForNext', target: 'collecting', actions: 'goOn' },
              { guard: 'completesDone', target: 'ready', actions: 'rest' },
              { guard: 'isOfThis', actions: 'countDone' },
              { actions: 'setAside' },
            ],
            'timer.resend': { actions: 'tellAgain' },
          },
        },
      },
      // Whatever it is about.
      on: {
        'client.request': { actions: 'letWait' },
        DecisionRequest: [{ guard: 'decisionIsMade', actions: 'answerDecision' }, { actions: 'saysNotYet' }],
        Yes: { actions: 'setAside' },
        No: { actions: 'setAside' },
        Done: { actions: 'setAside' },
      },
    },
  },
});

export const participant = participants.extend({ guards: p.guards, actions: p.actions }).createMachine({
  id: 'participant',
  context: () => newborn(nobody('participant'), null) as never,
  initial: 'participant',
  states: {
    participant: {
      initial: 'working',
      states: {
        working: {
          on: {
            'node.start': [{ guard: 'isInDoubt', target: 'prepared', actions: 'remember' }, { actions: 'begin' }],
          },
        },
        prepared: {
          on: {
            Prepare: { actions: 'repeatVote' },
            'timer.decision': [
              { guard: 'mayGuess', target: 'aborted', actions: 'guess' },
              { guard: 'mayAskOthers', actions: 'askEverybody' },
              { actions: 'askCoordinator' },
            ],
          },
        },
        committed: {},
        aborted: {},
      },
      // Whatever it did last.
      on: {
        Prepare: [
          { guard: 'isDecided', actions: 'repeatVote' },
          { guard: 'canDo', target: '.prepared', actions: 'voteYes' },
          { target: '.aborted', actions: 'voteNo' },
        ],
        Commit: [
          { guard: 'isDecided', actions: 'confirm' },
          { target: '.committed', actions: 'commit' },
        ],
        Abort: [
          { guard: 'isDecided', actions: 'confirm' },
          { target: '.aborted', actions: 'abort' },
        ],
        DecisionRequest: [
          { guard: 'isDecided', actions: 'tellDecision' },
          { guard: 'isInDoubtAboutIt', actions: 'sayUncertain' },
          { target: '.aborted', actions: 'abortUnvoted' },
        ],
        Uncertain: { actions: 'hearUncertain' },
      },
    },
  },
});

export const machines = { coordinator, participant };
