// What is drawn on another thread: it is drawn there as it was here.

import { describe, expect, it } from 'vitest';
import { replay } from '../../src/views/canvas/replay.ts';
import { type Brush, Strokes } from '../../src/views/canvas/strokes.ts';

/** Writes down each call and each property set. */
function watched(): { readonly context: CanvasRenderingContext2D; readonly seen: string[] } {
  const seen: string[] = [];
  const context = new Proxy({} as Record<string, unknown>, {
    get: (_, name) =>
      name === 'canvas'
        ? { width: 200, height: 100 }
        : (...given: unknown[]) => {
            seen.push(`${String(name)}(${given.map((each) => JSON.stringify(each)).join()})`);
          },
    set: (_, name, value) => {
      seen.push(`${String(name)}=${value}`);
      return true;
    },
  });
  return { context: context as unknown as CanvasRenderingContext2D, seen };
}

/** All that a brush can do, once. Numbers that a shorter float holds as they are. */
function all(brush: Brush): void {
  brush.save();
  brush.globalAlpha = 0.5;
  brush.lineWidth = 1.5;
  brush.lineDashOffset = 2;
  brush.fillStyle = 'red';
  brush.strokeStyle = 'blue';
  brush.lineCap = 'round';
  brush.lineJoin = 'bevel';
  brush.font = '500 12px sans-serif';
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  brush.setLineDash([3, 4.25]);
  brush.beginPath();
  brush.moveTo(1, 2);
  brush.lineTo(3, 4);
  brush.rect(1, 2, 3, 4);
  brush.arc(1, 2, 3, 0, 4);
  brush.roundRect(1, 2, 3, 4, 5);
  brush.closePath();
  brush.clip();
  brush.fill();
  brush.stroke();
  brush.fillRect(1, 2, 3, 4);
  brush.strokeRect(5, 6, 7, 8);
  brush.clearRect(9, 10, 11, 12);
  brush.fillText('term 2', 1, 2);
  brush.strokeText('任期 2', 3, 4);
  brush.setLineDash([]);
  brush.restore();
}

const measure = (font: string, text: string) => Number.parseInt(font.replace(/^\d+ /, ''), 10) * text.length;

describe('strokes', () => {
  it('are drawn in their order, each as it was asked for', () => {
    const strokes = new Strokes(measure);
    all(strokes);
    const [here, there] = [watched(), watched()];
    all(here.context as unknown as Brush);
    replay(there.context, strokes.take(), 2);
    expect(there.seen).toEqual(['clearRect(0,0,200,100)', 'save()', 'scale(2,2)', ...here.seen, 'restore()']);
  });

  it('are all handed over, however many, and the next sheet is blank', () => {
    const strokes = new Strokes(measure);
    for (let i = 0; i < 5000; i++) strokes.lineTo(i, -i);
    const { context, seen } = watched();
    replay(context, strokes.take(), 1);
    expect(seen.filter((each) => each.startsWith('lineTo'))).toHaveLength(5000);
    expect(seen).toContain('lineTo(4999,-4999)');
    expect(strokes.take()).toEqual({ strokes: new Float32Array(0), words: [] });
  });

  it('name a word once', () => {
    const strokes = new Strokes(measure);
    for (let i = 0; i < 3; i++) strokes.fillText('S1', i, i);
    expect(strokes.take().words).toEqual(['S1']);
  });

  it('know what a canvas would know: how pale it draws, and how wide a word is', () => {
    const strokes = new Strokes(measure);
    strokes.font = '500 10px sans-serif';
    expect(strokes.measureText('term').width).toBe(40);
    strokes.save();
    strokes.globalAlpha = 0.25;
    strokes.font = '500 20px sans-serif';
    expect(strokes.globalAlpha).toBe(0.25);
    expect(strokes.measureText('term').width).toBe(80);
    strokes.restore();
    expect(strokes.globalAlpha).toBe(1);
    expect(strokes.measureText('term').width).toBe(40);
    strokes.take();
  });
});
