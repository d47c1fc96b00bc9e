// What a view may know of a server.

import type { Fact, Portrait, Sketch, Slot, Slots } from '../../engine/protocol.ts';
import { ballotName } from '../ballot.ts';
import { isDecided, type Log, placeAt } from './log.ts';
import type { Server } from './server.ts';

class PlaceSlots implements Slots {
  readonly source: Log;
  readonly last: number;

  constructor(log: Log) {
    this.source = log;
    this.last = log.length;
  }

  at(index: number): Slot | null {
    const place = placeAt(this.source, index);
    if (place === null) return null;
    const { ballot, value, decided } = place;
    return decided > 0 ? { epoch: decided, value, decided: true } : { epoch: ballot, value };
  }
}

export function sketch(role: string, { promised, log, decided, applied }: Server): Sketch {
  return { role, epoch: promised, slots: new PlaceSlots(log), committed: decided, applied };
}

const slotsTold = (slots: readonly { readonly slot: number }[]): string =>
  slots.length === 0 ? '–' : slots.map(({ slot }) => slot).join(' ');

function facts({ promised, round, log, decided, applied, leaderId, store, leading, options }: Server): Fact[] {
  const written = Object.keys(store).sort();
  const index = (slot: number) => ({ value: String(slot), ...(slot > 0 && { names: { slot } }) });
  const ballot = promised === 0 ? { value: '–' } : { value: ballotName(promised), names: { epoch: promised } };
  const all: Fact[] = [
    { label: 'promised', ...ballot, durable: true, caption: true },
    { label: 'round', value: String(round), durable: true },
    { label: 'lastSlot', ...index(log.length), durable: true },
    { label: 'decided', ...index(decided) },
    { label: 'applied', ...index(applied) },
    { label: 'leader', value: leaderId ?? '–', ...(leaderId !== null && { names: { node: leaderId } }) },
  ];
  if (leading !== null) {
    all.push({ label: 'inFlight', value: slotsTold(leading.inFlight) });
    all.push({ label: 'window', value: `${decided + 1}…${decided + options.window}` });
    all.push({ label: 'toAdopt', value: slotsTold(leading.adopted.filter(({ slot }) => !isDecided(log, slot))) });
    all.push({ label: 'waiting', value: leading.waiting.map(({ command }) => command).join(' ') || '–' });
  }
  all.push({
    label: 'store',
    value: written.length === 0 ? '–' : written.map((key) => `${key}=${store[key]}`).join(' '),
  });
  return all;
}

/** The promise, which is about all slots, and what was accepted in slots that are not known to be decided. */
function votes({ promised, log, decided }: Server): Portrait['votes'] {
  const cast: Portrait['votes'][number][] = [];
  if (promised > 0) cast.push({ slot: 0, epoch: promised, standing: 'promised', value: null });
  for (let slot = decided + 1; slot <= log.length; slot++) {
    const place = placeAt(log, slot);
    if (place === null || place.decided > 0 || place.ballot === 0) continue;
    cast.push({ slot, epoch: place.ballot, standing: 'accepted', value: place.value });
  }
  return cast;
}

export function portrait(role: string, server: Server): Portrait {
  const { preparing, leading, majority } = server;
  const gathering = preparing ?? leading?.again ?? null;
  return {
    ...sketch(role, server),
    tally: gathering === null ? null : { granted: gathering.promisedBy, refused: [], needed: majority },
    pointers: [],
    votes: votes(server),
    facts: facts(server),
  };
}
