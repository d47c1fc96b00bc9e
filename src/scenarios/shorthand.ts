// The words that scenarios use most, each as one control character, before deflating: a link with few moves is a third
// shorter so. Canonical text holds no control characters but line breaks, so nothing is mistaken for shorthand.
//
// The table belongs to version 1 of the link. A change would make old links unreadable: a new version gets a new table.

const WORDS: readonly (readonly [string, string])[] = [
  ['\u0001', '\nat '],
  ['\u0002', '\ntitle "'],
  ['\u0003', '\ntitle zh "'],
  ['\u0004', '\nraft nodes='],
  ['\u0005', ' seed='],
  ['\u0006', '\nnetwork timed latency='],
  ['\u0007', '\nnetwork manual'],
  ['\u0008', '\nclients every='],
  ['\u000b', '\noptions '],
  ['\u000c', 'electionTimeout='],
  ['\u000e', 'heartbeat='],
  ['\u000f', '\nexpect '],
  ['\u0010', '\nrun until '],
  ['\u0011', '\nsay zh "'],
  ['\u0012', '\nsay "'],
  ['\u0013', 'RequestVote'],
  ['\u0014', 'AppendEntries'],
  ['\u0015', 'Reply'],
  ['\u0016', 'deliver '],
  ['\u0017', 'crash '],
  ['\u0018', 'restart '],
  ['\u0019', 'partition '],
  ['\u001a', 'request '],
  ['\u001b', ' election'],
  ['\u001c', ' leader'],
  ['\u001d', ' and '],
  ['\u001e', ' committed '],
  ['\u001f', 'log='],
];

const wordOf = new Map(WORDS);
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are the shorthand
const SHORT = /[\u0001-\u0008\u000b\u000c\u000e-\u001f]/g;

/** Control characters of a text that is not canonical become spaces. */
export function shorten(text: string): string {
  let short = text.replace(SHORT, ' ');
  for (const [sign, word] of WORDS) short = short.replaceAll(word, sign);
  return short;
}

export function lengthen(short: string): string {
  return short.replace(SHORT, (sign) => wordOf.get(sign) as string);
}
