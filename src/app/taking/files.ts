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

/** `split-vote-1200ms.svg` */
export function fileName(title: string, what: string, ending: string): string {
  const plain = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `${plain || 'run'}-${what}.${ending}`;
}
