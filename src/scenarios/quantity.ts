// Times, chances and speeds as the text writes them. All arithmetic is on whole numbers: `1.2s` is 1,200,000 µs exactly.

import type { Micros } from '../engine/protocol.ts';

/** Decimal places that the unit has in microseconds, but for the minute. */
const PLACES = { us: 0, ms: 3, s: 6 } as const;

/** A decimal as a whole number of units that are `places` places smaller; null when it is not whole, or too large. */
function scaled(decimal: string, places: number): number | null {
  const found = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(decimal);
  if (found === null) return null;
  const fraction = (found[2] ?? '').replace(/0+$/, '');
  if (fraction.length > places) return null;
  const number = Number(`${found[1]}${fraction.padEnd(places, '0')}`);
  return Number.isSafeInteger(number) ? number : null;
}

/** A whole number of small units as a decimal, as short as it can be. */
function decimal(number: number, places: number): string {
  const digits = String(number).padStart(places + 1, '0');
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  const wholes = digits.slice(0, digits.length - places);
  return places === 0 || fraction === '' ? (places === 0 ? digits : wholes) : `${wholes}.${fraction}`;
}

function timeIn(number: string, unit: string): Micros | null {
  if (unit !== 'min') return scaled(number, PLACES[unit as keyof typeof PLACES]);
  // A minute is 60 s: scale first, so that 0.5min is exact.
  const tenth = scaled(number, 6);
  return tenth !== null && Number.isSafeInteger(tenth * 60) ? tenth * 60 : null;
}

/** `150ms`, `1.2s`, `0`. Null when it is none, or finer than a microsecond. */
export function readDuration(text: string): Micros | null {
  if (text === '0') return 0;
  const found = /^([\d.]+)(us|ms|s|min)$/.exec(text);
  return found === null ? null : timeIn(found[1] as string, found[2] as string);
}

function unitOf(micros: Micros): keyof typeof PLACES {
  if (micros >= 1_000_000 || micros === 0) return 's';
  return micros >= 1_000 ? 'ms' : 'us';
}

export function writeDuration(micros: Micros): string {
  const unit = unitOf(micros);
  return `${decimal(micros, PLACES[unit])}${unit}`;
}

/** `10..20ms`, `900ms..1.5s`, or `10ms` for exactly that. */
export function readRange(text: string): readonly [Micros, Micros] | null {
  const [first, second, more] = text.split('..');
  if (more !== undefined) return null;
  if (second === undefined) {
    const only = readDuration(text);
    return only === null ? null : [only, only];
  }
  const to = readDuration(second);
  const unit = /(us|ms|s|min)$/.exec(second)?.[1] ?? '';
  const from = /^[\d.]+$/.test(first as string) ? readDuration(`${first}${unit}`) : readDuration(first as string);
  return from === null || to === null || from > to ? null : [from, to];
}

export function writeRange([from, to]: readonly [Micros, Micros]): string {
  if (from === to) return writeDuration(from);
  const unit = unitOf(to);
  if (unitOf(from) === unit || from === 0) return `${decimal(from, PLACES[unit])}..${writeDuration(to)}`;
  return `${writeDuration(from)}..${writeDuration(to)}`;
}

/** `0.1` or `10%`, in a million. */
export function readChance(text: string): number | null {
  const chance = text.endsWith('%') ? scaled(text.slice(0, -1), 4) : scaled(text, 6);
  return chance === null || chance > 1_000_000 ? null : chance;
}

export function writeChance(chance: number): string {
  return chance === 0 ? '0' : `${decimal(chance, 4)}%`;
}

/** `1.5`, in thousandths. */
export function readSpeed(text: string): number | null {
  return scaled(text, 3);
}

export function writeSpeed(speed: number): string {
  return decimal(speed, 3);
}

export function readWhole(text: string): number | null {
  return scaled(text, 0);
}
