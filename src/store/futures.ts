// The futures of a run: its branches, which of them are shown, how far each was seen, and the way back.

import type { Micros } from '../engine/protocol.ts';
import type { BranchInfo } from '../worker/wire.ts';

/** Steps that can be undone. */
const UNDONE_AT_MOST = 100;

/** A place in the tree of futures to come back to. */
export interface Place {
  readonly branch: number;
  readonly at: Micros;
  readonly position: number;
}

export class Futures {
  private readonly known = new Map<number, BranchInfo>();
  /** Branches whose own future nobody saw: of use to undo alone. */
  private readonly hidden = new Set<number>();
  private readonly seen = new Map<number, Micros>();
  private undos: Place[] = [];
  private redos: Place[] = [];

  constructor(root?: BranchInfo) {
    if (root !== undefined) this.known.set(root.id, root);
  }

  info(branch: number): BranchInfo | undefined {
    return this.known.get(branch);
  }

  heed(info: BranchInfo): void {
    this.known.set(info.id, info);
  }

  get shown(): BranchInfo[] {
    return [...this.known.values()].filter(({ id }) => !this.hidden.has(id));
  }

  isRoot(branch: number): boolean {
    return this.known.get(branch)?.parent === null;
  }

  hide(branch: number): void {
    this.hidden.add(branch);
  }

  reveal(branch: number): void {
    this.hidden.delete(branch);
  }

  /** Farthest time that was on show in a branch. */
  seenUntil(branch: number): Micros {
    return this.seen.get(branch) ?? 0;
  }

  see(branch: number, until: Micros): void {
    this.seen.set(branch, until);
  }

  /** Before something is done at a place: it can be undone. What was undone before can be redone no more, so it is shown. */
  leave(place: Place): void {
    for (const { branch } of this.redos) this.hidden.delete(branch);
    this.undos = [...this.undos, place].slice(-UNDONE_AT_MOST);
    this.redos = [];
  }

  /** Where an undo leads from here; undefined when there is nothing to undo. */
  undo(here: Place): Place | undefined {
    const place = this.undos.pop();
    if (place !== undefined) this.redos.push(here);
    return place;
  }

  redo(here: Place): Place | undefined {
    const place = this.redos.pop();
    if (place !== undefined) this.undos.push(here);
    return place;
  }

  get ways(): { readonly canUndo: boolean; readonly canRedo: boolean } {
    return { canUndo: this.undos.length > 0, canRedo: this.redos.length > 0 };
  }
}
