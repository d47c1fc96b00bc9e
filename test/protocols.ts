// Every protocol, at hand before a test begins: vitest runs this file first, and tests import the list from it.

import { loadDescriptors } from '../src/protocols/descriptors.ts';
import { loadAll } from '../src/protocols/index.ts';
import { loadWaiting } from '../src/protocols/waiting.ts';
import { loadMistakes } from '../src/worker/scene.ts';

export const protocols = await loadAll();
await loadDescriptors();
await loadWaiting();
await loadMistakes();
