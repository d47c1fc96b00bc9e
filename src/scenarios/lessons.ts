// The lessons and challenges that come with the laboratory, by name: `raft.old-term` stands in a folder of Raft's, what is
// about several protocols in src/course. A name is of one text alone, for links open it, for ever. Each is fetched when it
// is opened.

const files = import.meta.glob<string>(
  ['../protocols/*/lessons/*.scenario', '../protocols/*/challenges/*.scenario', '../course/lessons/*.scenario'],
  { query: '?raw', import: 'default' },
);

/** What is about several protocols. */
const SEVERAL = 'both';

function nameOf(file: string): string {
  const [, protocol = SEVERAL, name] =
    /^\.\.\/(?:protocols\/([a-z]+)|course)\/(?:lessons|challenges)\/(.+)\.scenario$/.exec(file) as unknown as [
      string,
      string | undefined,
      string,
    ];
  return `${protocol}.${name}`;
}

const byName = new Map(Object.entries(files).map(([file, text]) => [nameOf(file), text]));

/** All names, in alphabetical order. */
export const LESSONS: readonly string[] = [...byName.keys()].sort();

/** The text of a lesson or a challenge; null where none has that name. */
export async function lessonText(name: string): Promise<string | null> {
  return (await byName.get(name)?.()) ?? null;
}
