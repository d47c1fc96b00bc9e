// A film of a span, drawn frame by frame from virtual time: as smooth on a slow machine as on a fast one, only later. What
// writes the file is fetched when a film is asked for.

import type { Shot } from '../../worker/wire.ts';
import { Camera, type View } from './camera.ts';
import { fileName } from './files.ts';
import { type Codec, type Format, FRAMES_PER_SECOND, SIZE } from './formats.ts';
import { type Frame, framesOf, timesOf } from './frames.ts';
import type { Subject } from './moment.ts';
import { awaited, PATIENCE } from './patience.ts';
import { drawn, sheet } from './raster.ts';
import type { Span } from './span.ts';
import { heldIn } from './told.ts';

export interface Shooting extends Span {
  readonly view: View;
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

/** What is seen in a frame, fetched if need be. */
async function seenIn({ lab }: Subject, { at, position: given }: Frame, signal: AbortSignal): Promise<Shot> {
  for (let tries = 0; tries < PATIENCE / AGAIN; tries++) {
    signal.throwIfAborted();
    const position = given ?? lab.film.positionAt(at);
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
  { view, link, signal, progress }: Shooting,
  frames: readonly Frame[],
  begin: (canvas: HTMLCanvasElement) => Promise<Making>,
): Promise<readonly BlobPart[]> {
  const canvas = sheet(SIZE);
  progress(0, frames.length);
  const making = await awaited(begin(canvas), signal);
  let camera: Camera | null = null;
  try {
    for (const [i, frame] of frames.entries()) {
      // While it is held nothing is drawn anew.
      if (frame !== frames[i - 1]) {
        const seen = { at: frame.at, shot: await seenIn(subject, frame, signal) };
        camera ??= await Camera.open(subject, view, seen);
        await drawn(await camera.slide(seen, link), canvas);
      }
      signal.throwIfAborted();
      await awaited(making.add(i), signal);
      progress(i + 1, frames.length);
    }
    return await awaited(making.done(), signal);
  } catch (error) {
    making.giveUp().catch(console.error);
    throw error;
  } finally {
    camera?.remove();
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
  const { from, to, lasts, view } = shooting;
  const rate = FRAMES_PER_SECOND[format];
  const held = view.tells ? heldIn(subject, shooting) : [];
  return shoot(subject, shooting, framesOf(timesOf(from, to, lasts, rate), held, rate), async (canvas) => {
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

/** Every frame as a PNG file, in one archive, for other programs: they can hold one as long as they like. */
export function stills(subject: Subject, shooting: Shooting): Promise<readonly BlobPart[]> {
  const times = timesOf(shooting.from, shooting.to, shooting.lasts, FRAMES_PER_SECOND.mp4);
  return shoot(subject, shooting, framesOf(times, [], FRAMES_PER_SECOND.mp4), async (canvas) => {
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
