// The futures of a run: its branches, which of them are shown, how far each was seen, and the way back.

import type { Micros } from '../../engine/protocol.ts';
import type { Caption } from '../../scenarios/captioned.ts';
import type { BranchInfo, KeptMark } from '../../worker/wire.ts';
import type { KeptWays } from './ways.ts';

/** Steps that can be undone. */
export const UNDONE_AT_MOST = 100;

/** A place in the tree of futures to come back to. */
export interface Place {
  readonly branch: number;
  readonly at: Micros;
  readonly position: number;
}

type Moment = Pick<Place, 'at' | 'position'>;

const BEGINNING: Moment = { at: 0, position: 0 };

/** Where a future that is shown leaves another: the one that it left may not be shown itself. */
export interface Fork {
  readonly branch: number;
  readonly from: number | null;
  readonly at: Micros;
}

/** What is said at a moment of a branch, in place of what its text says there; without words, nothing. */
export interface OwnCaption extends Caption {
  readonly branch: number;
}

/** A note on a moment of a branch. */
export interface Bookmark extends KeptMark {
  readonly id: number;
  readonly branch: number;
}

export class Futures {
  private readonly known = new Map<number, BranchInfo>();
  /** Branches whose own future nobody saw: of use to undo alone. */
  private readonly hidden = new Set<number>();
  /** The farthest moment of each branch that was on show. */
  private readonly seen = new Map<number, Moment>();
  private undos: Place[] = [];
  private redos: Place[] = [];
  /** Branches that the text told of. */
  private told: ReadonlySet<number> = new Set();

  /** Another text is open, with the branches that it tells of. */
  open(told: readonly BranchInfo[]): void {
    for (const each of [this.known, this.hidden, this.seen]) each.clear();
    for (const info of told) this.known.set(info.id, info);
    this.told = new Set(this.known.keys());
    this.undos = [];
    this.redos = [];
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

  /** Those that are not played on. */
  get stopped(): BranchInfo[] {
    return [...this.known.values()].filter(({ stopped }) => stopped !== null);
  }

  isTold(branch: number): boolean {
    return this.told.has(branch);
  }

  /** The first of all, shown or not. */
  get root(): number {
    return [...this.known.keys()][0] ?? 0;
  }

  /** A branch and those that it comes from, the nearest first, with the time at which the one before left it. */
  private *line(branch: number): Generator<{ readonly info: BranchInfo; readonly left: BranchInfo | null }> {
    let left: BranchInfo | null = null;
    for (let id: number | null = branch; id !== null; ) {
      const info: BranchInfo | undefined = this.known.get(id);
      if (info === undefined) return;
      yield { info, left };
      left = info;
      id = info.parent;
    }
  }

  /** The nearest branch that is shown, or one of some, of those that a branch comes from. */
  origin(branch: number, isOne = (id: number) => !this.hidden.has(id)): number | null {
    for (const { info, left } of this.line(branch)) if (left !== null && isOne(info.id)) return info.id;
    return null;
  }

  /** Where the futures that are shown leave each other. */
  get forks(): Fork[] {
    return this.shown.map(({ id }) => {
      const from = this.origin(id);
      let at = Number.MAX_SAFE_INTEGER;
      for (const { info } of this.line(id)) {
        if (info.id === from) break;
        at = Math.min(at, info.at);
      }
      return { branch: id, from, at };
    });
  }

  /** Whether a note or a caption stands on a branch or in the past that it shares. */
  holds(branch: number, mark: Pick<Bookmark, 'branch' | 'at' | 'position'>): boolean {
    for (const { info, left } of this.line(branch)) {
      if (left !== null) {
        const { at, forkedAt, length } = left;
        const known = mark.position !== null && length > 0;
        if (mark.at > at || (known && (mark.position ?? 0) > forkedAt)) return false;
      }
      if (info.id === mark.branch) return true;
    }
    return false;
  }

  /** The branch that a moment belongs to: the one itself, or the farthest of those that share it with it. */
  ownerOf({ branch, at, position }: Place): number {
    let owner = branch;
    for (const { info, left } of this.line(branch)) {
      if (left !== null && (at > left.at || position > left.forkedAt)) break;
      owner = info.id;
    }
    return owner;
  }

  /** The branch that a note is shown on: its own, or the first that is shown and shares that past. */
  shows(mark: Bookmark): number | null {
    if (!this.hidden.has(mark.branch)) return mark.branch;
    return this.shown.find(({ id }) => this.holds(id, mark))?.id ?? null;
  }

  hide(branch: number): void {
    this.hidden.add(branch);
  }

  reveal(branch: number): void {
    this.hidden.delete(branch);
  }

  /** The farthest time and the farthest move that were on show in a branch. */
  farthest(branch: number): Moment {
    return this.seen.get(branch) ?? BEGINNING;
  }

  /** A moment is on show. */
  see(branch: number, { at, position }: Moment): void {
    const before = this.farthest(branch);
    if (at > before.at || position > before.position)
      this.seen.set(branch, { at: Math.max(at, before.at), position: Math.max(position, before.position) });
  }

  /** What was on show since does not count. */
  unsee(branch: number, farthest: Moment): void {
    this.seen.set(branch, farthest);
  }

  /** Whether a branch is kept when it is left at a move: somebody saw a later one, or told of it among others. */
  isKept(branch: number, position: number): boolean {
    return this.farthest(branch).position > position || (this.told.size > 1 && this.told.has(branch));
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

  /** Branches to which undo or redo leads, or which are shown. */
  get ofUse(): BranchInfo[] {
    const known = new Set([...this.undos, ...this.redos].map(({ branch }) => branch));
    return [...this.known.values()].filter(({ id }) => known.has(id) || !this.hidden.has(id));
  }

  /** The ways among some branches, as far as they lead nowhere else. */
  waysAmong(branches: readonly number[]): Pick<KeptWays, 'hidden' | 'undos' | 'redos'> {
    const among = (places: readonly Place[]) => {
      const from = places.findLastIndex(({ branch }) => !branches.includes(branch)) + 1;
      return places.slice(from).map(({ branch, at }) => [branches.indexOf(branch) + 1, Math.floor(at)] as const);
    };
    const hidden = branches.flatMap((branch, i) => (this.hidden.has(branch) ? [i + 1] : []));
    return { hidden, undos: among(this.undos), redos: among(this.redos) };
  }

  /** Takes up the ways that were kept with the text that is open; not if they lead out of it. */
  resume({ hidden, undos, redos }: KeptWays): void {
    const told = [...this.told];
    const places = (kept: KeptWays['undos']) =>
      kept.flatMap(([future, at]) => {
        const branch = told[future - 1];
        return branch === undefined ? [] : [{ branch, at, position: 0 }];
      });
    const [back, on] = [places(undos), places(redos)];
    if (back.length !== undos.length || on.length !== redos.length) return;
    for (const future of hidden) if (future <= told.length) this.hide(told[future - 1] as number);
    this.undos = back;
    this.redos = on;
  }

  get ways(): { readonly canUndo: boolean; readonly canRedo: boolean } {
    return { canUndo: this.undos.length > 0, canRedo: this.redos.length > 0 };
  }
}
