// Words of the numbers of a run, in English.

import type { NodeId } from '../../engine/protocol.ts';

/** `5,631,395` */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

const counted = (n: number, one: string): string => `${grouped(n)} ${n === 1 ? one : `${one}s`}`;

export const numbersEn = {
  tab: 'Numbers' as string,
  title: 'The numbers of this run up to the moment on show' as string,
  counting: 'Counting…' as string,
  /** Opens the table under a chart. */
  table: 'As a table' as string,
  messages: {
    title: 'Messages sent, by kind' as string,
    said: (total: number, most: string | null) =>
      most === null
        ? 'No message has been sent so far.'
        : `${counted(total, 'message')} sent, most of them ${most}. The table holds the numbers.`,
    none: 'No message has been sent so far.' as string,
    kind: 'Kind' as string,
    sent: 'Sent' as string,
    share: 'Share' as string,
    /** Beneath: how much, and what became of some. */
    sum: (total: number, bytes: number, lost: number) =>
      `${counted(total, 'message')}, ${counted(bytes, 'byte')} as JSON; ${lost === 0 ? 'none was lost' : `${grouped(lost)} lost`}.`,
  },
  leaders: {
    title: 'Elections and time without a leader' as string,
    said: (elections: number, leaderless: string, share: string) =>
      `${counted(elections, 'election')} won; no leader for ${leaderless}, ${share} of the time. The table holds each stretch.`,
    sum: (elections: number, leaderless: string, share: string) =>
      `${counted(elections, 'election')} won. Without a leader for ${leaderless} (${share}).`,
    hatched: 'hatched: no node that was up led' as string,
    mark: 'mark: a node began to lead' as string,
    what: 'What' as string,
    from: 'From' as string,
    lasted: 'Lasted' as string,
    nothing: 'No time has passed so far.' as string,
    none: 'no leader' as string,
    won: (node: NodeId, epoch: string) => `${node} leads, ${epoch}`,
    /** Of many, the last are listed. */
    last: (count: number) => `The last ${count} are listed.`,
  },
  waits: {
    title: 'How long clients waited for a result' as string,
    said: (count: number, median: string, most: string) =>
      `${counted(count, 'answer')}: half of them within ${median}, 95 % within ${most}. The table holds the distribution.`,
    none: (asked: number) =>
      asked === 0
        ? 'No client has asked for anything so far.'
        : `${counted(asked, 'request')} so far, and no result yet.`,
    sum: (count: number, asked: number) => `${grouped(count)} of ${counted(asked, 'request')} answered with a result.`,
    median: 'median' as string,
    p95: '95 %' as string,
    /** Beneath, too: how long it took. */
    spread: (shortest: string, median: string, p95: string, longest: string) =>
      `Shortest ${shortest}, median ${median}, 95 % within ${p95}, longest ${longest}.`,
    wait: 'Wait' as string,
    answers: 'Answers' as string,
    between: (from: string, to: string) => `${from} – ${to}`,
    /** The last bar, of the few that waited much longer than most; in the table with the longest of all. */
    over: (from: string) => `over ${from}`,
    overTo: (from: string, to: string) => `over ${from}, up to ${to}`,
  },
  stays: {
    title: 'How long it lasted' as string,
    sum: (name: string, ended: number, open: number) =>
      `${name}: over ${counted(ended, 'time')}, going on ${counted(open, 'time')}.`,
    what: 'What' as string,
    ended: 'Over' as string,
    open: 'Going on' as string,
    shortest: 'Shortest' as string,
    median: 'Median' as string,
    longest: 'Longest' as string,
  },
  load: {
    title: 'Load of each node' as string,
    said: (most: NodeId) =>
      `Messages that each node sent and heard; ${most} handled most. The table holds the numbers.`,
    node: 'Node' as string,
    sent: 'Sent' as string,
    heard: 'Heard' as string,
  },
};

export type NumbersWords = typeof numbersEn;
