// What people keep of a run's tree of futures: what they call them, their notes on moments, and which they threw away. It
// travels with the tree's text, and with a future's own as far as it concerns it.

import type { StoreApi } from 'zustand/vanilla';
import { LIMITS } from '../../scenarios/limits.ts';
import type { Title } from '../../scenarios/scenario.ts';
import type { Language } from '../../speech/languages.ts';
import type { Client } from '../../worker/client.ts';
import type { BranchInfo, KeptMark, Reply, ToldFuture } from '../../worker/wire.ts';
import { standsAt } from '../beats.ts';
import type { SessionState } from '../lab.ts';
import type { Queue } from '../queue.ts';
import { NotPlayedTo } from '../trouble.ts';
import type { Bookmark, Futures, Place } from './branches.ts';
import type { KeptWays } from './ways.ts';

/** The text of a tree. */
export interface TreeText {
  readonly text: string;
  /** The future on show, as the text counts them. */
  readonly future: number;
  /** Futures that are left out, the oldest: there are more than a text may hold. */
  readonly left: number;
}

/** What can be done to the tree. */
export interface Keeping {
  /** An empty name is none. */
  rename(branch: number, name: string): void;
  /** Throws a future away; whatever left it stays. `undo` brings it back as long as nothing else was done. */
  discard(branch: number): void;
  /** Puts a note at the playhead; false when there are as many as there may be. */
  note(text: string): boolean;
  /** Changes a note; an empty one is thrown away. */
  renote(id: number, text: string): void;
  /** Calls the run so, in a language; without words it has no title in it. */
  retitle(language: Language, title: string): void;
  /**
   * Says it at the playhead, in a language and in place of what is said there; without words nothing is. False when there
   * are as many captions as there may be.
   */
  caption(language: Language, text: string): boolean;
  /** Goes to the moment of a note, in the future on show if it has that moment too. */
  visit(id: number): void;
  /** The branch that shows a note: its own, or one that shares that past; null for none. */
  shownOn(mark: Bookmark): number | null;
  /** The text of all futures that are shown. */
  treeText(): Promise<TreeText>;
  /** The ways back and on again, with a text of all futures to which they lead; null when there are none. */
  keptWays(): Promise<KeptWays | null>;
  /** Takes up the ways that were kept with the text that is open. */
  resume(ways: KeptWays): void;
}

/** What the tree is part of. */
export interface Ground {
  readonly futures: Futures;
  readonly here: () => Place;
  readonly inTurn: Queue;
  /** Within a turn: shows another future, at a time. */
  readonly take: (branch: number, at: number) => Promise<void>;
  readonly show: (place: Place & { readonly mark: Bookmark }) => void;
}

type Opened = Extract<Reply<'open'>, { futures: unknown }>['futures'];
type Thrown =
  | { readonly branch: number; readonly present: boolean }
  | { readonly mark: Bookmark }
  | { readonly before: Partial<Pick<SessionState, 'title' | 'captions'>> };

/** A text with other words in a language, or with none in it. */
function worded(text: Title, language: Language, words: string): Title {
  const { [language]: _, ...others } = text;
  return words === '' ? others : { ...others, [language]: words };
}

export class FutureTree {
  private readonly client: Client;
  private readonly session: StoreApi<SessionState>;
  private readonly ground: Ground;
  private nextMark = 1;
  /** By branch: how many notes of its script were taken in, since they have no time and come when it has come to them. */
  private taken = new Map<number, number>();
  /** What was thrown away or written otherwise since something else was done, the last at the end. */
  private thrown: Thrown[] = [];
  /** Whether it differs from what the text told. */
  changed = false;

  constructor(client: Client, session: StoreApi<SessionState>, ground: Ground) {
    this.client = client;
    this.session = session;
    this.ground = ground;
  }

  /** Another text is open. */
  open(futures: Opened): void {
    this.taken = new Map();
    this.thrown = [];
    this.changed = false;
    const names: Record<number, string> = {};
    for (const { branch, name } of futures) if (name !== null) names[branch.id] = name;
    const marks = futures.flatMap(({ branch, marks: of }) => of.map((mark) => this.bookmark(branch.id, mark)));
    this.session.setState({ names, marks });
  }

  private bookmark(branch: number, mark: KeptMark): Bookmark {
    return { ...mark, branch, id: this.nextMark++ };
  }

