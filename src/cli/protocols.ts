// The command line has every protocol at hand before it reads anything.

import { loadAll } from '../protocols/index.ts';

await loadAll();
