// Learning what is decided. Lamport 2001, Paxos Made Simple, §2.3: one process that knows tells the others.
// A decision is a decision in whatever ballot it fell, so it is taken without a look at the promise; a candidate or
// leader whose ballot is below it has given way before it comes here (machine.ts).

import { ballotName } from '../ballot.ts';
import { heard } from '../hearing.ts';
import { isDecided, placeAt, withDecision } from './log.ts';
import { highestOf } from './messages.ts';
import { land, proposeNext } from './phase2.ts';
import { DECISIONS_MAX, type Reach, settle, withoutHoles } from './replica.ts';
import { note, paxos, type Server, send } from './server.ts';

export const learnDecisionsUpTo = (reach: Reach) =>
  paxos.enqueueActions(({ context, event, enqueue }) => {
    const { slots, from } = heard(event, 'Decision');
    let { log } = context;
    const news: number[] = [];
    for (const decision of slots) {
      if (isDecided(log, decision.slot)) continue;
      log = withDecision(log, decision);
      news.push(decision.slot);
    }
    const told = slots.map(({ slot, ballot, value }) => ({ slot, ballot: ballotName(ballot), value }));
    if (news.length === 0) {
      // Another value is known there: only where a disk was lost, or a mistake was built in.
      const other = slots.filter(({ slot, value }) => placeAt(log, slot)?.value !== value).map(({ slot }) => slot);
      const facts = { from, told, decided: context.decided };
      note(enqueue, 'multipaxos.decision.known', other.length === 0 ? facts : { ...facts, other });
      return;
    }
    let server: Server = Object.assign({}, context, { log });
    if (server.leading !== null) server = land(enqueue, server);
    server = settle(enqueue, server, reach);
    if (server.leading !== null) server = proposeNext(enqueue, server);
    enqueue.assign(server);
    // A full message may have left something out: what follows is asked for at once.
    if (slots.length === DECISIONS_MAX)
      send(enqueue, from, { type: 'CatchUp', ballot: highestOf(slots), firstSlot: server.decided + 1 });
    const facts = {
      from,
      told,
      news,
      decided: { was: context.decided, is: server.decided },
      applied: { was: context.applied, is: server.applied },
      full: slots.length === DECISIONS_MAX,
    };
    if (server.decided > context.decided) note(enqueue, 'multipaxos.decision.learned', facts);
    else note(enqueue, 'multipaxos.decision.gap', { ...facts, missing: context.decided + 1 });
  });

const learnDecisions = learnDecisionsUpTo(withoutHoles);

export const actions = { learnDecisions };