  /** Notes of a branch's script that it has come to. */
  come(branch: number, marks: readonly KeptMark[]): void {
    const known = this.taken.get(branch) ?? 0;
    if (marks.length <= known) return;
    this.taken.set(branch, marks.length);
    const more = marks.slice(known).map((mark) => this.bookmark(branch, mark));
    this.session.setState((state) => ({ marks: [...state.marks, ...more] }));
  }

  /** Tells the chrome which futures are shown, and where they leave each other. */
  refresh(): void {
    const { shown, forks } = this.ground.futures;
    this.session.setState({ branches: shown, forks });
  }

  private change(): void {
    this.changed = true;
    this.session.setState({ edited: true });
  }

  /** Something else was done: what was thrown away before it stays so. */
  settle(): void {
    this.thrown = [];
  }

  rename = (branch: number, name: string): void => {
    const { [branch]: old, ...others } = this.session.getState().names;
    const called = name.trim().slice(0, LIMITS.name);
    if (called === (old ?? '')) return;
    this.session.setState({ names: called === '' ? others : { ...others, [branch]: called } });
    this.change();
  };

  discard = (branch: number): void => {
    const { futures, here, take, inTurn } = this.ground;
    void inTurn(async () => {
      if (branch === futures.root || futures.info(branch) === undefined) return;
      const place = here();
      const present = branch === place.branch;
      const origin = futures.origin(branch) ?? futures.root;
      futures.hide(branch);
      this.throw({ branch, present });
      if (present) await take(origin, place.at);
      else this.refresh();
    });
  };

  private throw(thrown: Thrown): void {
    this.thrown.push(thrown);
    this.session.setState(this.ways);
    this.change();
  }

  /** Whether there is a way back, and on again. */
  get ways(): Futures['ways'] {
    const { ways } = this.ground.futures;
    return this.thrown.length > 0 ? { ...ways, canUndo: true } : ways;
  }

  /** Within a turn: brings back what was thrown away last; false when there is nothing to bring back. */
  async takeBack(): Promise<boolean> {
    const thrown = this.thrown.pop();
    if (thrown === undefined) return false;
    const { futures, here, take } = this.ground;
    if ('before' in thrown) this.session.setState(thrown.before);
    else if ('mark' in thrown) this.session.setState((state) => ({ marks: [...state.marks, thrown.mark] }));
    else {
      futures.reveal(thrown.branch);
      if (thrown.present) await take(thrown.branch, here().at);
      else this.refresh();
    }
    this.session.setState(this.ways);
    return true;
  }

  note = (text: string): boolean => {
    const words = text.trim().slice(0, LIMITS.note);
    const { marks } = this.session.getState();
    if (marks.length >= LIMITS.marks) return false;
    if (words === '') return true;
    const { branch, at, position } = this.ground.here();
    const mark = this.bookmark(branch, { at: Math.floor(at), position, text: words });
    this.session.setState({ marks: [...marks, mark] });
    this.change();
    return true;
  };

  renote = (id: number, text: string): void => {
    const words = text.trim().slice(0, LIMITS.note);
    const { marks } = this.session.getState();
    const mark = marks.find((each) => each.id === id);
    if (mark === undefined || mark.text === words) return;
    if (words === '') {
      this.session.setState({ marks: marks.filter((each) => each !== mark) });
      this.throw({ mark });
      return;
    }
    const changed = marks.map((each) => (each === mark ? { ...mark, text: words } : each));
    this.session.setState({ marks: changed });
    this.change();
  };

  retitle = (language: Language, text: string): void => {
    const { title } = this.session.getState();
    const words = text.trim().slice(0, LIMITS.words);
    if (words === (title[language] ?? '')) return;
    this.session.setState({ title: worded(title, language, words) });
    this.throw({ before: { title } });
  };

  caption = (language: Language, text: string): boolean => {
    const { beats, captions } = this.session.getState();
    const { futures, here } = this.ground;
    const { branch, at, position } = here();
    const stands = beats.find((beat) => beat.text !== null && standsAt(beat, { at, position }));
    const place = { at: stands?.at ?? Math.floor(at), position };
    const owner = futures.ownerOf({ branch, ...place });
    const others = captions.filter(
      (each) => each.branch !== owner || each.at !== place.at || each.position !== place.position,
    );
    if (others.length >= LIMITS.marks) return false;
    const before = stands?.text ?? {};
    const words = text.trim().slice(0, LIMITS.words);
    if (words === (before[language] ?? '')) return true;
    this.session.setState({
      captions: [...others, { ...place, branch: owner, text: worded(before, language, words) }],
    });
    this.throw({ before: { captions } });
    return true;
  };

