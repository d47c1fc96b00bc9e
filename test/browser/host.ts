// A host of the build, from a folder, as on a page host: an address that begins with '/' fails there. It can refuse, hold
// back, break or replace any file: what happens to a page on the way to a reader.

import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { expect, forget, listen, test as quiet } from './lab.ts';

const FOLDER = '/some/folder/';
const BUILD = 'dist';

const TYPES: { readonly [ending: string]: string } = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

type Fate =
  /** No answer, as where there is no network. */
  | { readonly kind: 'cut' }
  /** Not found; or, as some hosts do, the page in place of what is not there. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'page' }
  /** Answered when it is let go. */
  | { readonly kind: 'held' }
  | { readonly kind: 'text'; readonly text: (before: string) => string };

export class Host {
  private readonly server: Server;
  private readonly fates: (readonly [file: RegExp, fate: Fate])[] = [];
  private held: (() => void)[] = [];
  private readonly keeps: boolean;
  private newer = false;
  /** What was asked for, in order. */
  readonly asked: string[] = [];
  /** Pages of others, by name. */
  readonly pages = new Map<string, string>();

  private constructor(keeps: boolean) {
    this.keeps = keeps;
    this.server = createServer(({ url = '/' }, response) => {
      this.answer(decodeURIComponent(new URL(url, 'http://host').pathname), response);
    });
  }

  /**
   * @param port any that is free, unless it is told.
   * @param keeps whether a browser keeps the parts that it had: a later page does not ask for them.
   */
  static async start({ port = 0, keeps = false } = {}): Promise<Host> {
    const host = new Host(keeps);
    await once(host.server.listen(port, '127.0.0.1'), 'listening');
    return host;
  }

  async stop(): Promise<void> {
    this.letGo();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The page's address. */
  get page(): string {
    return this.origin + FOLDER;
  }

  cut(file: RegExp): void {
    this.fates.unshift([file, { kind: 'cut' }]);
  }

  refuse(file: RegExp): void {
    this.fates.unshift([file, { kind: 'refused' }]);
  }

  /** Answers with the page itself. */
  confuse(file: RegExp): void {
    this.fates.unshift([file, { kind: 'page' }]);
  }

  hold(file: RegExp): void {
    this.fates.unshift([file, { kind: 'held' }]);
  }

  change(file: RegExp, text: (before: string) => string): void {
    this.fates.unshift([file, { kind: 'text', text }]);
  }

  /** A newer version stands there from now on: every part has another name, and those of before are gone. */
  deploy(): void {
    this.newer = true;
  }

  /** All is as it should be again; what was held back is answered. */
  letGo(): void {
    this.fates.length = 0;
    for (const answer of this.held.splice(0)) answer();
  }

  private answer(path: string, response: ServerResponse): void {
    const name = path.slice(FOLDER.length) || 'index.html';
    this.asked.push(name);
    const other = this.pages.get(path);
    if (other !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(other);
      return;
    }
    const fate = path.startsWith(FOLDER)
      ? this.fates.find(([file]) => file.test(name))?.[1]
      : ({ kind: 'refused' } as const);
    if (fate?.kind === 'held') this.held.push(() => this.give(name, response));
    else if (fate?.kind === 'cut') response.destroy();
    else if (fate?.kind === 'refused') refuse(response);
    else
      this.give(fate?.kind === 'page' ? 'index.html' : name, response, fate?.kind === 'text' ? fate.text : undefined);
  }

  private give(asked: string, response: ServerResponse, change?: (before: string) => string): void {
    const isPart = asked.startsWith('assets/');
    if (this.newer && isPart && !asked.includes(NEWER)) {
      refuse(response);
      return;
    }
    const name = asked.replace(NEWER, '');
    const file = join(BUILD, normalize(`/${name}`));
    if (!(statSync(file, { throwIfNoEntry: false })?.isFile() ?? false)) {
      refuse(response);
      return;
    }
    const bytes = readFileSync(file);
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': this.keeps && isPart ? 'max-age=3600, immutable' : 'no-cache',
      // As the usual hosts of static pages do: a frame without an origin of its own may have the scripts.
      'access-control-allow-origin': '*',
    });
    const text = this.newer && /\.(js|css|html)$/.test(name) ? renamed(bytes.toString()) : bytes;
    response.end(change === undefined ? text : change(text.toString()));
  }
}

const NEWER = '-newer';

/** A text of the build that names its parts as the newer version does. */
function renamed(text: string): string {
  const parts = readdirSync(join(BUILD, 'assets'));
  return text
    .replace(/[\w.-]+\.(?:js|css|woff2)\b/g, (name) =>
      parts.includes(name) ? name.replace(/\.(\w+)$/, `${NEWER}.$1`) : name,
    )
    .replace(/(const store = site \+ ")/, `$1${NEWER}`);
}

function refuse(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
}

/** Tests with a host of their own, whose page may complain. */
export const test = quiet.extend<{ host: Host }>({
  // What fails here on purpose stands on the console.
  quiet: async ({ page }, use) => {
    await use(listen(page));
  },
  // What a host refuses, the page may not have at hand: each has an origin of its own, of which nothing is kept.
  host: async ({ page }, use) => {
    const host = await Host.start();
    await forget(page, host.origin);
    await use(host);
    await host.stop();
  },
});

export { expect };
