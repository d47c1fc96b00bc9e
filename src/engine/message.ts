// What nodes say to each other, what a machine hears, and what it asks for.

/** A node by its name, as the papers name it: `S1`, `P1`, `A2`. */
export type NodeId = string;
/** Virtual time in whole microseconds since the beginning of the run. */
export type Micros = number;
/** A number that orders and colours: Raft's term, a ballot, a view, a zxid epoch. */
export type Epoch = number;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What one node says to another. `type` is the paper's word in PascalCase. */
export interface Message {
  readonly type: string;
}

/** A message with its sender, or a local event: `node.start`, `timer.election`, `client.request`. */
export type MachineEvent =
  | { readonly type: 'node.start' }
  | { readonly type: 'client.request'; readonly request: number; readonly command: string }
  /** `of`: whom it is about, where one timer runs for each of several. */
  | { readonly type: `timer.${string}`; readonly of?: string }
  | (Message & { readonly from: NodeId });

/** Numbers, words and node names that a rule compared; shown as they are, so they hold no sentence. */
export type Facts = { readonly [name: string]: Json };

export type Effect =
  | { readonly type: 'send'; readonly to: NodeId; readonly message: Message }
  /**
   * Rings after a time drawn from the range, both ends included; setting a timer that is set replaces it. Timers of one
   * name run side by side when they are of different subjects: `of`, a node or a thing, absent where there is but one.
   */
  | {
      readonly type: 'setTimer';
      readonly timer: string;
      readonly of?: string;
      readonly range: readonly [Micros, Micros];
    }
  | { readonly type: 'cancelTimer'; readonly timer: string; readonly of?: string }
  /** A slot is decided: committed or chosen. `epoch` is the entry's own, `during` the one in which it was decided. */
  | {
      readonly type: 'decide';
      readonly slot: number;
      readonly epoch: Epoch;
      readonly value: string;
      readonly during: Epoch;
    }
  /** A proposal, a promise or an acceptance that is new: what has to do with choosing a value is on record for ever. */
  | {
      readonly type: 'vote';
      /** The slot it is about; 0 when it is about no single one: a leader, or all slots from some slot on. */
      readonly slot: number;
      readonly epoch: Epoch;
      readonly standing: Standing;
      /** What is proposed or accepted; with a promise, whom a vote is for, or null. */
      readonly value: string | null;
    }
  | { readonly type: 'answer'; readonly request: number; readonly answer: Answer }
  /** Something that invariants, numbers and the diagram count: `what` is declared in `Descriptors.records`. */
  | ({ readonly type: 'record' } & Recorded)
  /** The rule that decided what the node just did, with the facts it compared. */
  | { readonly type: 'note'; readonly rule: string; readonly facts: Facts };

/** What a vote says: a proposal, a promise, an acceptance, or a refusal of what was proposed. */
export type Standing = 'proposed' | 'promised' | 'accepted' | 'refused';

/** One thing that was granted, moved, acknowledged, begun: `key` says which one, `epoch` orders and colours it. */
export interface Recorded {
  readonly what: string;
  readonly key: string;
  readonly epoch: Epoch;
  readonly value: string;
}

/** What a client hears: the result of its command, or where to ask instead (null: nobody known). */
export type Answer = { readonly result: string } | { readonly leader: NodeId | null };
