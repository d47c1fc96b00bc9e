// How something sweeps along a row or a column of a table once it has happened: a function of the playhead and the pace.

import type { Micros } from '../engine/protocol.ts';
import type { Network } from '../engine/world.ts';
import { rangeOf } from '../store/interest.ts';

/** How far along it begins: who stands at the very moment sees that something happened. */
const BEGINS = 0.15;

export interface Swept {
  /** How far along it has come, up to 1. */
  readonly along: number;
  /** From 1 to 0. */
  readonly shown: number;
}

/** @param age from 0, when it happens, to 1, when it is over. */
export function sweptBy(age: number): Swept {
  return { along: Math.min(1, BEGINS + 1.3 * age), shown: 1 - age * age };
}

/**
 * Virtual time that it takes.
 * @param lasts real seconds at the pace of news on this network.
 * @param pace of virtual time a real time, where it is quicker than news are told.
 */
export function sweepSpan(network: Network, pace: number, lasts: number): Micros {
  return lasts * 1_000_000 * Math.max(rangeOf(network).news, pace);
}
