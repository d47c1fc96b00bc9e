// Words of the selection, in English.

import type { NodeId } from '../../engine/protocol.ts';
import { stage } from './stage.ts';

export const selectionEn = {
  /** Before the name of what is selected. */
  selected: 'Selected' as string,
  nothing: 'Nothing is selected' as string,
  /** Of a thing that the selection has to do with. */
  touched: stage.touched,
  /** What is lit now, for those who don't see it. */
  touches: (nodes: readonly NodeId[], messages: number, slots: string) =>
    [
      ...(nodes.length === 0 ? [] : [nodes.join(', ')]),
      ...(messages === 0 ? [] : [messages === 1 ? '1 message in flight' : `${messages} messages in flight`]),
      ...(slots === '' ? [] : [slots]),
    ].join('; '),
  /** A message of which nothing else is known. */
  message: (id: number) => `message ${id}`,
  /** Before the names of what the present step is about. */
  about: 'This step is about' as string,
  /** To what a node waits for. */
  whyNot: (node: NodeId) => `Why not …? What ${node} waits for`,
};

export type SelectionWords = typeof selectionEn;
