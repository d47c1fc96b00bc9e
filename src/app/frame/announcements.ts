// What a screen reader is told while the run plays: the few happenings that matter, in sentences.

import { type Descriptors, decidesOf } from '../../engine/protocol.ts';
import type { Landmark } from '../../engine/run.ts';
import type { ProtocolWords } from '../../speech/about.ts';
import { valueTold } from '../../words/brief.ts';
import type { ChromeWords } from '../../words/en/dialogs.ts';
import type { Scene } from '../../worker/wire.ts';
import { cutLinks, hasLeaders, leaderOf, leads } from './cluster.ts';
import { moveText } from './moves.ts';
import { epochText } from './phrases.ts';

/** Sentences at once; a reader that listens has to keep up. */
const AT_ONCE = 4;

export interface Tongue {
  readonly chrome: ChromeWords;
  readonly named: ProtocolWords;
  readonly protocol: Descriptors;
}

/** Sentences for landmarks in order: faults and breaches all, changes of a leading role, decisions as one sentence a value. */
export function announce(landmarks: readonly Landmark[], { chrome, named, protocol }: Tongue): string {
  const sentences: string[] = [];
  const decided = new Set<number>();
  const outcomes = new Set<string>();
  const learned = new Map<string, string[]>();
  for (const { happening } of landmarks) {
    if (happening.kind === 'done') sentences.push(`${moveText(happening.move, chrome)}.`);
    else if (happening.kind === 'broke')
      sentences.push(chrome.announce.broke(named.invariants[happening.invariant]?.name ?? happening.invariant));
    else if (happening.kind === 'decided') {
      decided.add(happening.slot);
      outcomes.add(`${named.slot} ${happening.slot}: ${valueTold(named, happening.value)}`);
      learned.set(happening.value, [...(learned.get(happening.value) ?? []), happening.node]);
    } else if (happening.kind === 'became' && happening.role !== happening.was) {
      if (!leads(protocol, happening.role) && !leads(protocol, happening.was) && landmarks.length > AT_ONCE) continue;
      const role = named.roles[happening.role] ?? happening.role;
      const epoch = epochText(happening.epoch, protocol, named);
      sentences.push(chrome.announce.became(happening.node, role, epoch));
    }
  }
  // Where there is one value to decide, what matters is which, and who knows of it.
  if (decidesOf(protocol) === 'value')
    for (const [value, nodes] of learned) sentences.push(chrome.announce.learned(nodes, value));
  else if (named.values !== undefined) for (const outcome of outcomes) sentences.push(`${outcome}.`);
  else if (decided.size > 0)
    sentences.push(chrome.announce.committed(decided.size, Math.max(...decided), named.decided));
  return sentences.slice(-AT_ONCE).join(' ');
}

/** The screen in a few sentences: who leads, or what is chosen where nobody does; who is down, which links are cut. */
export function summary(scene: Scene, { chrome, named, protocol }: Tongue): string {
  const leader = leaderOf(scene, protocol);
  const down = scene.nodes.filter(({ up }) => up === 'crashed').map(({ id }) => id);
  const paused = scene.nodes.filter(({ up }) => up === 'paused').map(({ id }) => id);
  const cuts = cutLinks(scene).length;
  const sentences: string[] = [];
  if (leader !== null) sentences.push(chrome.summary.leads(leader.id, epochText(leader.epoch, protocol, named)));
  else if (hasLeaders(protocol)) sentences.push(chrome.summary.none);
  if (decidesOf(protocol) === 'value') {
    const chosen = [...new Set(scene.ballots.rows.flatMap((row) => row.chosen))];
    sentences.push(chosen.length === 0 ? chrome.summary.nothingChosen : chrome.summary.chosen(chosen));
  }
  if (down.length > 0) sentences.push(chrome.summary.down(down));
  if (paused.length > 0) sentences.push(chrome.summary.paused(paused));
  if (down.length + paused.length === 0) sentences.push(chrome.summary.allUp);
  if (cuts > 0) sentences.push(chrome.summary.cut(cuts));
  return sentences.join(' ');
}
