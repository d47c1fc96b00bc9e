// Words of the statechart, in English.

import type { NodeId } from '../../engine/protocol.ts';

export const chartEn = {
  tab: 'Statechart' as string,
  label: 'The statechart: states, and what leads from one to another' as string,
  /** How one walks through it without a mouse. */
  keys: 'Arrow keys walk through states and transitions, Enter chooses one.' as string,
  pick: 'Node' as string,
  everyNode: 'All nodes' as string,
  everything: 'All transitions' as string,
  everyState: 'In every state' as string,
  everyStateOf: (state: string) => `In all of ${state}`,
  stays: (count: number) => (count === 1 ? '1 more that stays here' : `${count} more that stay here`),
  otherwise: 'otherwise' as string,
  /** A transition that no event brings about. */
  always: 'at once' as string,
  anyEvent: 'any other event' as string,
  start: 'start' as string,
  crashed: (node: NodeId) => `${node} has crashed: it will be born again in its first state.`,
  taken: {
    title: 'This step' as string,
    nobody: 'No machine took a step in this move.' as string,
    otherNode: (node: NodeId) => `${node} took no step in this move.`,
    loading: '…' as string,
    /** Before the event that it heard. */
    by: (node: NodeId) => `${node}:`,
    comma: ', ' as string,
    unhandled: 'Nothing in its present state handles this event.' as string,
    /** What follows within the same step: it hears something again, or moves on by itself. */
    next: (event: string) => `then ${event}`,
    held: 'holds' as string,
    failed: 'does not hold' as string,
    notAsked: 'not asked: one before it held' as string,
    unguarded: 'no condition' as string,
    stayed: (state: string) => `stays in ${state}`,
    moved: (from: string, to: string) => `${from} → ${to}`,
  },
  card: {
    close: 'Close' as string,
    state: 'State' as string,
    transition: 'Transition' as string,
    initial: 'Every node begins here.' as string,
    within: (states: string) => `In it now: ${states}`,
    nobodyWithin: 'No node is in it now.' as string,
    rules: 'Rules it carried out in this run' as string,
    others: 'Rules that it carries out, not yet in this run' as string,
    noRules: 'It carries out no rule.' as string,
    times: (count: number, lookedAt: number | null) => {
      const often = count === 0 ? 'Not taken' : count === 1 ? 'Taken once' : `Taken ${count} times`;
      return lookedAt === null ? `${often} so far.` : `${often} in the last ${lookedAt} moves.`;
    },
    showLast: 'Show the last time' as string,
  },
  table: {
    title: 'As a table' as string,
    from: 'From' as string,
    event: 'Event' as string,
    guard: 'If' as string,
    actions: 'Does' as string,
    to: 'To' as string,
    stays: 'stays' as string,
  },
  /** What a screen reader hears of a state and of a transition. */
  spoken: {
    state: (name: string, nodes: readonly NodeId[], active: boolean) =>
      `State ${name}${active ? ', active' : ''}${nodes.length === 0 ? '' : `: ${nodes.join(', ')}`}`,
    /** What is written on its line, the state that it belongs to, and the events where the line does not name them. */
    transition: (seen: string, from: string, events: readonly string[], taken: boolean) =>
      `${seen}. ${from}${events.length === 0 ? '' : `: ${events.join(', ')}`}${taken ? '. Just taken' : ''}`,
  },
};

export type ChartWords = typeof chartEn;
