// WebKit as GTK has it, by plain WebDriver: a few requests, for which no library is smaller than they are.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, need, type Tab, WINDOW } from './engine.ts';

const PACKAGES = 'webkit2gtk-driver xvfb';
const KEYS: { readonly [name: string]: string } = { Escape: '\uE00C', Shift: '\uE008', Home: '\uE011', End: '\uE010' };

/** A picture waits for the next frame, and a page at rest draws none: a dot blinks. */
const BLINK = `(() => {
  const dot = document.createElement('i');
  dot.id = 'blink';
  dot.style.cssText = 'position:fixed;left:0;bottom:0;width:1px;height:1px;pointer-events:none';
  document.body.append(dot);
  const blink = () => {
    dot.style.background = dot.style.background === 'gray' ? 'silver' : 'gray';
    if (dot.isConnected) requestAnimationFrame(blink);
  };
  blink();
})()`;

/** WEBKIT_DRIVER_PATH and MINIBROWSER_PATH if set, else the system's. */
function programs() {
  const folders = ['x86_64', 'aarch64'].flatMap((machine) =>
    ['4.1', '4.0'].map((version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
  );
  const at = (named: string, paths: readonly string[]) =>
    need(
      'a WebKit',
      (process.env[named] ? [process.env[named]] : paths).find((path) => existsSync(path)),
      named,
      PACKAGES,
    );
  return {
    driver: at('WEBKIT_DRIVER_PATH', ['/usr/bin/WebKitWebDriver']),
    browser: at('MINIBROWSER_PATH', folders),
    screen: at('XVFB_PATH', ['/usr/bin/Xvfb']),
  };
}

/** A port that is free now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** A screen that nobody sees; it says which number it took. */
function startScreen(path: string): Promise<{ screen: ChildProcess; display: string }> {
  const screen = spawn(path, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    screen.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it had a screen.`)));
    screen.stdio[3]?.once('data', (number) => resolve({ screen, display: `:${String(number).trim()}` }));
  });
}

export async function launchWebKit(): Promise<Engine> {
  const paths = programs();
  const folder = mkdtempSync(join(tmpdir(), 'quorum-lab-webkit-'));
  const [downloads, said, wrapper] = ['downloads', 'console', 'browser'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(downloads);
  writeFileSync(said, '');
  // WebDriver has no word for the console: the browser writes it to where its output goes, which the driver throws away.
  const options = '--enable-write-console-messages-to-stdout=true';
  writeFileSync(wrapper, `#!/bin/sh\nexec '${paths.browser}' ${options} "$@" >>'${said}' 2>&1\n`, { mode: 0o755 });
  writeFileSync(join(folder, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);

  const { screen, display } = await startScreen(paths.screen);
  const port = await freePort();
  const driver = spawn(paths.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      XDG_CONFIG_HOME: folder,
      LANG: 'C.UTF-8',
      LANGUAGE: 'en_US',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });

  const stop = () => {
    driver.kill();
    screen.kill();
  };
  process.once('exit', stop);

  async function ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = (await answer.json()) as { value: { error?: string; message?: string } | null };
    if (value?.error !== undefined) throw new Error(`WebKit: ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  const isThere = () =>
    ask('GET', '/status').then(
      () => true,
      () => false,
    );
  while (!(await isThere())) {
    if (driver.exitCode !== null) throw new Error(`${paths.driver} ended with ${driver.exitCode} before it answered.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { sessionId, capabilities } = (await ask('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: wrapper, args: ['--automation'] } },
    },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const session = `/session/${sessionId}`;
  const run = async (expression: string): Promise<unknown> => {
    const script = `const done = arguments[0];
      const say = (told) => done(JSON.stringify(told));
      (async () => { return (${expression}); })().then((is) => say({ is }), (error) => say({ error: String(error) }));`;
    const told = (await ask('POST', `${session}/execute/async`, { script, args: [] })) as string;
    const { is, error } = JSON.parse(told) as { is?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return is;
  };
  const act = (type: string, actions: readonly object[]) =>
    ask('POST', `${session}/actions`, {
      actions: [{ type, id: type, ...(type === 'pointer' && { parameters: { pointerType: 'mouse' } }), actions }],
    });
  /** With which the browser begins: it stays beneath. */
  const first = (await ask('GET', `${session}/window`)) as string;
  let current = first;
  /** What is asked is asked of one window. */
  async function turnTo(handle: string): Promise<void> {
    if (current !== handle) await ask('POST', `${session}/window`, { handle });
    current = handle;
  }

  /** As large as is wanted inside, without its bars. A window takes its size when it comes to it. */
  async function size(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      const inside = (await run('({ width: innerWidth, height: innerHeight })')) as typeof WINDOW;
      if (inside.width === WINDOW.width && inside.height === WINDOW.height) return;
      if (tries % 20 === 0) {
        const { width, height } = (await ask('GET', `${session}/window/rect`)) as typeof WINDOW;
        await ask('POST', `${session}/window/rect`, {
          width: width + WINDOW.width - inside.width,
          height: height + WINDOW.height - inside.height,
        });
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`A window of WebKit did not come to be ${WINDOW.width} by ${WINDOW.height}.`);
  }

  return {
    name: 'webkit',
    version: capabilities.browserVersion,
    downloads,
    complaints: () =>
      readFileSync(said, 'utf8')
        .split('\n')
        .filter((line) => /^CONSOLE .*(ERROR|WARN)/.test(line)),
    async end() {
      await ask('DELETE', session).catch(() => {});
      stop();
    },
    async open(): Promise<Tab> {
      await turnTo(first);
      // A second tab of a window is not shown, and draws nothing.
      const { handle } = (await ask('POST', `${session}/window/new`, { type: 'window' })) as { handle: string };
      await turnTo(handle);
      await size();
      const here = async <T>(it: () => Promise<T>): Promise<T> => {
        await turnTo(handle);
        return it();
      };
      return {
        goto: (url) => here(async () => void (await ask('POST', `${session}/url`, { url }))),
        run: (expression) => here(() => run(expression)),
        press: (x, y) =>
          here(async () => {
            await act('pointer', [
              { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
              { type: 'pointerDown', button: 0 },
              { type: 'pointerUp', button: 0 },
            ]);
          }),
        key: (chord) =>
          here(async () => {
            const keys = chord.split('+').map((key) => KEYS[key] ?? key);
            await act('key', [
              ...keys.map((value) => ({ type: 'keyDown', value })),
              ...keys.reverse().map((value) => ({ type: 'keyUp', value })),
            ]);
          }),
        picture: () =>
          here(async () => {
            await run(BLINK);
            const png = Buffer.from((await ask('GET', `${session}/screenshot`)) as string, 'base64');
            await run(`document.getElementById('blink').remove()`);
            return png;
          }),
        close: () => here(async () => void (await ask('DELETE', `${session}/window`))),
      };
    },
  };
}
