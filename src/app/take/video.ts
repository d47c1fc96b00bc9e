// A film of a span, drawn frame by frame from virtual time: as smooth on a slow machine as on a fast one, only later. What
// writes the file is fetched when a film is asked for.

import type { Micros } from '../../engine/protocol.ts';
import type { Theme } from '../../store/preferences.ts';
import type { Shot } from '../../worker/wire.ts';
import { fileName } from './files.ts';
import { type Codec, type Format, FRAMES_PER_SECOND, SIZE } from './formats.ts';
import { timesOf } from './frames.ts';
import type { Subject } from './moment.ts';
import { awaited, PATIENCE } from './patience.ts';
import { drawn, sheet } from './raster.ts';
import { OffStage } from './stage.ts';

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

/** A file under way, which takes what stands on its canvas. */
export interface Making {
  add(frame: number): Promise<void>;
  done(): Promise<readonly BlobPart[]>;
  giveUp(): Promise<void>;
}

/** How often a shot that has not come yet is looked for, in milliseconds. */
const AGAIN = 20;

/** The last move at or before a time, fetched if need be. */
async function shotAt({ lab }: Subject, at: Micros, signal: AbortSignal): Promise<Shot> {
  for (let tries = 0; tries < PATIENCE / AGAIN; tries++) {
    signal.throwIfAborted();
    const position = lab.film.positionAt(at);
    const shot = position === undefined ? undefined : lab.film.shot(position);
    if (shot !== undefined) return shot;
    lab.need(at, at);
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
  }
  throw new Error(`The moment ${at} never came.`);
}

/** Draws every frame, one after the other, and hands it on. */
async function shoot(
  subject: Subject,
  { theme, from, to, lasts, link, signal, progress }: Shooting,
  framesPerSecond: number,
  begin: (canvas: HTMLCanvasElement) => Promise<Making>,
): Promise<readonly BlobPart[]> {
  const times = timesOf(from, to, lasts, framesPerSecond);
  const canvas = sheet(SIZE);
  progress(0, times.length);
  const making = await awaited(begin(canvas), signal);
  const stage = new OffStage(subject, theme, false);
  try {
    for (const [i, at] of times.entries()) {
      const shot = await shotAt(subject, at, signal);
      await drawn(await stage.slide(shot, at, link), canvas);
      signal.throwIfAborted();
      await awaited(making.add(i), signal);
      progress(i + 1, times.length);
    }
    return await awaited(making.done(), signal);
  } catch (error) {
    making.giveUp().catch(console.error);
    throw error;
  } finally {
    stage.remove();
  }
}

/** Throws the signal's reason when it is given up. */
export function film(
  subject: Subject,
  shooting: Shooting,
  format: Format,
  codec: Codec | boolean,
): Promise<readonly BlobPart[]> {
  const about = { title: subject.title, link: shooting.link };
  return shoot(subject, shooting, FRAMES_PER_SECOND[format], async (canvas) => {
    if (format === 'gif') {
      const { Gif } = await import('./gif.ts');
      const gif = new Gif(SIZE, FRAMES_PER_SECOND.gif);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (context === null) throw new Error('The browser gave no sheet to draw on.');
      return {
        add: async () => {
          const { data } = context.getImageData(0, 0, SIZE.width, SIZE.height);
          gif.add(data as Uint8ClampedArray<ArrayBuffer>);
        },
        done: async () => [gif.done(`${about.title}\n${about.link}`)],
        giveUp: async () => {},
      };
    }
    if (typeof codec === 'boolean') throw new Error(`This browser has no encoder for ${format}.`);
    return (await import('./movie.ts')).movie(format, codec, canvas, about);
  });
}

/** Every frame as a PNG file, in one archive: for other programs. */
export function stills(subject: Subject, shooting: Shooting): Promise<readonly BlobPart[]> {
  return shoot(subject, shooting, FRAMES_PER_SECOND.mp4, async (canvas) => {
    const { Archive } = await import('./archive.ts');
    const archive = new Archive();
    return {
      add: async (i) => {
        const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
        if (blob === null) throw new Error('The browser made no picture.');
        archive.add(fileName('frame', String(i).padStart(5, '0'), 'png'), new Uint8Array(await blob.arrayBuffer()));
      },
      done: async () => archive.done(),
      giveUp: async () => {},
    };
  });
}
