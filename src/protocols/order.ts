// The protocols, in the order in which one would teach them, family by family. Adding one is one line here: its folder,
// its words and its scenarios are found by its id.

export const FAMILIES = {
  consensus: ['raft', 'paxos', 'multipaxos', 'zab'],
  commitment: ['twophase'],
} as const;

export type ProtocolId = (typeof FAMILIES)[keyof typeof FAMILIES][number];

/** The ids of all protocols, at hand or not. */
export const PROTOCOLS: readonly string[] = Object.values(FAMILIES).flat();

export const isProtocol = (id: string): boolean => PROTOCOLS.includes(id);

/** Between the names of mistakes that are made together; among ids of what is to be loaded, it asks for them. */
export const AND = '+';
