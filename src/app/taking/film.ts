// A film of a span, drawn frame by frame from virtual time: as smooth on a slow machine as on a fast one, only later.

import type { Micros } from '../../engine/protocol.ts';
import type { Theme } from '../../store/preferences.ts';
import type { Shot } from '../../worker/wire.ts';
import { fileName } from './files.ts';
import { FRAMES_PER_SECOND, timesOf } from './frames.ts';
import type { Subject } from './moment.ts';
import { drawn, sheet } from './raster.ts';
import { OffStage } from './stage.ts';
import { tar } from './tar.ts';
import { type Encoded, webm } from './webm.ts';

/** A whole picture every so many frames: where one can jump to. */
const WHOLE_EVERY = 60;
const SIZE = { width: 1280, height: 720 } as const;
/** Frames that may wait for the encoder. */
const QUEUE = 8;

export interface Shooting {
  readonly theme: Theme;
  readonly from: Micros;
  readonly to: Micros;
  /** Real seconds. */
  readonly lasts: number;
  readonly link: string;
  readonly signal: AbortSignal;
  readonly progress: (frame: number, of: number) => void;
}

/** The last move at or before a time, fetched if need be. */
async function shotAt({ lab }: Subject, at: Micros, signal: AbortSignal): Promise<Shot> {
  for (;;) {
    signal.throwIfAborted();
    const position = lab.film.positionAt(at);
    const shot = position === undefined ? undefined : lab.film.shot(position);
    if (shot !== undefined) return shot;
    lab.need(at, at);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Draws every frame, one after the other, and hands it on. */
async function shoot(
  subject: Subject,
  { theme, from, to, lasts, link, signal, progress }: Shooting,
  take: (canvas: HTMLCanvasElement, frame: number) => Promise<void>,
): Promise<void> {
  const times = timesOf(from, to, lasts);
  const stage = new OffStage(subject, theme, false);
  const canvas = sheet(SIZE);
  try {
    for (const [i, at] of times.entries()) {
      const shot = await shotAt(subject, at, signal);
      await drawn(await stage.slide(shot, at, link), canvas);
      signal.throwIfAborted();
      await take(canvas, i);
      progress(i + 1, times.length);
    }
  } finally {
    stage.remove();
  }
}

const CODECS = [
  { codec: 'vp09.00.31.08', name: 'V_VP9' },
  { codec: 'vp8', name: 'V_VP8' },
] as const;

async function codecHere() {
  if (typeof VideoEncoder === 'undefined') return null;
  for (const each of CODECS) {
    const config: VideoEncoderConfig = {
      codec: each.codec,
      ...SIZE,
      bitrate: 3_000_000,
      framerate: FRAMES_PER_SECOND,
      latencyMode: 'quality',
    };
    const { supported } = await VideoEncoder.isConfigSupported(config);
    if (supported === true) return { ...each, config };
  }
  return null;
}

/** Whether this browser can make one. */
export async function canFilm(): Promise<boolean> {
  return (await codecHere()) !== null;
}

/** A WebM file. Throws the signal's reason when it is given up. */
export async function film(subject: Subject, shooting: Shooting): Promise<Uint8Array[]> {
  const codec = await codecHere();
  if (codec === null) throw new Error('This browser encodes no film.');
  const frames: Encoded[] = [];
  let broken: unknown = null;
  const encoder = new VideoEncoder({
    output: (chunk) => {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      frames.push({ data, key: chunk.type === 'key' });
    },
    error: (error) => {
      broken = error;
    },
  });
  try {
    encoder.configure(codec.config);
    await shoot(subject, shooting, async (canvas, i) => {
      if (broken !== null) throw broken;
      const frame = new VideoFrame(canvas, { timestamp: Math.round((i * 1_000_000) / FRAMES_PER_SECOND) });
      encoder.encode(frame, { keyFrame: i % WHOLE_EVERY === 0 });
      frame.close();
      while (encoder.encodeQueueSize > QUEUE) await new Promise((resolve) => setTimeout(resolve, 5));
    });
    await encoder.flush();
    if (broken !== null) throw broken;
  } finally {
    if (encoder.state !== 'closed') encoder.close();
  }
  const { title } = subject;
  return webm(frames, {
    codec: codec.name,
    ...SIZE,
    framesPerSecond: FRAMES_PER_SECOND,
    title,
    link: shooting.link,
  });
}

/** Every frame as a PNG file, in one archive: for browsers that make no films, and for other programs. */
export async function stills(subject: Subject, shooting: Shooting): Promise<Uint8Array[]> {
  const files: { name: string; data: Uint8Array }[] = [];
  await shoot(subject, shooting, async (canvas, i) => {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('The browser made no picture.');
    const name = fileName('frame', String(i).padStart(5, '0'), 'png');
    files.push({ name, data: new Uint8Array(await blob.arrayBuffer()) });
  });
  return tar(files);
}
