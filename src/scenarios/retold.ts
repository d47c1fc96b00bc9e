// The way back: what was done in a run, as the statements of a scenario that does it again.

import type { Move } from '../engine/move.ts';
import type { Micros, NodeId } from '../engine/protocol.ts';
import type { Run } from '../engine/run.ts';
import { type Caption, captionsInOrder, sayings, whenOf } from './captioned.ts';
import { firstOf, inOrder, type Mark, versionOf } from './futures.ts';
import type { Scenario, Statement } from './scenario.ts';

/** A move as a statement. */
export function statementOf(move: Move, when: { at?: Micros; after?: number }): Statement {
  switch (move.kind) {
    case 'deliver':
    case 'drop':
    case 'duplicate':
      return { ...when, kind: move.kind, envelope: { id: move.envelope } };
    case 'delay':
      return { ...when, kind: 'delay', envelope: { id: move.envelope }, by: move.by };
    case 'cut':
    case 'detain':
    case 'release':
      return { ...when, kind: move.kind, links: twoWays(move.links) };
    case 'heal':
      return { ...when, kind: 'heal', links: move.links === null ? null : twoWays(move.links) };
    case 'partition':
      return {
        ...when,
        kind: 'partition',
        groups: move.groups.filter((group) => group.length > 0).map((group) => [...group]),
      };
    case 'set': {
      const { latency, ...settings } = move.settings;
      return {
        ...when,
        kind: 'set',
        settings: latency === undefined ? settings : { ...settings, latency: [latency[0], latency[1]] },
      };
    }
    default: {
      const { at, ...choice } = move;
      return { ...when, ...choice };
    }
  }
}

function twoWays(links: readonly (readonly [NodeId, NodeId])[]): [NodeId, NodeId][] {
  return links.map(([from, to]) => [from, to]);
}

/**
 * The scenario that plays a run again up to a position, exactly: what the base sets up, and everything that people did
 * before that position, each at its time. The words and conditions of the base stay behind.
 */
export function scenarioAt(
  base: Scenario,
  run: Run,
  position: number,
  marks: readonly Mark[] = [],
  captions: readonly Caption[] = [],
): Scenario {
  const script = [...doneIn(run, 0, position, captions), ...markedWith(marks)];
  const first = { ...firstOf(base), script };
  return { ...first, version: versionOf(first) };
}

export function markedWith(marks: readonly Mark[]): Statement[] {
  return inOrder(marks).map((mark) => ({ ...mark, kind: 'mark' }));
}

/** What people did between two positions, each at its time, and what is said there. */
export function doneIn(run: Run, from: number, to: number, captions: readonly Caption[] = []): Statement[] {
  const script: Statement[] = [];
  const left = captionsInOrder(captions).filter(({ position }) => position <= to);
  const sayUpTo = (position: number) => {
    for (let next = left[0]; next !== undefined && next.position <= position; next = left[0]) {
      script.push(...sayings(next, whenOf(run, next)));
      left.shift();
    }
  };
  for (const [before, move] of run.interventions) {
    if (before < from) continue;
    if (before >= to) break;
    sayUpTo(before);
    // Where the clock still had moves at that very instant, say how many moves it had made there.
    const when = run.isAmid(before) ? { at: move.at, after: before - run.positionAt(move.at - 1) } : { at: move.at };
    script.push(statementOf(move, when));
  }
  sayUpTo(to);
  return script;
}
