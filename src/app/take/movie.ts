// MP4 and WebM, by mediabunny: it drives the browser's encoder and writes the container.

import { BufferTarget, CanvasSource, Mp4OutputFormat, Output, Quality, WebMOutputFormat } from 'mediabunny';
import { BITS_PER_SECOND, type Codec, FRAMES_PER_SECOND } from './formats.ts';
import type { Making } from './video.ts';

/** Seconds between two whole pictures: where one can jump to. */
const WHOLE_EVERY = 2;

interface About {
  readonly title: string;
  readonly link: string;
}

export async function movie(
  format: 'mp4' | 'webm',
  codec: Codec,
  canvas: HTMLCanvasElement,
  { title, link }: About,
): Promise<Making> {
  const target = new BufferTarget();
  const output = new Output({ format: format === 'mp4' ? new Mp4OutputFormat() : new WebMOutputFormat(), target });
  const source = new CanvasSource(canvas, {
    codec: codec.name,
    fullCodecString: codec.full,
    quality: new Quality({ bitrate: BITS_PER_SECOND }),
    keyFrameInterval: WHOLE_EVERY,
  });
  output.addVideoTrack(source, { frameRate: FRAMES_PER_SECOND[format] });
  // A link that is too long for a link is empty.
  const from = link === '' ? {} : { comment: link, ...(format === 'webm' && { raw: { URL: link } }) };
  output.setMetadataTags({ title, ...from });
  await output.start();
  const lasts = 1 / FRAMES_PER_SECOND[format];
  return {
    add: (frame) => source.add(frame * lasts, lasts),
    done: async () => {
      await output.finalize();
      return [target.buffer as ArrayBuffer];
    },
    giveUp: () => output.cancel(),
  };
}
