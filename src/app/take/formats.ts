// The films that this browser can make: MP4 and WebM if it has an encoder for them, a GIF always.

export const FORMATS = ['mp4', 'webm', 'gif'] as const;
export type Format = (typeof FORMATS)[number];

export const TYPES: { readonly [format in Format]: string } = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  gif: 'image/gif',
};

export const SIZE = { width: 1280, height: 720 } as const;
/** A GIF counts in hundredths of a second: its frames cannot be a thirtieth apart. */
export const FRAMES_PER_SECOND: { readonly [format in Format]: number } = { mp4: 30, webm: 30, gif: 20 };
export const BITS_PER_SECOND = 3_000_000;

/** A codec as the container's writer and as WebCodecs name it. */
export interface Codec {
  readonly name: 'avc' | 'vp9' | 'vp8' | 'av1';
  readonly full: string;
}

/** In MP4 nothing but H.264: slides and Safari play no other there. The first that a browser has is taken. */
const CODECS: { readonly mp4: readonly Codec[]; readonly webm: readonly Codec[] } = {
  mp4: [
    { name: 'avc', full: 'avc1.640028' },
    { name: 'avc', full: 'avc1.42001f' },
  ],
  webm: [
    { name: 'vp9', full: 'vp09.00.31.08' },
    { name: 'vp8', full: 'vp8' },
    { name: 'av1', full: 'av01.0.05M.08' },
  ],
};

/** The codec of each format that can be made; a GIF needs none. */
export type Possible = { readonly [format in Format]: Codec | boolean };

async function firstOf(codecs: readonly Codec[]): Promise<Codec | false> {
  for (const codec of codecs) {
    const config = { codec: codec.full, ...SIZE, bitrate: BITS_PER_SECOND, framerate: FRAMES_PER_SECOND.mp4 };
    const { supported } = await VideoEncoder.isConfigSupported(config).catch(() => ({ supported: false }));
    if (supported === true) return codec;
  }
  return false;
}

export async function possible(): Promise<Possible> {
  if (typeof VideoEncoder === 'undefined') return { mp4: false, webm: false, gif: true };
  // WebKitGTK ends its process where an encoder is asked for before any player.
  document.createElement('video').canPlayType('video/webm');
  return { mp4: await firstOf(CODECS.mp4), webm: await firstOf(CODECS.webm), gif: true };
}
