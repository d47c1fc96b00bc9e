// gifenc comes without types: as much of it as gif.ts uses.

declare module 'gifenc' {
  type Colour = readonly number[];

  interface Look {
    readonly palette: readonly Colour[];
    /** Milliseconds. */
    readonly delay: number;
    readonly transparent: boolean;
    readonly transparentIndex: number;
    readonly dispose: number;
  }

  interface Encoder {
    readonly stream: { writeByte(byte: number): void; writeBytes(bytes: ArrayLike<number>): void };
    writeFrame(index: Uint8Array, width: number, height: number, look: Look): void;
    finish(): void;
    bytesView(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(options: { readonly initialCapacity: number }): Encoder;
  export function quantize(rgba: Uint8Array, maxColours: number): Colour[];
  export function applyPalette(rgba: Uint8Array, palette: readonly Colour[]): Uint8Array;
}
