// A slide as dots. The browser draws it as a picture, which may fetch nothing: all that it needs is in it.

import { withTexts } from './png.ts';
import { SLIDE } from './slide.ts';

/** A projector's size. */
export const DOTS = { width: 1920, height: 1080 } as const;

export async function drawn(svg: string, onto: HTMLCanvasElement): Promise<void> {
  const image = new Image(SLIDE.width, SLIDE.height);
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = address;
    await image.decode();
    onto.getContext('2d')?.drawImage(image, 0, 0, onto.width, onto.height);
  } finally {
    URL.revokeObjectURL(address);
  }
}

export function sheet({ width, height }: { readonly width: number; readonly height: number }): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), { width, height });
}

/** A PNG of a slide, with texts in it by keyword. */
export async function pngOf(svg: string, texts: { readonly [keyword: string]: string }): Promise<Uint8Array> {
  const canvas = sheet(DOTS);
  await drawn(svg, canvas);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The browser made no picture.');
  return withTexts(new Uint8Array(await blob.arrayBuffer()), texts);
}
