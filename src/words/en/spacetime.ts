// The words of the space-time diagram, in English.

import type { Order } from '../../engine/causality.ts';
import type { Loss } from '../../engine/happening.ts';
import type { NodeId } from '../../engine/protocol.ts';

const several = (count: number, noun: string): string => (count === 1 ? `1 ${noun}` : `${count} ${noun}s`);

const on = (nodes: readonly NodeId[], all: boolean): string =>
  all ? ' on all nodes' : nodes.length === 0 ? '' : ` on ${nodes.join(', ')}`;

export const spacetime = {
  title: 'Space-time diagram' as string,
  playhead: 'Playhead' as string,
  about:
    'Drag to move through time. Plus and minus zoom, shift and the wheel pan, shift and a drag zoom to a span, a double click zooms to a thing. Home follows the playhead, Enter walks from event to event, Z unfolds a quiet stretch or folds it up.' as string,
  zoomIn: 'Zoom in' as string,
  zoomOut: 'Zoom out' as string,
  follow: 'Follow the playhead' as string,
  crowded: 'Zoom in to see messages' as string,
  /** Over the line where the run beside this one goes another way. */
  parted: 'runs part' as string,
  sent: (at: string) => `sent ${at}`,
  arrives: (at: string) => `arrives ${at}`,
  heard: (at: string) => `arrived ${at}`,
  waits: (at: string) => `waits since ${at}`,
  lost: { cut: 'lost at the cut', down: 'found it crashed', loss: 'lost under way', dropped: 'dropped' } as {
    readonly [why in Loss]: string;
  },
  route: (from: NodeId | null, to: NodeId) => `${from ?? 'client'} → ${to}`,
  lane: (node: NodeId, role: string, epoch: string) => `${node}: ${role}, ${epoch}`,
  crashed: (node: NodeId) => `${node} has crashed`,
  paused: (node: NodeId, role: string, epoch: string) => `${node} is paused: ${role}, ${epoch}`,
  /** Said beside a mark, where there is room. */
  mark: {
    crash: 'crash',
    restart: 'restart',
    wipe: 'disk lost',
    pause: 'pause',
    resume: 'goes on',
    cut: 'cut',
    heal: 'heal',
    detain: 'detain',
    release: 'release',
    partition: 'split',
    set: 'setting',
    broke: 'broken',
    decided: 'decided',
  } as {
    readonly [kind in
      | 'crash'
      | 'restart'
      | 'wipe'
      | 'pause'
      | 'resume'
      | 'cut'
      | 'heal'
      | 'detain'
      | 'release'
      | 'partition'
      | 'set'
      | 'broke'
      | 'decided']: string;
  },
  decided: (node: NodeId, slots: string, _decided?: string) => `${node} knows ${slots} decided`,
  moment: (at: string, what: string) => `${at}: ${what}`,
  /** The row of tools. */
  tools: {
    row: 'Tools of the diagram',
    menu: 'Tools',
    fit: 'Fit',
    follow: 'Follow',
    inspect: 'Walk from event to event',
    fold: 'Fold up quiet stretches',
    measure: 'Measure a span of time',
    zoomTo: 'Zoom to…',
    lanes: 'Lanes',
    kinds: 'Messages',
  } as {
    readonly [tool in
      | 'row'
      | 'menu'
      | 'fit'
      | 'follow'
      | 'inspect'
      | 'fold'
      | 'measure'
      | 'zoomTo'
      | 'lanes'
      | 'kinds']: string;
  },
  zooms: {
    selected: 'What is selected',
    measured: 'The measured span',
    previousElection: 'The election before',
    nextElection: 'The next election',
    all: 'All that was seen',
    none: 'There is none here.',
  } as {
    readonly [to in 'selected' | 'measured' | 'previousElection' | 'nextElection' | 'all' | 'none']: string;
  },
  laneUp: (node: NodeId) => `Move ${node} up`,
  laneDown: (node: NodeId) => `Move ${node} down`,
  allLanes: 'All lanes, in their order' as string,
  clientRequest: 'Client request' as string,
  allKinds: 'All messages' as string,
  /** On the axis of a manual network. */
  step: (number: number) => `step ${number}`,
  /** The line under the lanes, and what it shows. */
  all: 'All' as string,
  overview:
    'All that was seen of this run. Colours: terms or ballots. ×: a node or message stopped. Broken line: a cut. Diamond: decided. Flag: a violation. Below: captions and notes. Drag to move through time.' as string,
  /** On the rail over the lanes. */
  futureShown: 'On show' as string,
  futureClick: 'Click to show this future' as string,
  noteClick: 'Click to go to this note' as string,
  laneClick: (epoch: string) => `Click to select ${epoch}`,
  head: 'Click to select it, drag to move its lane' as string,
  crowd: (count: number, length: string) => `${several(count, 'message')} in ${length}`,
  group: (count: number) => `${count} of them here: zoom in to tell them apart`,
  fold: (length: string, from: string) => `${length} from ${from} on: nothing changed`,
  foldMoves: (moves: number) => `${several(moves, 'move')}: heartbeats and timers only`,
  foldClick: 'Click to unfold' as string,
  unfolded: 'Quiet: nothing changes here. Click to fold it up' as string,
  /** What the key Z did. */
  foldOpened: (length: string, from: string) => `Unfolded: ${length} from ${from} on, where nothing changes`,
  foldClosed: (length: string, from: string) => `Folded up: ${length} from ${from} on`,
  foldNone: 'There is no quiet stretch in view' as string,
  foldsOn: 'Quiet stretches are folded up now' as string,
  /** Follows what the playhead stands on. */
  inFold: (length: string) => `; in a quiet stretch of ${length}, folded up`,
  causes: {
    /** What a happening could know of, and who could know of it. */
    before: (count: number, nodes: readonly NodeId[], all: boolean) =>
      count === 0
        ? 'Nothing came before it that it could know of.'
        : `It could know of ${several(count, 'event')}${on(nodes, all)}.`,
    after: (count: number, nodes: readonly NodeId[], all: boolean) =>
      count === 0
        ? 'Nothing seen so far could know of it.'
        : `${several(count, 'event')}${on(nodes, all)} could know of it.`,
    unaware: (nodes: readonly NodeId[]) => `${nodes.join(', ')} cannot know of it yet.`,
    key: 'Past: unbroken. Future: dashed. The rest, pale, could not know of it, nor it of the rest.' as string,
    reading: 'Reading the run…' as string,
  },
  order: {
    before: (a: string, b: string) => `“${a}” came before “${b}”: the later could know of the earlier.`,
    after: (a: string, b: string) => `“${a}” came after “${b}”: the later could know of the earlier.`,
    concurrent: (a: string, b: string) => `“${a}” and “${b}” are concurrent: neither could know of the other.`,
    same: (a: string) => `“${a}” is one event.`,
  } as { readonly [order in Order]: (a: string, b: string) => string },
  /** Names a happening that is not at hand. */
  moveNumber: (position: number) => `move ${position}`,
  measured: (length: string, from: string, to: string) => `${length}, from ${from} to ${to}`,
  measureHow: 'Drag across the diagram. By keyboard: Enter at one end, arrows, Enter at the other.' as string,
  inspectHow:
    'Arrows walk along a lane and between lanes; Enter selects, Enter again its term or ballot, Shift and Enter compares, Escape ends.' as string,
  close: 'Close' as string,
};

export type SpacetimeWords = typeof spacetime;
