// Files in one: a tar archive (POSIX ustar), which every system can open.

const BLOCK = 512;

function header(name: string, size: number): Uint8Array {
  const bytes = new Uint8Array(BLOCK);
  const put = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  put(0, name);
  put(100, octal(0o644, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  put(124, octal(size, 11));
  put(136, octal(0, 11));
  put(148, '        ');
  put(156, '0');
  put(257, 'ustar\x0000');
  put(
    148,
    `${octal(
      bytes.reduce((sum, byte) => sum + byte, 0),
      6,
    )} `,
  );
  return bytes;
}

/** @param files names of at most 100 letters of ASCII. */
export function tar(files: readonly { readonly name: string; readonly data: Uint8Array }[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (const { name, data } of files)
    parts.push(header(name, data.length), data, new Uint8Array((BLOCK - (data.length % BLOCK)) % BLOCK));
  parts.push(new Uint8Array(2 * BLOCK));
  return parts;
}
