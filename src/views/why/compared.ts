// Which of a node's numbers on the stage a rule compared: those that the note's facts name as the node itself names them, and
// those of the message that it heard; and which places of the tables.

import type { Descriptors, Json } from '../../engine/protocol.ts';
import type { Compared } from '../../store/told.ts';
import type { NodeScene, Shot } from '../../worker/wire.ts';
import { placeAt } from '../ledger/places.ts';
import type { Noted } from './account.ts';

/** What a fact is now, whether or not the rule changed it. */
function now(fact: Json | undefined): Json | undefined {
  return typeof fact === 'object' && fact !== null && 'is' in fact ? (fact.is as Json) : fact;
}

/** Whether these are the votes that a node has gathered, one by one or as a number beside how many it needs. */
function countsVotes(facts: Noted['facts'], { granted, needed }: NonNullable<NodeScene['tally']>): boolean {
  const values = Object.values(facts);
  if (!values.includes(needed)) return false;
  return (
    values.some((it) =>
      Array.isArray(it) ? it.length === granted.length && it.every((id) => granted.includes(id as string)) : false,
    ) ||
    (granted.length !== needed && values.includes(granted.length))
  );
}

/** The place that a fact tells by its index and its epoch, if that is what stands there. */
function placeIn(node: NodeScene | undefined, fact: Json | undefined): Compared['places'] {
  if (node === undefined || typeof fact !== 'object' || fact === null || !('index' in fact)) return [];
  const { index, ...others } = fact as { readonly [name: string]: Json };
  const epoch = typeof index === 'number' ? placeAt(node, index)?.slot?.epoch : undefined;
  if (epoch === undefined || !Object.values(others).includes(epoch)) return [];
  return [{ node: node.id, index: index as number, epoch }];
}

export function comparedIn(
  { scene, happenings }: Shot,
  { node: id, facts }: Noted,
  { messages }: Pick<Descriptors, 'messages'>,
): Compared | null {
  const node = scene.nodes.find((it) => it.id === id);
  if (node === undefined) return null;
  // Another's of the same name is not its own.
  const own = node.facts.filter(({ label, value }) => label in facts && String(now(facts[label])) === value);
  const heard = happenings.find((it) => it.kind === 'heard' && it.node === id);
  const message = heard?.kind === 'heard' ? heard.envelope.message : null;
  const said = message === null ? undefined : messages[message.type]?.epoch(message as never);
  const fields: { readonly [field: string]: unknown } = { ...message };
  const ofMessage =
    said === node.epoch && Object.entries(facts).some(([key, it]) => now(it) === said && fields[key] === said);
  const names = own.some((it) => it.names !== undefined && 'epoch' in it.names && it.names.epoch === node.epoch);
  const epoch = ofMessage || names ? node.epoch : null;
  const votes = node.tally !== null && countsVotes(facts, node.tally) ? node.tally.granted.length : null;
  const sender = scene.nodes.find((it) => heard?.kind === 'heard' && it.id === heard.envelope.from);
  const places = [...placeIn(node, facts.mine), ...placeIn(sender, facts.theirs)];
  const told = own.filter(({ caption }) => caption === true).map(({ label, value }) => ({ label, value }));
  const nothing = epoch === null && votes === null && told.length === 0 && places.length === 0;
  return nothing ? null : { node: id, epoch, votes, facts: told, places };
}
