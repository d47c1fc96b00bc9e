// A browser of another make, as small as the tour needs it: how each is driven stands in a file of its own.

/** A tab of its window. Tabs are driven one at a time: the one that was opened last. */
export interface Tab {
  goto(address: string): Promise<void>;
  /** The value of an expression, or what its promise comes to; as plain as JSON. */
  run(expression: string): Promise<unknown>;
  /** Presses the mouse there, in CSS pixels of the window. */
  press(x: number, y: number): Promise<void>;
  /** `k`, `Escape`, `Shift+S` */
  key(chord: string): Promise<void>;
  /** What is to be seen of the page, as a PNG. */
  picture(): Promise<Buffer>;
  /** Leaves the tab that was opened before it as the one that is driven. */
  close(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  readonly version: string;
  /** Where it saves what a page hands it. */
  readonly downloads: string;
  open(): Promise<Tab>;
  /** All errors and warnings so far on the consoles of its tabs. */
  complaints(): readonly string[];
  end(): Promise<void>;
}

export const WINDOW = { width: 1280, height: 800 } as const;

/** @returns where the program is. Throws a sentence where there is none. */
export function need(what: string, found: string | undefined, named: string, packages: string): string {
  if (found !== undefined) return found;
  throw new Error(
    `The tour needs ${what} and found none. On Debian: apt-get install -y ${packages}. ` +
      `Elsewhere set ${named} to one that you have.`,
  );
}
