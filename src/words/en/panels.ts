// Words of the panels, in English: the ledger, the space-time diagram, why, a node's state, the invariants; and what a
// move and a happening are called wherever they are named.

import type { Loss } from '../../engine/happening.ts';
import type { Move, Settings } from '../../engine/move.ts';
import type { Micros, NodeId } from '../../engine/protocol.ts';
import type { HappeningWords, MessageTold } from '../tell.ts';
import { duration, durations, several, share } from '../tell.ts';
import { selectionEn } from './selection.ts';
import { spacetime } from './spacetime.ts';

const and = (names: readonly NodeId[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;

const who = (from: NodeId | null): string => from ?? 'a client';

/** A sentence's first letter. */
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const links = (list: readonly (readonly [NodeId, NodeId])[]): string =>
  and(several(list).map(({ ends, both }) => (both ? `${ends[0]}–${ends[1]}` : `${ends[0]}→${ends[1]}`)));

const lostBy: { readonly [why in Loss]: (told: MessageTold) => string } = {
  cut: ({ message, from, to }) => `${message} from ${who(from)} to ${to} is lost at the cut`,
  down: ({ message, from, to }) => `${message} from ${who(from)} finds ${to} crashed`,
  loss: ({ message, from, to }) => `${message} from ${who(from)} to ${to} is lost under way`,
  dropped: ({ message, from, to }) => `${message} from ${who(from)} to ${to} is dropped`,
};

function settings({ network, latency, loss, duplication, clients, clock }: Settings): string {
  const said: string[] = [];
  if (network !== undefined) said.push(network === 'timed' ? 'the network is timed' : 'the network is manual');
  if (latency !== undefined)
    said.push(latency[0] === latency[1] ? `latency is ${duration(latency[0])}` : `latency is ${durations(latency)}`);
  if (loss !== undefined) said.push(`${share(loss)} of the messages are lost`);
  if (duplication !== undefined) said.push(`${share(duplication)} of the messages arrive twice`);
  if (clients !== undefined)
    said.push(clients === 0 ? 'the clients fall silent' : `the clients ask every ${duration(clients)}`);
  if (clock !== undefined)
    said.push(
      clock.rate === 1000
        ? `the clock of ${clock.node} keeps time`
        : `the clock of ${clock.node} runs at ×${clock.rate / 1000}`,
    );
  return capital(and(said));
}

function move(done: Move): string {
  switch (done.kind) {
    case 'deliver':
      return `Message ${done.envelope} is delivered`;
    case 'drop':
      return `Message ${done.envelope} is dropped`;
    case 'duplicate':
      return `Message ${done.envelope} is duplicated`;
    case 'delay':
      return `Message ${done.envelope} is held back for ${duration(done.by)}`;
    case 'ring':
      return `The ${done.timer} timer of ${done.node}${done.of === undefined ? '' : ` for ${done.of}`} fires`;
    case 'crash':
      return `${done.node} crashes`;
    case 'restart':
      return `${done.node} restarts`;
    case 'wipe':
      return `${done.node} loses its disk`;
    case 'pause':
      return `${done.node} is paused`;
    case 'resume':
      return `${done.node} goes on`;
    case 'cut':
      return several(done.links).length === 1
        ? `The link ${links(done.links)} is cut`
        : `The links ${links(done.links)} are cut`;
    case 'heal':
      if (done.links === null) return 'All links are healed';
      return several(done.links).length === 1
        ? `The link ${links(done.links)} is healed`
        : `The links ${links(done.links)} are healed`;
    case 'detain':
      return `Messages ${links(done.links)} are detained`;
    case 'release':
      return `Messages ${links(done.links)} are released`;
    case 'partition':
      return `The network splits: ${done.groups.map((group) => group.join(' ')).join(' | ')}`;
    case 'request':
      if (done.node === null) return 'A client asks';
      return `A client asks ${done.node}: ${done.command ?? ''}`;
    case 'set':
      return settings(done.settings);
  }
}

/** Why somebody's doing has the effect that it has. */
function moveWhy(done: Move): string {
  switch (done.kind) {
    case 'crash':
      return `${done.node} stops at once. Only what it had written to its disk survives; messages that reach it now are lost, and nobody is told.`;
    case 'restart':
      return `${done.node} is born again with what its disk kept. All else it must learn from the others.`;
    case 'wipe':
      return `The disk of ${done.node} is empty now, and a restart begins from nothing. An algorithm that trusts its disk promises nothing after this.`;
    case 'pause':
      return `${done.node} stands still and does not know it. Its timers stop, and messages wait at its door.`;
    case 'resume':
      return `${done.node} goes on where it stopped. It hears now what had waited, however old that is.`;
    case 'cut':
      return 'What travels over a cut link is lost at the cut. Neither end is told.';
    case 'heal':
      return 'Messages pass there again from now on. What was lost before stays lost until somebody sends it again.';
    case 'detain':
      return 'What travels there waits under way, in its order, until somebody releases it. Nothing is lost, and neither end is told.';
    case 'release':
      return 'What waited there arrives now, in the order in which it would have.';
    case 'partition':
      return 'Between groups no message passes from now on. No node can tell this from a crash of the others.';
    case 'drop':
      return 'Somebody took this message out of the network. Neither end is told.';
    case 'duplicate':
      return 'The same message is under way twice now. An algorithm must not take the second for a new one.';
    case 'delay':
      return 'The message is to arrive later than it would have. Others may overtake it.';
    case 'request':
      return 'A client stands beside the node that it asks, and asks without delay. Where somebody leads, it takes the one who answered last for the leader.';
    case 'set':
      if (done.settings.network === 'manual')
        return 'Nothing arrives and no timer fires by itself any more. You choose what happens next.';
      if (done.settings.network === 'timed')
        return 'Messages arrive and timers fire by themselves again. What was overdue sets out anew.';
      if (done.settings.clock !== undefined)
        return 'No node knows the true time. Its timers run by its own clock, sooner or later than those of the others.';
      return 'From now on the network and the clients behave so. What is under way already keeps its time.';
    case 'deliver':
    case 'ring':
      return 'This was chosen by hand.';
  }
}

const happening: HappeningWords = {
  sent: ({ message, from, to, brief }) =>
    from === null
      ? `A client asks ${to}${brief === '' ? '' : `: ${brief}`}`
      : `${from} sends ${message} to ${to}${brief === '' ? '' : ` (${brief})`}`,
  heard: ({ message, from, to }) => (from === null ? `${to} hears a client` : `${to} hears ${message} from ${from}`),
  lost: (why, told) => capital(lostBy[why](told)),
  queued: ({ message, from, to }) => `${message} from ${who(from)} waits: ${to} is paused`,
  rang: (node, timer, of) => `${node}: the ${timer}${of === null ? '' : ` for ${of}`} fires`,
  became: ({ node, sameRole, role, epoch }) =>
    sameRole ? `${node} enters ${epoch}` : `${node} becomes ${role} in ${epoch}`,
  voted: ({ node, standing, slot, epoch, value }) =>
    ({
      proposed: `${node} proposes ${value ?? ''} in ${epoch}`,
      promised: value === null ? `${node} promises itself to ${epoch}` : `${node} votes for ${value} in ${epoch}`,
      accepted: `${node} accepts ${value ?? ''} in ${epoch}`,
      refused: `${node} refuses ${value ?? ''} in ${epoch}`,
    })[standing] + (slot === null ? '' : `, ${slot}`),
  decided: ({ node, slot, value }) => `${node} knows ${slot} decided: ${value}`,
  answered: (node, request, answer) => {
    if ('result' in answer) return `${node} answers request ${request}: ${answer.result}`;
    return answer.leader === null
      ? `${node} cannot answer: it knows no leader`
      : `${node} sends the client on to ${answer.leader}`;
  },
  done: move,
  unfounded: (invariant) => `${invariant} claims nothing from here on: what it takes for granted was given up`,
  broke: (invariant, nodes) => `${invariant} is broken${nodes.length === 0 ? '' : `: ${and(nodes)}`}`,
};

/** A word or sentence, with or without what it speaks of. */
export const panels = {
  move,
  moveWhy,
  happening,
  /** A message that the protocol does not name: what a client asks. */
  request: 'the request' as string,

  ledger: {
    server: 'Server' as string,
    key: 'Key' as string,
    applied: 'applied' as string,
    committed: 'committed' as string,
    uncommitted: 'not committed' as string,
    /** Where places are decided one by one. */
    decided: 'decided' as string,
    undecided: 'accepted' as string,
    hole: 'hole' as string,
    unknown: 'not at hand' as string,
    newest: 'Newest' as string,
    /** What will stand where nothing stands yet. */
    emptyUntilLeader: 'Commands will stand here once there is a leader and a client asks.' as string,
    emptyWithLeader: 'Commands will stand here once a client asks.' as string,
    emptyUntilAsked: (ledger: string) => `${ledger} will stand here once a client asks.`,
    crashed: 'crashed' as string,
    paused: 'paused' as string,
    /** A cell, read aloud. */
    cell: (value: string, epoch: string, standing: string) => `${value}, ${epoch}, ${standing}`,
    pointer: (label: string, by: NodeId) => `${label}, as ${by} believes`,
    column: (slot: string, index: number) => `${slot} ${index}`,
    about: (ledger: string) => `${ledger}: a row a server, a column a place`,
    /** What to see: the ledger itself, or how its places came to be decided. */
    choice: 'What to see' as string,
    votes: 'Votes' as string,
    ballots: (slot: string | null) => (slot === null ? 'Ballots' : `Ballots of ${slot}`),
  },

  ballots: {
    promised: 'promised' as string,
    accepted: 'accepted' as string,
    refused: 'refused' as string,
    vote: 'vote' as string,
    nothing: 'nothing' as string,
    value: 'value' as string,
    standing: 'standing' as string,
    /** Beside what is counted: how many are enough. */
    quorum: (what: string, needed: number, voters: number) => `${what}: quorum ${needed} of ${voters}`,
    empty: (epoch: string) => `No ${epoch} has begun: nobody has promised or accepted anything yet.`,
    emptyVotes: 'Nobody has voted yet.' as string,
    earlier: (count: number) => (count === 1 ? '1 older one is not shown' : `${count} older ones are not shown`),
    /** Which, when it is not the only value of its row. */
    chosen: (values: readonly string[]) => (values.length === 0 ? 'chosen' : `chosen: ${and(values)}`),
    elected: (nodes: readonly NodeId[]) => `elected: ${and(nodes)}`,
    /** So many of all voters. */
    acceptedBy: (count: number, voters: number) => `${count} of ${voters} accepted`,
    promisedBy: (count: number, voters: number) => `${count} of ${voters} promised`,
    promisedByQuorum: 'promised by a quorum' as string,
    proposed: 'proposed' as string,
    votesFor: (counts: readonly (readonly [NodeId, number])[]) =>
      counts.map(([node, count]) => `${count} for ${node}`).join(', '),
    proposal: (value: string, by: string) => `${value}, proposed by ${by}`,
    votesForAloud: (node: NodeId) => `votes for ${node}`,
    about: (epoch: string) => `A row for each ${epoch}, a column for each voter`,
    aboutSlot: (epoch: string, slot: string) => `${slot}: a row for each ${epoch}, a column for each voter`,
    earlierSlot: (slot: string) => `Back to ${slot}` as string,
    laterSlot: (slot: string) => `On to ${slot}` as string,
  },

  spacetime,
  selection: selectionEn,

  why: {
    title: 'Why' as string,
    before: 'What changed' as string,
    role: 'role' as string,
    crashed: 'crashed' as string,
    paused: 'paused' as string,
    also: 'In the same moment' as string,
    feed: 'What led here' as string,
    feedEmpty: 'Nothing yet.' as string,
    times: (count: number) => `×${count}`,
    timesAloud: (count: number) => `${count} times`,
    none: 'none' as string,
    yes: 'yes' as string,
    no: 'no' as string,
    was: (before: string) => `was ${before}`,
    beginning: 'The beginning' as string,
    beginningWhy: 'Every node has started and waits. What happens next follows from the seed, and from you.' as string,
    lost: {
      cut: ({ from, to }) =>
        `The link ${who(from)}→${to} is cut. What travels over it is lost at the cut; neither end is told.`,
      down: ({ from, to }) =>
        `${to} has crashed. What reaches a crashed node is gone; ${who(from)} is not told and can only wait.`,
      loss: ({ from }) => `The network may lose any message. ${capital(who(from))} is not told.`,
      dropped: () => 'Somebody took this message out of the network. Neither end is told.',
    } as { readonly [why in Loss]: (told: MessageTold) => string },
    queued: ({ to }: MessageTold) =>
      `${to} is paused and hears nothing. The message waits at its door until it goes on.`,
    rang: (node: NodeId) => `A timer of ${node} has fired, and nothing had stopped it before.`,
    /** Of moves that the clock makes by itself otherwise: that somebody made them. */
    byHand: {
      request: 'This request was made by hand.',
      ring: 'This timer was fired by hand.',
      deliver: 'This message was delivered by hand.',
    } as { readonly [kind in 'request' | 'ring' | 'deliver']: string },
    delayed: ({ message, from, to }: MessageTold, by: Micros) =>
      `${message} from ${who(from)} to ${to} is held back for ${duration(by)}`,
    doubled: ({ message, from, to }: MessageTold) => `${message} from ${who(from)} to ${to} is duplicated`,
    /** A quorum has accepted a value, now. */
    chosenNow: ({ value, epoch, by }: { value: string; epoch: string; by: readonly NodeId[] }) =>
      `With this a quorum, ${and(by)}, has accepted “${value}” in ${epoch}: it is chosen, whether or not anybody knows it yet.`,
    plain: 'Nothing else had to be decided.' as string,
    breach: (name: string) => `${name} is broken`,
    slots: (slot: string, indices: string) => `${slot} ${indices}`,
  },

  state: {
    title: 'State' as string,
    pick: 'Node' as string,
    facts: 'What it knows' as string,
    durable: 'survives a crash' as string,
    lost: 'in memory: nothing is left' as string,
    timers: 'Timers' as string,
    noTimer: 'No timer runs.' as string,
    left: (time: Micros) => `${duration(time)} left`,
    overdue: 'due now' as string,
    held: 'stands still' as string,
    pointers: 'Where it believes others to be' as string,
    /** What was gathered for what it is attempting. */
    support: 'support' as string,
    tally: (granted: readonly NodeId[], refused: readonly NodeId[], needed: number) =>
      `${granted.length} (quorum ${needed})${granted.length === 0 ? '' : `: ${granted.join(', ')}`}${refused.length === 0 ? '' : `; refused: ${refused.join(', ')}`}`,
    votes: 'What it has promised and accepted' as string,
    vote: {
      promised: (whom: string | null) => (whom === null ? 'promised' : `vote for ${whom}`),
      accepted: (value: string | null) => `accepted ${value ?? ''}`,
      refused: (value: string | null) => `refused ${value ?? ''}`,
    },
    /** Of a list that is not shown whole. */
    earlier: (count: number) => `and ${count} earlier`,
    waiting: 'messages that wait' as string,
    clock: 'clock' as string,
    clockTrue: 'keeps time' as string,
    clockRate: (rate: number) => `runs at ×${rate / 1000}`,
    was: (before: string) => `was ${before}`,
    crashed: 'Crashed. Its memory is empty; it will be born with what its disk holds.' as string,
    paused: 'Paused: it stands still and does not know it.' as string,
    role: 'role' as string,
    nobody: 'No node is on show.' as string,
  },

  invariants: {
    title: 'Invariants' as string,
    holds: 'holds' as string,
    broken: 'broken' as string,
    /** What it takes for granted was given up: it claims nothing any more. */
    unfounded: 'assumption broken' as string,
    see: (at: string) => `See it at ${at}`,
    about: 'Checked after every move.' as string,
    none: 'This protocol states no invariant.' as string,
  },
};

export type PanelsWords = typeof panels;
