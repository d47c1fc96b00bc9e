// The command line has every protocol, and the words of every version, at hand before it reads anything.

import { loadAll } from '../protocols/index.ts';
import { loadNewer } from '../scenarios/newer.ts';

await Promise.all([loadAll(), loadNewer()]);
