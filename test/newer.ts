// The words of every version of the scenario text, at hand before a test begins. A test that puts other protocols in the
// place of ours stands alone, and asks for them itself.

import { loadNewer } from '../src/scenarios/newer.ts';

await loadNewer();
