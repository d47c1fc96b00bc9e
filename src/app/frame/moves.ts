// What moves are called, in the words handed in.

import type { Move } from '../../engine/move.ts';
import type { ChromeWords } from '../../words/en/dialogs.ts';

/** What somebody did, in a few words: the name of the future that it made. */
export function moveText(move: Move, { moves }: ChromeWords): string {
  switch (move.kind) {
    case 'cut':
    case 'detain':
    case 'release':
      return moves[move.kind](pairs(move.links));
    case 'heal':
      return moves.heal(move.links === null ? null : pairs(move.links));
    case 'partition':
      return moves.partition(move.groups.map((group) => group.join(' ')));
    case 'request':
      return moves.request(move.node ?? '', move.command ?? '');
    case 'set': {
      const { network } = move.settings;
      return network === 'manual' ? moves.setManual : network === 'timed' ? moves.setTimed : moves.set;
    }
    case 'ring':
    case 'crash':
    case 'restart':
    case 'wipe':
    case 'pause':
    case 'resume':
      return moves[move.kind](move.node);
    default:
      return moves[move.kind];
  }
}

/** Links, each once whichever way it goes, as `S1–S2`. */
function pairs(links: readonly (readonly [string, string])[]): string[] {
  return [...new Set(links.map(([from, to]) => [from, to].sort().join('–')))];
}
