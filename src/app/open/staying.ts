// What goes on for as long as the page is open, once a run is on show: it is kept, links put into the address are followed,
// what is dropped or pasted opens, work set aside is listed, of this tab and of others, and so is what was seen to its last
// beat.

import type { Lab } from '../../store/lab.ts';
import { openAnywhere } from './anywhere.ts';
import { keepRun } from './keeping.ts';
import { followAddress } from './replacing.ts';
import { keepSeen } from './seen.ts';
import { listWorks } from './works.ts';

/** @param asked the address that the page was opened with. */
export function stay(lab: Lab, asked: string): void {
  keepRun(lab);
  followAddress(lab, asked);
  openAnywhere(lab);
  listWorks();
  keepSeen(lab);
}
