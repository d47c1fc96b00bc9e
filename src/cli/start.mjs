// `node src/cli/start.mjs NAME …` runs src/cli/NAME.ts on any supported Node, bundled first.

import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bundled, folderFor, sourceOf } from './bundle.mjs';

const [name, ...words] = process.argv.slice(2);

const folder = folderFor();
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => process.exit(code));
}

const command = await bundled(name, folder);

// The command sees the arguments as if it had been started itself, and file names as the person who typed them.
process.argv = [process.argv[0], sourceOf(name), ...words];
if (process.env.npm_lifecycle_event === name && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
await import(pathToFileURL(command).href);
