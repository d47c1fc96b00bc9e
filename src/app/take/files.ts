// Hands a file to the browser to be saved.

export function save(parts: readonly BlobPart[], type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([...parts], { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // A large file may be read only after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** `split-vote.scenario` */
export function saveScenario(text: string, title: string): void {
  save([text], 'text/plain', `${plain(title)}.scenario`);
}

function plain(title: string): string {
  return title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'run';
}

/** `split-vote-1200ms.svg` */
export function fileName(title: string, what: string, ending: string): string {
  return `${plain(title)}-${what}.${ending}`;
}
