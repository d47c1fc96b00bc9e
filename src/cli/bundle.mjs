// A command made into files that any supported Node runs. Vite bundles it, so that it is made of the same code as the page:
// `import.meta.glob`, '?raw', and modules joined into one, which matters to the bench.

import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Of the source: node_modules may be a link to elsewhere, so a command cannot tell it from where it runs. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Inside node_modules, where imports of packages resolve; one folder a run, so that two runs never meet. */
export function folderFor() {
  return mkdtempSync(join(root, 'node_modules', '.quorum-lab-'));
}

/** Gives the file to run. */
export async function bundled(name, outDir) {
  await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: join(root, 'src/cli', `${name}.ts`),
      outDir,
      target: 'node20',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: { output: { entryFileNames: 'command.mjs', chunkFileNames: '[name].mjs' } },
    },
  });
  return join(outDir, 'command.mjs');
}
