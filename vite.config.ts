import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, sep } from 'node:path';
import react from '@vitejs/plugin-react';
import { minifySync, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { licences } from './licences.ts';
import packed from './package.json' with { type: 'json' };
import { FIRST_PROTOCOL } from './src/app/open/first-protocol.ts';

// Nothing may load or run that the site did not bring along; pictures may be made in the page (export, QR code).
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The policy goes into the build only: the development server needs inline scripts and a socket. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      // Before whatever else is in the page.
      order: 'post',
      handler: () => [
        { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
      ],
    },
  };
}

// Pages come from the network while there is one, so a new release shows at once; their parts carry a hash in the name
// and come from the store. There is no skipWaiting: a page that is open keeps the parts it was built with.
// By hand: the libraries for it (Workbox) bring hundreds of packages for these thirty lines.
// `ignoreVary`, because many servers answer 'Vary: Origin' and the page would be blank offline.
const serviceWorker = (version: string, files: string[]) => `const site = 'quorum-lab ' + self.registration.scope + ' ';
const store = site + ${JSON.stringify(version)};
const files = ${JSON.stringify(files)};
const match = { cacheName: store, ignoreVary: true };
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(store).then((it) => it.addAll(files.map((file) => new Request(file, { cache: 'reload' })))));
});
self.addEventListener('activate', (event) => {
  const stale = (name) => name.startsWith(site) && name !== store;
  const sweep = caches.keys().then((names) => Promise.all(names.filter(stale).map((name) => caches.delete(name))));
  event.waitUntil(sweep.then(() => self.clients.claim()));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  // What stands beside the page's folder is none of its files: a browser asks there for an icon by itself.
  if (request.method !== 'GET' || !request.url.startsWith(new URL('./', self.location).href)) return;
  event.respondWith(
    request.mode === 'navigate'
      ? fetch(request).catch(async () => (await caches.match(request, match)) ?? (await caches.match('./', match)) ?? Response.error())
      : caches.match(request, match).then((found) => found ?? fetch(request)),
  );
});
`;

const smaller = (name: string, text: string): string =>
  name.endsWith('.js') ? minifySync(name, text).code : text.replace(/\/\*[\s\S]*?\*\/|\n\s*/g, '');

/** What speaks before the page runs: a sheet and a classic script, which a browser takes from file:// and from any frame. */
function unstarted(): Plugin {
  const folder = 'src/unstarted/';
  let built = false;
  return {
    name: 'unstarted',
    configResolved({ command }) {
      built = command === 'build';
    },
    buildStart() {
      if (!built) return;
      for (const name of readdirSync(folder))
        this.emitFile({ type: 'asset', name, source: smaller(name, readFileSync(folder + name, 'utf8')) });
    },
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const emitted = Object.values(bundle);
        const address = (name: string) =>
          built
            ? `./${emitted.find((each) => each.type === 'asset' && each.names.includes(name))?.fileName}`
            : folder + name;
        const host = emitted.find(({ fileName }) => /^assets\/host-[^/]+\.js$/.test(fileName));
        const laboratory = built ? `./${host?.fileName}` : 'src/worker/host.ts?worker_file&type=module';
        return [
          {
            tag: 'script',
            attrs: { src: address('unstarted.js'), 'data-laboratory': laboratory, 'data-first': FIRST_PROTOCOL },
            injectTo: 'head-prepend',
          },
          { tag: 'link', attrs: { rel: 'stylesheet', href: address('unstarted.css') }, injectTo: 'head-prepend' },
        ];
      },
    },
  };
}

/** Writes dist/sw.js, which stores every file of the build when it is installed. */
function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    writeBundle({ dir }) {
      if (!dir) return;
      const names = readdirSync(dir, { recursive: true, withFileTypes: true })
        // The list of the build's own parts is for the bench, not for the page.
        .filter((entry) => entry.isFile() && entry.name !== 'sw.js' && !entry.parentPath.endsWith('.vite'))
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(dir.length + 1)
            .split(sep)
            .join('/'),
        )
        .sort();
      const hash = createHash('sha256');
      for (const name of names) hash.update(name).update(readFileSync(join(dir, name)));
      // Some servers redirect /index.html to the folder, and a stored redirect cannot answer a navigation.
      const files = names.map((name) => (name === 'index.html' ? './' : `./${name}`));
      writeFileSync(join(dir, 'sw.js'), serviceWorker(hash.digest('hex').slice(0, 12), files));
    },
  };
}

