// What went wrong and what to do, in English.

/** What a reload brings back: all of it, or where nothing could be stored what the address holds. */
const afterwards = (isKept: boolean): string =>
  isKept ? 'your run is kept.' : 'nothing could be stored, so it keeps only what the address holds, this future.';

export const troubleEn = {
  part: (file: string) =>
    file === '' ? 'A part of the page could not be fetched.' : `A part of the page could not be fetched: ${file}.`,
  offline: 'There is no connection just now.',
  /** The second time, since some browsers remember that a file was not there. */
  still: (isKept: boolean) => `If it fails again, reload the page: ${afterwards(isKept)}`,
  broken: (why: string) => `A part of the page failed: ${why}`,
  laboratory: (why: string) =>
    `The laboratory has stopped${why === '' ? '' : ` (${why})`}. Started again, it goes on where it was: nothing that you did is lost.`,
  silent: 'The laboratory has not answered for a while. It may be at work on something long, or be gone.',
  drawing: 'The thread that draws has stopped. The page draws by itself now, which may be less smooth.',
  failed: (why: string) => `Something that was asked for failed: ${why}`,
  beyond: 'That future begins later than what is played by itself. Let the run go on to there, and try again.',
  newer: (isKept: boolean) => `There is a newer version of this page. Reload to have it: ${afterwards(isKept)}`,
  gone: (isKept: boolean) =>
    `There is a newer version of this page, and the server no longer has parts of this one. Reload: ${afterwards(isKept)}`,
  again: 'Try again',
  restart: 'Start it again',
  reload: 'Reload',
};

export type TroubleWords = typeof troubleEn;
