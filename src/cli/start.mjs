// `node src/cli/start.mjs NAME …` runs src/cli/NAME.ts on any supported Node. Vite bundles it first, so that a command is
// made of the same code as the page: `import.meta.glob`, '?raw', and modules joined into one, which matters to the bench.

import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [name, ...words] = process.argv.slice(2);
const source = join(root, 'src/cli', `${name}.ts`);

// Inside node_modules, where imports of packages resolve; one folder a run, so that two runs never meet.
const outDir = mkdtempSync(join(root, 'node_modules', '.quorum-lab-'));
process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => process.exit(code));
}

await build({
  root,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: source,
    outDir,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { entryFileNames: 'command.mjs', chunkFileNames: '[name].mjs' } },
  },
});

// The command sees the arguments as if it had been started itself, and file names as the person who typed them.
process.argv = [process.argv[0], source, ...words];
if (process.env.npm_lifecycle_event === name && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
await import(pathToFileURL(join(outDir, 'command.mjs')).href);
