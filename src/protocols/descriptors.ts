// The list of protocols as the page knows them: without their machines, which live in the worker (index.ts).

import type { Descriptors } from '../engine/protocol.ts';
import { descriptors as multipaxos } from './multipaxos/descriptors.ts';
import { descriptors as paxos } from './paxos/descriptors.ts';
import { descriptors as raft } from './raft/descriptors.ts';

export const descriptors: { readonly [id: string]: Descriptors } = { raft, paxos, multipaxos };
