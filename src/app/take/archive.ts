// Several files in one: a zip archive, by fflate. Its files are packed already, and are stored as they are.

import { Zip, ZipPassThrough } from 'fflate';

/** No archive says when it was made, so that the same frames make the same file. The local time is what is written. */
const MADE = new Date(1980, 0, 1);

export class Archive {
  private readonly parts: Uint8Array<ArrayBuffer>[] = [];
  private readonly zip = new Zip((error, part) => {
    if (error !== null) throw error;
    this.parts.push(part);
  });

  add(name: string, data: Uint8Array<ArrayBuffer>): void {
    const file = new ZipPassThrough(name);
    file.mtime = MADE;
    this.zip.add(file);
    file.push(data, true);
  }

  done(): readonly Uint8Array<ArrayBuffer>[] {
    this.zip.end();
    return this.parts;
  }
}
