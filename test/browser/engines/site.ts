// Serves the build from a folder, as a page host does, and can go down.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const DIST = 'dist';
const FOLDER = '/some/folder/';

const TYPES: { readonly [ending: string]: string } = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

export interface Site {
  readonly address: string;
  /** Nothing is answered any more. */
  down: boolean;
  end(): void;
}

/** On a port of its own: what a browser keeps for one site is not another's. */
export async function serve(): Promise<Site> {
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? '/', 'http://site');
    if (site.down) asked.socket.destroy();
    else {
      try {
        if (!pathname.startsWith(FOLDER)) throw new Error('outside');
        const file = normalize(`/${decodeURIComponent(pathname.slice(FOLDER.length)) || 'index.html'}`);
        const body = readFileSync(join(DIST, file));
        answer.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
        answer.end(body);
      } catch {
        answer.writeHead(404, { 'content-type': 'text/plain' });
        answer.end('Not here.');
      }
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  const site: Site = {
    address: `http://127.0.0.1:${port}${FOLDER}`,
    down: false,
    end() {
      server.close();
      server.closeAllConnections();
    },
  };
  return site;
}