const notices = licences();

/** The oldest browsers that it is built for, as package.json declares them: `chrome114`. */
const oldest = packed.browserslist.map((each) => each.replace(' >= ', ''));

/** Words are told apart by folder and language in the sources: so are their files, which the page names when one is missing. */
function namesOfWords(file: string | null): string | null {
  const [, protocol, language, kind, ending] =
    /(?:\/protocols\/(\w+))?\/words(?:\/(en|zh))?\/(\w+)(?:\.(en|zh))?\.ts$/.exec(file ?? '') ?? [];
  const spoken = language ?? ending;
  return kind === undefined || spoken === undefined ? null : [protocol, kind, spoken].filter(Boolean).join('.');
}

/** What plays a protocol is one file of the worker; words, books and the like come by themselves. */
function machineOf(file: string): string | null {
  const [, protocol, name = ''] = /\/src\/protocols\/(\w+)\/(\w+)\.ts$/.exec(file) ?? [];
  return protocol === undefined || ['book', 'bridge', 'model', 'waiting'].includes(name) ? null : protocol;
}

const chunkFileNames = ({ facadeModuleId }: { readonly facadeModuleId: string | null }): string =>
  `assets/${namesOfWords(facadeModuleId) ?? '[name]'}-[hash].js`;

// A build does not look at them.
const tests = (process.env.VITEST === undefined ? [] : readdirSync('test', { recursive: true, encoding: 'utf8' }))
  .map((name) => `test/${name.split(sep).join('/')}`)
  .filter((name) => /\.test\.tsx?$/.test(name))
  .sort();

/** Tests that put something else in place of what all share: a module, a clock, a global. */
const alone = tests.filter((file) =>
  /\bvi\.(mock|hoisted|resetModules|stubGlobal|useFakeTimers)\b/.test(readFileSync(file, 'utf8')),
);

export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [react(), unstarted(), contentSecurityPolicy(), notices.page, offline()],
  worker: {
    format: 'es',
    plugins: () => [notices.worker],
    // What the worker begins with is one file, which later parts import; the entry is another, which nothing imports: WebKit
    // evaluates the entry of a worker again when a part imports it, and two laboratories would answer each question.
    rolldownOptions: {
      output: {
        // As in the page, where it is the default.
        comments: false,
        chunkFileNames,
        codeSplitting: {
          groups: [
            {
              name: 'laboratory',
              tags: ['$initial'],
              test: (module) => !/\/worker\/(host|checking\/checker)\.ts$/.test(module),
            },
            { name: machineOf, debugName: 'machines', includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
  build: {
    target: oldest,
    // A font turned into a data: address would be refused by the policy above.
    assetsInlineLimit: 0,
    // Which file needs which, for `npm run bench -- size`.
    manifest: true,
    // A browser that does not know the hint fetches the parts all the same, one after the other.
    modulePreload: { polyfill: false },
    // What the page begins with is one file: forty small ones are packed worse, and each is asked for by itself.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'] },
            // What the words and the descriptors of the first run share with others.
            { name: 'shared', test: /\/(?:speech\/lists|protocols\/(?:keyvalue|majority))\.ts$/ },
          ],
        },
        chunkFileNames,
      },
    },
  },
  test: {
    setupFiles: ['test/protocols.ts'],
    // A busy machine may take its time.
    testTimeout: 120_000,
    // One fewer than there are cores, as is usual, would leave half of a small machine idle.
    maxWorkers: availableParallelism(),
    // The sources are loaded once for all tests, but for those that change something that all share.
    projects: [
      {
        extends: true,
        mode,
        test: { name: 'alone', include: alone },
      },
      {
        extends: true,
        mode,
        test: {
          name: 'together',
          include: tests.filter((file) => !alone.includes(file)),
          isolate: false,
          setupFiles: ['test/newer.ts'],
        },
      },
    ],
  },
}));