  visit = (id: number): void => {
    const mark = this.session.getState().marks.find((each) => each.id === id);
    if (mark === undefined) return;
    const { futures, here, show } = this.ground;
    const now = here().branch;
    const branch = futures.holds(now, mark) ? now : (futures.shows(mark) ?? mark.branch);
    show({ branch, at: mark.at, position: 0, mark });
  };

  get keeping(): Keeping {
    const { rename, discard, note, renote, retitle, caption, visit, shownOn, treeText, keptWays, resume } = this;
    return { rename, discard, note, renote, retitle, caption, visit, shownOn, treeText, keptWays, resume };
  }

  shownOn = (mark: Bookmark): number | null => this.ground.futures.shows(mark);

  /** The notes that a branch's own text carries: on it, and in the past that it shares. */
  marksOf(branch: number): readonly Bookmark[] {
    const tree = this.ground.futures;
    return this.session.getState().marks.filter((mark) => tree.holds(branch, mark));
  }

  async textOf(branch: number, position: number): Promise<string> {
    await this.begin(branch);
    const { title, captions } = this.session.getState();
    const own = captions.filter((caption) => this.ground.futures.holds(branch, caption));
    const ask = { branch, position, title, marks: this.marksOf(branch), captions: own };
    return (await this.client.ask('write', ask)).text;
  }

  /** Plays what a future shares with others, if nobody has looked into it. */
  private async begin(branch: number): Promise<void> {
    const tree = this.ground.futures;
    if (branch === tree.root || (tree.info(branch)?.length ?? 0) > 0) return;
    for (;;) {
      const { branch: played } = await this.client.ask('seek', { branch, at: 0 });
      if (played.id === branch) return;
      if (played.stopped !== null) throw new NotPlayedTo(`future ${branch}`);
    }
  }

  private async textWith(told: readonly BranchInfo[]): Promise<TreeText & { readonly kept: readonly number[] }> {
    const { branch, names, marks, title, captions } = this.session.getState();
    const tree = this.ground.futures;
    const { root } = tree;
    if (told.length < 2) {
      const text = await this.textOf(branch, Number.MAX_SAFE_INTEGER);
      return { text, future: 1, left: 0, kept: [branch] };
    }
    const others = told.map(({ id }) => id).filter((id) => id !== root);
    // The newest, and the one on show, whenever it was made.
    const newest = new Set(others.slice(1 - LIMITS.futures));
    if (branch !== root && !newest.has(branch)) {
      newest.delete([...newest][0] as number);
      newest.add(branch);
    }
    const kept = [root, ...others.filter((id) => newest.has(id))];
    const rows = new Map<number, ToldFuture & { marks: KeptMark[] }>();
    // What is said in a past that it shares with one that is left out is told in each.
    const saidIn = (id: number) => {
      const from = tree.origin(id, (other) => kept.includes(other));
      return captions.filter((each) => tree.holds(id, each) && (from === null || !tree.holds(from, each)));
    };
    for (const id of kept) rows.set(id, { branch: id, name: names[id] ?? null, marks: [], captions: saidIn(id) });
    for (const mark of marks) rows.get(tree.shows(mark) ?? -1)?.marks.push(mark);
    const { text } = await this.client.ask('writeTree', { title, futures: [...rows.values()] });
    return { text, future: kept.indexOf(branch) + 1, left: others.length + 1 - kept.length, kept };
  }

  treeText = async (): Promise<TreeText> => {
    const { kept, ...text } = await this.textWith(this.ground.futures.shown);
    return text;
  };

  keptWays = async (): Promise<KeptWays | null> => {
    const { futures } = this.ground;
    if (!futures.ways.canUndo && !futures.ways.canRedo) return null;
    const { text, future, kept } = await this.textWith(futures.ofUse);
    return { text, future, ...futures.waysAmong(kept) };
  };

  resume = (ways: KeptWays): void => {
    this.ground.futures.resume(ways);
    this.refresh();
    this.session.setState(this.ways);
  };
}
