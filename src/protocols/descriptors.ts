// The list of protocols as the page knows them: without their machines, which live in the worker (index.ts). Each is
// fetched when a run of it is shown, all of them when something is to be chosen among them.

import type { Descriptors } from '../engine/protocol.ts';
import { fetched } from './fetched.ts';

const described = fetched(
  'descriptors',
  import.meta.glob<Descriptors>('./*/descriptors.ts', { import: 'descriptors' }),
);

/** Has the descriptors of some protocols at hand from then on; left out: of all. */
export const loadDescriptors: (ids?: readonly string[]) => Promise<unknown> = described.load;

/** Undefined for an id of none. Throws an Error when they are not loaded. */
export const descriptorsOf: (id: string) => Descriptors | undefined = described.of;
