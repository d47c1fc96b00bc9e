// The scenarios that come with the laboratory, by name.

const files: Record<string, string> = import.meta.glob('./library/*.scenario', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Shelved {
  readonly name: string;
  readonly text: string;
}

export const library: readonly Shelved[] = Object.keys(files)
  .sort()
  .map((file) => ({
    name: file.replace(/^.*\//, '').replace(/\.scenario$/, ''),
    text: files[file] as string,
  }));
