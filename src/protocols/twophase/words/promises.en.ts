// What one will see and understand in each scenario of this protocol, in English.

import type { Promises } from '../../../speech/chapters.ts';
import type { chapters } from '../scenarios/order.ts';

export const words: Promises<typeof chapters> = {
  'twophase-commit': 'A transfer commits once three Yes are on disk, and is over when all have confirmed.',
  'twophase-refused': 'One who cannot pay vetoes the transfer; the client that waited gets its own through.',
  'twophase-silence': 'Until it has decided to commit, the coordinator may give up on who does not answer.',
  'twophase-blocked': 'All who said Yes wait for a coordinator that crashed: its disk alone has the answer.',
  'twophase-remembers': 'A Yes is repeated when it was lost, and found on disk again after a crash.',
  'twophase-others-know': 'The coordinator is down; two that are in doubt ask one that was told, and commit.',
  'twophase-not-voted': 'One that was never asked aborts, and so those that wait in doubt may abort, too.',
  'twophase-ask-in-vain': 'All have voted Yes and none was told: asking each other leaves them blocked.',
  'twophase-guess': 'P2 stops waiting and aborts, P1 commits: 30 has left one account and reached none.',
  'twophase-decides-early': 'Two Yes of three are taken for enough, and P1 gets 30 that nobody gave.',
  'twophase-forgets-decision': 'P1 was told to commit; after a crash the coordinator aborts what is left.',
  'twophase-forgets-vote': 'P3 forgets its Yes in a crash, and P1 aborts what the coordinator has committed.',
};
