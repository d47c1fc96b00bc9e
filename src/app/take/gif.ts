// An animated GIF, by gifenc. Of each frame only the dots that changed are written, in up to 255 colours of their own; all
// others are transparent and keep what stood there.

/// <reference path="./gifenc.d.ts" />
import { applyPalette, GIFEncoder, quantize } from 'gifenc';

const COLOURS = 255;
/** Left as it is when the next frame is drawn over it. */
const KEPT = 1;

export class Gif {
  private readonly written = GIFEncoder({ initialCapacity: 1 << 20 });
  private readonly size: { readonly width: number; readonly height: number };
  /** How long a frame stands, in milliseconds: a multiple of ten. */
  private readonly delay: number;
  private before: Uint32Array | null = null;

  constructor(size: { readonly width: number; readonly height: number }, framesPerSecond: number) {
    this.size = size;
    this.delay = 1000 / framesPerSecond;
  }

  /** @param rgba four bytes a dot; they are kept. */
  add(rgba: Uint8ClampedArray<ArrayBuffer>): void {
    const { before, delay } = this;
    const { width, height } = this.size;
    const dots = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
    const changed: number[] = [];
    for (let i = 0; i < dots.length; i++) if (before === null || dots[i] !== before[i]) changed.push(i);
    const seen = new Uint8Array(Uint32Array.from(changed, (i) => dots[i] as number).buffer);
    const palette = changed.length === 0 ? [] : quantize(seen, COLOURS);
    const inks = changed.length === 0 ? [] : applyPalette(seen, palette);
    const clear = palette.length;
    const index = new Uint8Array(dots.length).fill(clear);
    for (const [k, i] of changed.entries()) index[i] = inks[k] as number;
    const look = { transparent: true, transparentIndex: clear, dispose: KEPT };
    this.written.writeFrame(index, width, height, { palette: [...palette, [0, 0, 0]], delay, ...look });
    this.before = dots;
  }

  /** @param comment what the file says about itself. */
  done(comment: string): Uint8Array<ArrayBuffer> {
    const { stream } = this.written;
    const text = new TextEncoder().encode(comment);
    // Introducer, label; blocks of at most 255 bytes, each after its length; an empty one.
    stream.writeBytes([0x21, 0xfe]);
    for (let at = 0; at < text.length; at += 255) {
      const block = text.subarray(at, at + 255);
      stream.writeByte(block.length);
      stream.writeBytes(block);
    }
    stream.writeByte(0);
    this.written.finish();
    return this.written.bytesView();
  }
}
