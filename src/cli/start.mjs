// `node src/cli/start.mjs NAME …` runs src/cli/NAME.ts on any supported Node, bundled first.
//
// In a process of its own: a command that computes hears no signal, and nothing of its own runs when its memory is full. So
// what was bundled for it is thrown away from here, however it ends.

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import { bundled, folderFor, root } from './bundle.mjs';

const [name, ...words] = process.argv.slice(2);

let command = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (command === null) process.exit(codeOf(signal));
    command.kill(signal);
  });
}

/** As a shell tells that a signal ended a command. */
function codeOf(signal) {
  return 128 + constants.signals[signal];
}

// npm passes a signal on to a shell, which dies of it without a word to what it runs.
const byNpm = process.env.npm_lifecycle_event === name;
if (byNpm) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid === parent) return;
    command?.kill('SIGTERM');
    process.exit(codeOf('SIGTERM'));
  }, 100);
}

// From the moment at which it is there, a signal is heard.
const folder = folderFor();
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const file = await bundled(name, folder);

// The command sees file names as the person who typed them.
const cwd = byNpm && process.env.INIT_CWD ? process.env.INIT_CWD : process.cwd();
const env = { ...process.env, QUORUM_LAB: root };
command = spawn(process.execPath, [...process.execArgv, file, ...words], { stdio: 'inherit', cwd, env });
command.on('close', (code, signal) => process.exit(code ?? codeOf(signal)));
