// What is said when a rule of Multi-Paxos decided, in English: read after the first screen stands.
// Reason for its length: a headline and a reason for each branch of what a node decides.

import type { Json } from '../../../engine/protocol.ts';
import type { RulesWords } from '../../../speech/about.ts';
import { count, field, is, names, text, was } from '../../../speech/facts.ts';
import { listEn as list } from '../../../speech/lists.ts';
import type { protocol } from '../index.ts';

const servers = (n: number) => (n === 1 ? '1 server' : `${n} servers`);
const slots = (all: readonly string[]) => (all.length === 1 ? `slot ${all[0]}` : `slots ${list(all)}`);
const part = (fact: Json | undefined, name: string) => text(field(fact, name));
const few = (facts: { readonly [name: string]: Json }, who: string) => names(facts[who]).length < count(facts.needed);

/** What a promise or a decision brought, slot by slot. */
const places = (fact: Json | undefined) =>
  (Array.isArray(fact) ? (fact as Json[]) : []).map(
    (it) => `${part(it, 'value')} in slot ${part(it, 'slot')} (ballot ${part(it, 'ballot')})`,
  );

export const words = {
  rules: {
    'multipaxos.follower.begins': {
      name: 'Servers begin as followers',
      headline: ({ node }) => `${node} starts as a follower`,
      why: ({ node, facts }) =>
        `${
          facts.promised === '0'
            ? `No promise stands on the disk of ${node}`
            : `Its disk kept the promise of ballot ${text(facts.promised)}`
        }, and ${count(facts.decided) === 0 ? 'no slot from 1 on that it knows to be decided' : `the decisions up to slot ${text(facts.decided)}, which it applies again`}. It tries to lead itself when its election timer runs out; word from a leader, or a promise that it gives, starts the timer anew.`,
      facts: { round: 'highest round', slots: 'last slot', decided: 'decided up to' },
    },
    'multipaxos.prepare.started': {
      name: 'Phase 1 for all slots',
      headline: ({ node, facts }) => `${node} wants to lead and prepares ballot ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `The election timer of ${node} fired, so it takes a ballot of its own above every one it knows (it had promised ${facts.promised === '0' ? 'none' : text(facts.promised)}). It knows ${count(facts.decided) === 0 ? 'of no decided slot' : `what is decided up to slot ${text(facts.decided)}`}: one Prepare asks about all slots from ${text(facts.firstSlot)} on, and it needs the promises of ${servers(count(facts.needed))}, its own included.`,
      facts: { firstSlot: 'first slot asked about', decided: 'decided up to', needed: 'promises needed' },
    },
    'multipaxos.prepare.again': {
      name: 'A higher ballot',
      headline: ({ node, facts }) => `${node} tries again with ballot ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `Ballot ${text(facts.gaveUp)} has the promises of ${list(names(facts.promisedBy))} only when the election timer fires; ${text(facts.needed)} are needed. ${node} gives it up for a higher one: somebody may have promised another ballot meanwhile, and a ballot is not to be used twice.`,
      facts: {
        gaveUp: 'ballot given up',
        promisedBy: 'had promised',
        firstSlot: 'first slot asked about',
        decided: 'decided up to',
        needed: 'promises needed',
      },
    },
    'multipaxos.prepare.resent': {
      name: 'Asking again',
      headline: ({ node, facts }) => `${node} asks ${list(names(facts.silent))} again for a promise`,
      why: ({ node, facts }) =>
        `${list(names(facts.silent))} ${names(facts.silent).length === 1 ? 'has' : 'have'} not answered in ballot ${text(facts.ballot)}: the question or the answer may be lost. ${node} may ask as often as it likes, since promising the same ballot twice changes nothing.`,
      facts: { firstSlot: 'first slot asked about', silent: 'silent' },
    },
    'multipaxos.promise.given': {
      name: 'A promise',
      headline: ({ node, facts }) => `${node} promises ballot ${text(facts.ballot)} to ${text(facts.from)}`,
      why: ({ node, facts }) =>
        `${was(facts.promised) === '0' ? `${node} remembers no promise` : `Ballot ${text(facts.ballot)} is above ${was(facts.promised)}, its promise so far`}. ${node} promises to do nothing in a lower ballot any more, in any slot, and reports what it has accepted or learned from slot ${text(facts.firstSlot)} on: ${names(facts.reported).length === 0 ? 'nothing' : slots(names(facts.reported))}.`,
      facts: { from: 'from', firstSlot: 'first slot asked about', reported: 'slots reported' },
    },
    'multipaxos.promise.repeated': {
      name: 'The same promise again',
      headline: ({ node, facts }) => `${node} confirms its promise of ballot ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `${node} is bound to ballot ${text(facts.ballot)} already, and ${text(facts.from)} asks for its promise, from slot ${text(facts.firstSlot)} on. Promising an equal ballot once more is harmless; it reports ${names(facts.reported).length === 0 ? 'nothing' : slots(names(facts.reported))}.`,
      facts: { from: 'from', firstSlot: 'first slot asked about', reported: 'slots reported' },
    },
    'multipaxos.promise.refused': {
      name: 'No promise below a promise',
      headline: ({ node, facts }) => `${node} refuses ballot ${text(facts.ballot)} of ${text(facts.from)}`,
      why: ({ node, facts }) =>
        `${node} has promised ballot ${text(facts.promised)}, and ${text(facts.ballot)} is below it. It says so, so that ${text(facts.from)} can give up at once or take a higher ballot.`,
      facts: { from: 'from' },
    },
    'multipaxos.promise.counted': {
      name: 'Counting promises',
      headline: ({ node, facts }) =>
        facts.again === true
          ? `${node} has counted the promise of ${text(facts.from)} before: still ${names(facts.promisedBy).length} of ${text(facts.needed)}`
          : `${node} has ${names(facts.promisedBy).length} of ${text(facts.needed)} promises, now also that of ${text(facts.from)}`,
      why: ({ node, facts }) =>
        facts.again === true
          ? `A server counts once in a ballot, however often its promise comes: this one changes nothing. ${list(names(facts.promisedBy))} promised ballot ${text(facts.ballot)}, and ${text(facts.needed)} are a majority.`
          : `${list(names(facts.promisedBy))} promised ballot ${text(facts.ballot)}, and ${text(facts.needed)} are a majority. ${text(facts.from)} reported ${places(facts.reported).length === 0 ? 'nothing that it has accepted' : list(places(facts.reported))}: ${node} must not propose anything else where a value may be chosen.`,
      facts: {
        from: 'from',
        reported: 'reported',
        promisedBy: 'promised by',
        needed: 'promises needed',
        again: 'counted before',
      },
    },
    'multipaxos.promise.late': {
      name: 'A promise that is not needed any more',
      headline: ({ node, facts }) => `${node} already leads when a promise of ${text(facts.from)} arrives`,
      why: ({ node, facts }) =>
        `${node} leads ballot ${text(facts.ballot)} already, and this answers nothing that it still asks. One more promise, or one that comes twice, changes nothing.`,
      facts: { from: 'from', firstSlot: 'first slot asked about' },
    },
    'multipaxos.leader.elected': {
      name: 'A leader, once for all slots',
      headline: ({ node, facts }) => `${node} leads ballot ${text(facts.ballot)}`,
      why: ({ node, facts }) => {
        const [adopts, fills] = [names(facts.adopts), names(facts.fills)];
        const finish =
          adopts.length + fills.length === 0
            ? `Above slot ${text(facts.decided)} they reported nothing to finish`
            : `First it finishes what others left${adopts.length === 0 ? '' : `: ${slots(adopts)} with what was reported`}${fills.length === 0 ? '' : `${adopts.length === 0 ? ':' : ','} ${slots(fills)} with a no-op`}`;
        return `${list(names(facts.promisedBy))} promised it, and ${servers(count(facts.needed))} ${count(facts.needed) === 1 ? 'makes' : 'make'} a majority: where every rule is kept and no disk is lost, whatever is or can be chosen in a lower ballot above slot ${text(facts.decided)} is among what they reported. ${finish}; ${facts.skipPhase1 === false && count(facts.needed) > 1 ? `since skipPhase1 is off, ${node} repeats phase 1 for each slot nevertheless` : `while it leads, a command costs ${node} phase 2 alone`}.`;
      },
      facts: {
        promisedBy: 'promised by',
        needed: 'promises needed',
        decided: 'decided up to',
        adopts: 'slots to adopt',
        fills: 'holes to fill',
        skipPhase1: 'phase 1 skipped from now on',
      },
    },
    'multipaxos.leader.stepsDown': {
      name: 'A higher ballot wins',
      headline: ({ node, facts }) =>
        `${node} ${facts.was === 'leader' ? 'leads no more' : 'gives up'}: it hears of ballot ${text(facts.higher)}`,
      why: ({ node, facts }) =>
        `The message from ${text(facts.from)} tells of ballot ${text(facts.higher)} of ${text(facts.owner)}, and ${node} worked in ${text(facts.ballot)}. Where a higher ballot is promised, its proposals are to be refused, so it follows. What is chosen of them stays so, where every rule is kept and no disk is lost.`,
      facts: { from: 'from', message: 'message', was: 'was', higher: 'higher ballot', owner: 'whose' },
    },
    'multipaxos.slot.adopted': {
      name: 'What was reported is proposed again',
      headline: ({ node, facts }) => `${node} must propose ${text(facts.value)} in slot ${text(facts.slot)}`,
      why: ({ node, facts }) =>
        `Of those who promised (${list(names(facts.quorum))}), ${list(names(facts.by))} reported ${text(facts.value)} in slot ${text(facts.slot)}, in ballot ${text(facts.found)}. ${
          facts.found === facts.highest
            ? `That is the highest ballot reported there: where every rule is kept and no disk is lost, no other value is or can be chosen there below ballot ${text(facts.ballot)}`
            : `But ballot ${text(facts.highest)} was reported there too, and is higher: it is that one’s value which has to be kept`
        }; ${node} proposes it in its own ballot ${text(facts.ballot)}.`,
      facts: {
        found: 'reported in ballot',
        by: 'reported by',
        quorum: 'promised by',
        highest: 'highest ballot reported',
      },
    },
    'multipaxos.slot.filled': {
      name: 'A no-op fills a hole',
      headline: ({ node, facts }) => `${node} fills slot ${text(facts.slot)} with a no-op`,
      why: ({ node, facts }) =>
        `${
          facts.reported === null
            ? `Nobody in the quorum (${list(names(facts.quorum))}) reported anything in slot ${text(facts.slot)}: where every rule is kept and no disk is lost, nothing is or can be chosen there below ballot ${text(facts.ballot)}`
            : `In slot ${text(facts.slot)}, ${list(names(field(facts.reported, 'by')))} reported ${part(facts.reported, 'value')} in ballot ${part(facts.reported, 'ballot')}, which would have to be kept, but ${node} does not look`
        }${
          facts.above === null
            ? ''
            : `; but above it, in slot ${part(facts.above, 'slot')}, ${list(names(field(facts.above, 'by')))} reported ${part(facts.above, 'value')}`
        }. Commands are applied in order, so a hole would hold up all that follow, and a command that does nothing fills it.`,
      facts: { quorum: 'promised by', reported: 'reported here', above: 'reported above' },
    },
    'multipaxos.slot.preparedAgain': {
      name: 'Phase 1 again, for one slot',
      headline: ({ node, facts }) => `${node} runs phase 1 again, for slot ${text(facts.slot)}`,
      why: ({ node, facts }) =>
        `The option skipPhase1 is off: ${node} asks for promises in its ballot ${text(facts.ballot)} before each proposal, one slot at a time, and waits for ${text(facts.needed)}. They were given already, once for all slots; this shows what it costs not to rely on that.`,
      facts: { needed: 'promises needed' },
    },
    'multipaxos.client.proposed': {
      name: 'A command gets a slot',
      headline: ({ node, facts }) => `${node} proposes ${text(facts.value)} in slot ${text(facts.slot)}`,
      why: ({ node, facts }) =>
        `Slot ${text(facts.slot)} is the next one free, and not above ${count(facts.decided) + count(facts.window)}: ${node} knows every slot up to ${text(facts.decided)} to be decided, and the window is ${text(facts.window)}. ${node} leads ballot ${text(facts.ballot)}, so it sends Accept without waiting for slots before it; the client waits.`,
      facts: { request: 'request', value: 'command', decided: 'decided up to' },
    },
    'multipaxos.client.waits': {
      name: 'A command waits for its turn',
      headline: ({ node, facts }) => `${node} lets ${text(facts.command)} wait`,
      why: ({ node, facts }) =>
        facts.preparing === null
          ? `${node} knows every slot up to ${text(facts.decided)} to be decided, and with a window of ${text(facts.window)} it proposes up to slot ${count(facts.decided) + count(facts.window)}: all of these are taken. There is room again when the first of them is decided.`
          : `${node} runs phase 1 for slot ${text(facts.preparing)}, one slot at a time, because the option skipPhase1 is off. The command waits behind it.`,
      facts: {
        request: 'request',
        command: 'command',
        decided: 'decided up to',
        inFlight: 'slots in flight',
        preparing: 'phase 1 for slot',
      },
    },
    'multipaxos.accept.resent': {
      name: 'Proposing again',
      headline: ({ node, facts }) =>
        names(facts.slots).length === 0
          ? `${node} asks again for promises about slot ${text(facts.preparing)}`
          : `${node} sends ${slots(names(facts.slots))} again to those who have not answered`,
      why: ({ node, facts }) =>
        `What was not answered for a while may be lost, so ${node} says it again in the same ballot ${text(facts.ballot)}. An acceptor counts once, however often it answers.`,
      facts: { slots: 'slots in flight', preparing: 'phase 1 for slot' },
    },
    'multipaxos.heartbeat.due': {
      name: 'The leader says that it lives',
      headline: ({ node }) => `${node} sends heartbeats`,
      why: ({ node, facts }) =>
        `${node} leads ballot ${text(facts.ballot)}, and speaks at regular times, so that nobody else need try to lead. It says that it knows every slot up to ${text(facts.decided)} to be decided, so that a replica that missed something can ask.`,
      facts: { decided: 'decided up to' },
    },
    'multipaxos.accept.given': {
      name: 'Accepting a proposal',
      headline: ({ node, facts }) =>
        `${node} accepts ${text(facts.value)} in slot ${text(facts.slot)}, ballot ${text(facts.ballot)}`,
      why: ({ node, facts }) =>
        `${node} had promised ${facts.promised === '0' ? 'no ballot' : `ballot ${text(facts.promised)}`}, and ${text(facts.ballot)} ${facts.below === true ? 'is below it, so it breaks its promise' : 'is not below it'}. ${
          facts.had === null
            ? `It remembers no acceptance in slot ${text(facts.slot)}`
            : `What it had accepted in slot ${text(facts.slot)}, ${part(facts.had, 'value')} in ballot ${part(facts.had, 'ballot')}, is replaced`
        }; ${facts.stands === undefined ? 'it writes the new value to its disk' : `yet it knows ${text(facts.stands)} to be decided there, and keeps that in its log,`} and tells ${text(facts.from)}.`,
      facts: {
        from: 'from',
        had: 'had accepted',
        noop: 'a no-op',
        below: 'below the promise',
        stands: 'known there',
      },
    },
    'multipaxos.accept.repeated': {
      name: 'Accepted already',
      headline: ({ node, facts }) => `${node} confirms slot ${text(facts.slot)} once more`,
      why: ({ node, facts }) =>
        facts.stands === undefined
          ? `${node} has accepted ${text(facts.value)} in slot ${text(facts.slot)} in ballot ${text(facts.ballot)} before, and here is the proposal once more. It answers again, in case its answer was lost; it is still one vote.`
          : `In slot ${text(facts.slot)} ${node} has accepted a value in ballot ${text(facts.ballot)} before, and ${text(facts.stands)} stands there now, not ${text(facts.value)}: a ballot has two values. It answers as it did before.`,
      facts: { from: 'from', stands: 'known there' },
    },
    'multipaxos.accept.refused': {
      name: 'No acceptance below a promise',
      headline: ({ node, facts }) => `${node} refuses ${text(facts.value)} in slot ${text(facts.slot)}`,
      why: ({ node, facts }) =>
        `The proposal is of ballot ${text(facts.ballot)}, and ${node} has promised ${text(facts.promised)}. Whoever owns that ballot relies on ${node} to accept nothing below it; otherwise another value could be chosen behind its back.`,
      facts: { from: 'from' },
    },
    'multipaxos.heartbeat.refused': {
      name: 'A leader of the past',
      headline: ({ node, facts }) => `${node} tells ${text(facts.from)} of a higher ballot`,
      why: ({ node, facts }) =>
        `${text(facts.from)} sent this as the leader of ballot ${text(facts.ballot)}, but ${node} has promised ${text(facts.promised)}. It says so, and does not start its election timer anew.`,
      facts: { from: 'from' },
    },
    'multipaxos.accepted.counted': {
      name: 'Counting acceptances',
      headline: ({ node, facts }) =>
        facts.again === true
          ? `${node} has counted ${text(facts.from)} for slot ${text(facts.slot)} before: still ${names(facts.acceptedBy).length} of ${text(facts.needed)}`
          : `${node} counts ${text(facts.from)} for slot ${text(facts.slot)}: ${names(facts.acceptedBy).length} of ${text(facts.needed)}`,
      why: ({ node, facts }) =>
        `${facts.again === true ? 'A server counts once, however often its answer comes: this one changes nothing. ' : ''}${list(names(facts.acceptedBy))} accepted ${text(facts.value)} in slot ${text(facts.slot)}, all in ballot ${text(facts.ballot)}. ${few(facts, 'acceptedBy') ? `${text(facts.needed)} are a majority, so ${node} waits` : `That is a majority`}; acceptances of different ballots do not add up.`,
      facts: {
        from: 'from',
        acceptedBy: 'accepted by',
        needed: 'acceptances needed',
        again: 'counted before',
      },
    },
    'multipaxos.accepted.late': {
      name: 'An acceptance that is not needed any more',
      headline: ({ node, facts }) =>
        `${node} does not need the acceptance of slot ${text(facts.slot)} by ${text(facts.from)}`,
      why: ({ node, facts }) =>
        `${facts.unknown === true ? `${node} remembers no proposal of its own in slot ${text(facts.slot)} that waits for answers` : `${node} knows slot ${text(facts.slot)} to be decided already`}. One more acceptance in ballot ${text(facts.ballot)}, or one that comes twice, changes nothing for it.`,
      facts: { from: 'from', unknown: 'not in flight' },
    },
    'multipaxos.slot.decided': {
      name: 'A slot is decided',
      headline: ({ node, facts }) => `${node} decides slot ${text(facts.slot)}: ${text(facts.value)}`,
      why: ({ node, facts }) =>
        `${list(names(facts.acceptedBy))} accepted ${text(facts.value)} in one ballot, ${text(facts.ballot)}, and ${servers(count(facts.needed))} ${count(facts.needed) === 1 ? 'is' : 'are'} a majority: where every rule is kept and no disk is lost, that is final. ${
          was(facts.decided) === is(facts.decided)
            ? `${node} does not know slot ${count(field(facts.decided, 'was')) + 1} to be decided, so it cannot apply this one yet`
            : `${node} now knows every slot up to ${is(facts.decided)} to be decided, and has applied them in order`
        }; it tells all others.`,
      facts: { acceptedBy: 'accepted by', needed: 'acceptances needed', decided: 'decided up to' },
    },
    'multipaxos.reply.stale': {
      name: 'An answer to another time',
      headline: ({ node, facts }) => `${node} sets aside an old answer from ${text(facts.from)}`,
      why: ({ node, facts }) =>
        facts.mine === null
          ? `It answers ballot ${text(facts.ballot)}, but ${node} works in no ballot of its own now. An answer that comes too late changes nothing.`
          : `It answers ballot ${text(facts.ballot)}, and ${node} works in ${text(facts.mine)} and ${facts.mine === facts.ballot ? 'has what it asked for, or waits for something else' : 'in no other'}. It changes nothing.`,
      facts: { from: 'from', message: 'message', mine: 'my own ballot' },
    },
    'multipaxos.heartbeat.heard': {
      name: 'Heartbeat',
      headline: ({ node, facts }) => `${node} hears a heartbeat from ${text(facts.from)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} sent it as the leader of ballot ${text(facts.ballot)}, which is not below what ${node} has promised (${facts.promised === '0' ? 'none' : text(facts.promised)}), and says that the slots up to ${text(facts.decided)} are decided: nothing that ${node} does not know. ${node} starts its election timer anew.`,
      facts: { from: 'from', decided: 'decided up to' },
    },
    'multipaxos.replica.lags': {
      name: 'A replica that lags asks',
      headline: ({ node, facts }) => `${node} lags behind ${text(facts.from)} and asks for what it misses`,
      why: ({ node, facts }) =>
        `${text(facts.from)} says that every slot up to ${part(facts.decided, 'theirs')} is decided, ${node} knows it only up to ${part(facts.decided, 'mine')}: the news may be lost, or still under way. ${node} asks for slot ${count(field(facts.decided, 'mine')) + 1} and what follows.`,
      facts: { from: 'from', decided: 'decided up to' },
    },
    'multipaxos.replica.told': {
      name: 'Telling what is decided',
      headline: ({ node, facts }) => `${node} tells ${text(facts.from)} about ${slots(names(facts.slots))}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} asked for decisions from slot ${text(facts.firstSlot)} on, and ${node} sends what it knows to be decided, as much as one message holds. A decision is to be final, so anybody may pass it on.`,
      facts: { from: 'from', firstSlot: 'asked from slot', slots: 'slots told', decided: 'decided up to' },
    },
    'multipaxos.replica.nothingToTell': {
      name: 'Nothing to tell',
      headline: ({ node, facts }) => `${node} knows no decision that ${text(facts.from)} asks for`,
      why: ({ node, facts }) =>
        `${text(facts.from)} asked for decisions from slot ${text(facts.firstSlot)} on, and ${node} knows none there (it knows those up to slot ${text(facts.decided)}). It does not answer; who lags asks again when it hears of more decisions.`,
      facts: { from: 'from', firstSlot: 'asked from slot', decided: 'decided up to' },
    },
    'multipaxos.decision.learned': {
      name: 'Learning a decision',
      headline: ({ node, facts }) =>
        `${node} learns ${slots(names(facts.news))} and applies up to slot ${is(facts.applied)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} says that ${list(places(facts.told))} ${names(facts.told).length === 1 ? 'is' : 'are'} decided; a decision counts in whatever ballot it fell. ${node} now knows every slot up to ${is(facts.decided)} (before: ${was(facts.decided)})${facts.full === true ? ', and the message was full, so it asks on' : ''}.`,
      facts: {
        from: 'from',
        told: 'told',
        news: 'new',
        decided: 'decided up to',
        applied: 'applied up to',
        full: 'message full',
      },
    },
    'multipaxos.decision.known': {
      name: 'A decision known already',
      headline: ({ node, facts }) =>
        facts.other === undefined
          ? `${node} knows already what ${text(facts.from)} tells it`
          : `${node} knows otherwise about ${slots(names(facts.other))} than ${text(facts.from)} tells it`,
      why: ({ node, facts }) =>
        `${text(facts.from)} says that ${list(places(facts.told))} ${names(facts.told).length === 1 ? 'is' : 'are'} decided, and ${node} ${facts.other === undefined ? 'had learned that before' : `had learned another value for ${slots(names(facts.other))}, and keeps it`}. What one has learned of a slot stays; hearing of it again changes nothing.`,
      facts: { from: 'from', told: 'told', decided: 'decided up to', other: 'known otherwise' },
    },
    'multipaxos.decision.gap': {
      name: 'Decided, but not its turn',
      headline: ({ node, facts }) =>
        `${node} learns ${slots(names(facts.news))}, but misses slot ${text(facts.missing)}`,
      why: ({ node, facts }) =>
        `${text(facts.from)} says that ${list(places(facts.told))} ${names(facts.told).length === 1 ? 'is' : 'are'} decided. ${
          was(facts.applied) === is(facts.applied)
            ? `${node} keeps it, but does not know slot ${text(facts.missing)} to be decided: commands are applied in order, so it waits`
            : `${node} does not know slot ${text(facts.missing)} to be decided, and yet applies up to slot ${is(facts.applied)}: out of order`
        }.`,
      facts: {
        from: 'from',
        told: 'told',
        news: 'new',
        missing: 'missing slot',
        decided: 'decided up to',
        applied: 'applied up to',
        full: 'message full',
      },
    },
    'multipaxos.replica.applied': {
      name: 'Commands are applied in order',
      headline: ({ node, facts }) => `${node} applies up to slot ${is(facts.applied)}`,
      why: ({ node, facts }) =>
        count(field(facts.applied, 'is')) <= count(facts.decided)
          ? `${node} knows every slot up to ${text(facts.decided)} to be decided and had applied up to ${was(facts.applied)}. Replicas that run the same commands in the same order reach the same state.`
          : `${node} had applied up to ${was(facts.applied)} and goes on to slot ${is(facts.applied)}, though it knows only those up to ${text(facts.decided)} to be decided. What is missing between cannot be made up for: its state may differ from the others’.`,
      facts: { applied: 'applied up to', decided: 'decided up to' },
    },
    'multipaxos.client.answered': {
      name: 'The client is answered',
      headline: ({ node, facts }) => `${node} answers the client: ${text(facts.result)}`,
      why: ({ node, facts }) =>
        `Slot ${text(facts.slot)} is decided, ${facts.decided === undefined ? 'all slots before it are, too,' : `though ${node} knows those before it only up to ${text(facts.decided)} to be,`} and ${node} has run its command ${text(facts.value)}. Now the client may know: where every rule is kept and no disk is lost, the result stays.`,
      facts: { request: 'request', value: 'command', result: 'result', decided: 'decided up to' },
    },
    'multipaxos.client.redirected': {
      name: 'Only the leader takes commands',
      headline: ({ node, facts }) =>
        facts.leader === null
          ? `${node} does not lead and knows no leader`
          : `${node} sends the client to ${text(facts.leader)}`,
      why: ({ node, facts }) =>
        facts.leader === null
          ? `Only the leader proposes, and ${node} knows of none${facts.promised === '0' ? '' : ` in ballot ${text(facts.promised)}, which it promised last`}. The client has to ask again later, or somebody else.`
          : `Only the leader proposes, so that proposals do not get in each other’s way. The last that spoke to ${node} as the leader was ${text(facts.leader)}.`,
      facts: { request: 'request' },
    },
    'multipaxos.client.forgotten': {
      name: 'A waiting client is forgotten',
      headline: ({ node, facts }) =>
        facts.slot === null
          ? `${node} leads no more and forgets a client whose command has no slot yet`
          : `${node} forgets the client that waits for slot ${text(facts.slot)}`,
      why: ({ node, facts }) =>
        facts.decided === null
          ? `${node} led ballot ${text(facts.ballot)} and ${facts.slot === null ? 'had not proposed the command yet' : `did not yet know slot ${text(facts.slot)} to be decided`} when it heard of a higher one. ${facts.slot === null ? 'The command goes with that' : 'Whether the command is decided, it cannot know'}, so it promises nothing; the client has to ask again, whoever leads then.`
          : `${node} proposed the client’s command in slot ${text(facts.slot)}, in ballot ${text(facts.ballot)}, but ${text(facts.decided)} was decided there. The command was not run, so the client gets no result and has to ask again.`,
      facts: { request: 'request', decided: 'decided instead' },
    },
  },
  invariants: {
    'multipaxos.Agreement': {
      name: 'Agreement',
      statement: 'In a slot, at most one value is ever chosen, and nobody takes another for decided.',
    },
    'multipaxos.SamePrefix': {
      name: 'Same prefix',
      statement: 'What one server applied at a slot, every server applies there, now and ever.',
    },
    'multipaxos.Validity': {
      name: 'Validity',
      statement: 'Only what a client asked for is proposed or accepted, or the no-op.',
    },
    'multipaxos.AppliedDecided': {
      name: 'Applied in order, once decided',
      statement: 'No slot is applied before a majority chose its value, and none past a hole.',
    },
    'multipaxos.OneValueABallot': {
      name: 'One value a ballot',
      statement: 'In a slot, no two values are proposed or accepted in the same ballot.',
    },
    'multipaxos.ChosenIsKept': {
      name: 'What is chosen is kept',
      statement: 'Once a value is chosen in a slot, every higher ballot proposes that value there.',
    },
    'multipaxos.PromiseKept': {
      name: 'Promises are kept',
      statement: 'An acceptor that has promised a ballot promises and accepts nothing below it, in any slot.',
    },
  },
  sometimes: {
    'multipaxos.aHoleIsFilled': 'A hole is filled with a no-op.',
    'multipaxos.theLeaderIsReplaced': 'The lead passes to another server.',
    'multipaxos.aCommandSurvivesItsLeader': 'A command that one leader proposed is decided by another.',
    'multipaxos.aReplicaCatchesUp': 'A replica that missed decisions catches up.',
  },
} satisfies RulesWords<typeof protocol>;
