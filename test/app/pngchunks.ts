// Reads a PNG's chunks and its texts.

import { crc32 } from 'node:zlib';

interface Chunk {
  readonly type: string;
  readonly data: string;
}

/** Throws where a length or a checksum is wrong. Data as latin1. */
export function chunksOf(png: Uint8Array): Chunk[] {
  const bytes = Buffer.from(png);
  if (bytes.subarray(0, 8).toString('hex') !== '89504e470d0a1a0a') throw new Error('This is no PNG.');
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    if (crc32(body) !== bytes.readUInt32BE(at + 8 + length)) throw new Error('A checksum is wrong.');
    chunks.push({ type: body.toString('latin1', 0, 4), data: body.toString('latin1', 4) });
    at += 12 + length;
  }
  return chunks;
}

export function sizeOf(png: Uint8Array): { width: number; height: number } {
  const bytes = Buffer.from(png);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** The international texts, by keyword. */
export function textsOf(png: Uint8Array): { [keyword: string]: string } {
  const texts: { [keyword: string]: string } = {};
  for (const { type, data } of chunksOf(png)) {
    if (type !== 'iTXt') continue;
    const found = /^([^\0]+)\0\0\0[^\0]*\0[^\0]*\0(.*)$/s.exec(data);
    if (found === null) throw new Error('A text is not laid out as it should be.');
    texts[found[1] as string] = Buffer.from(found[2] as string, 'latin1').toString('utf8');
  }
  return texts;
}
