// The files that are taken along, as far as they need no browser: a PNG's texts, an animated GIF, a zip archive, the
// surface that writes SVG, the slide. Each is opened again by code that shares nothing with what made it. Films are made
// and played in test/browser/filming.spec.ts.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync, crc32 as otherCrc } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Archive } from '../../src/app/take/archive.ts';
import { fileName } from '../../src/app/take/files.ts';
import { holds } from '../../src/app/take/fonts.ts';
import { timesOf } from '../../src/app/take/frames.ts';
import { Gif } from '../../src/app/take/gif.ts';
import { awaited, PATIENCE } from '../../src/app/take/patience.ts';
import { crc32, withTexts } from '../../src/app/take/png.ts';
import { Recorder } from '../../src/app/take/recorder.ts';
import { slide } from '../../src/app/take/slide.ts';
import { read } from './gifblocks.ts';
import { chunksOf, textsOf } from './pngchunks.ts';

describe('a PNG', () => {
  test('has the checksum that others compute', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(crc32(bytes)).toBe(otherCrc(bytes));
      }),
    );
  });

  test('carries texts in every writing, and is the same picture', () => {
    const header = Buffer.from('89504e470d0a1a0a', 'hex');
    const piece = (type: string, data: Uint8Array) => {
      const body = Buffer.concat([Buffer.from(type), data]);
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
      length.writeUInt32BE(data.length);
      sum.writeUInt32BE(otherCrc(body));
      return Buffer.concat([length, body, sum]);
    };
    const size = Buffer.from('00000001000000010800000000', 'hex');
    const whole = Buffer.concat([
      header,
      piece('IHDR', size),
      piece('IDAT', deflateSync(Buffer.from([0, 255]))),
      piece('IEND', Buffer.alloc(0)),
    ]);
    const texts = { Title: '五台服务器 agree', Source: 'https://example.org/#1.abc&t=5' };
    const made = withTexts(new Uint8Array(whole), texts);
    expect(textsOf(made)).toEqual(texts);
    expect(chunksOf(made).map(({ type }) => type)).toEqual(['IHDR', 'iTXt', 'iTXt', 'IDAT', 'IEND']);
    const pictured = chunksOf(made).filter(({ type }) => type !== 'iTXt');
    expect(pictured).toEqual(chunksOf(new Uint8Array(whole)));
  });
});

test('a film is drawn at times that begin and end with the span, evenly apart', () => {
  const times = timesOf(1_000_000, 3_000_000, 2, 30);
  expect(times).toHaveLength(60);
  expect([times[0], times[59]]).toEqual([1_000_000, 3_000_000]);
  const apart = times.slice(1).map((at, i) => at - (times[i] as number));
  expect(Math.max(...apart) - Math.min(...apart)).toBeLessThanOrEqual(1);
  // No longer than a minute, whatever is asked; never fewer than two frames.
  expect(timesOf(0, 1, 1000, 30)).toHaveLength(1800);
  expect(timesOf(0, 1, 1000, 20)).toHaveLength(1200);
  expect(timesOf(0, 1, 0.001, 30)).toHaveLength(2);
});

describe('an animated GIF', () => {
  const size = { width: 6, height: 4 };
  type Colour = readonly [number, number, number];
  const PAPER: Colour = [248, 244, 232];
  const RED: Colour = [200, 40, 40];
  const BLUE: Colour = [40, 80, 200];
  /** A sheet with dots of other colours on it, by place. */
  const sheet = (dots: { readonly [at: number]: Colour }) =>
    Uint8ClampedArray.from(
      Array.from({ length: size.width * size.height }, (_, i) => [...(dots[i] ?? PAPER), 255]).flat(),
    );
  const frames = [sheet({ 3: RED }), sheet({ 4: RED }), sheet({ 4: RED }), sheet({ 5: BLUE, 4: RED })];
  const gif = new Gif(size, 20);
  for (const frame of frames) gif.add(frame);
  const comment = `选举\nhttps://example.org/#1.${'x'.repeat(600)}`;
  const made = read(gif.done(comment));

  test('shows every frame as it was drawn, a twentieth of a second each, for ever', () => {
    expect(made).toMatchObject({ ...size, repeats: 0 });
    expect(made.frames.map(({ delay }) => delay)).toEqual([5, 5, 5, 5]);
    // It has 5 or 6 bits a colour where colours are many; these are few.
    for (const [i, { shown }] of made.frames.entries())
      for (const [k, byte] of shown.entries())
        expect(Math.abs(byte - (frames[i]?.[k] as number)), `frame ${i}, byte ${k}`).toBeLessThanOrEqual(4);
  });

  test('holds of a frame no more than what changed', () => {
    expect(made.frames.map(({ written }) => written)).toEqual([24, 2, 0, 1]);
  });

  test('says what it is and where it comes from', () => {
    expect(made.comment).toBe(comment);
  });
});

test('a zip archive holds files by name, whole, and is the same whenever it is made', () => {
  const files = [
    { name: 'frame-00000.png', data: Uint8Array.from({ length: 513 }, (_, i) => i & 0xff) },
    { name: 'frame-00001.png', data: new Uint8Array(512).fill(7) },
  ];
  const archive = () => {
    const made = new Archive();
    for (const { name, data } of files) made.add(name, data);
    return Buffer.concat(made.done());
  };
  const zip = archive();
  // Its end tells where the list of its files is; each entry tells where the file is (APPNOTE 4.3).
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end)).toBe(0x06054b50);
  expect(zip.readUInt16LE(end + 10)).toBe(files.length);
  let at = zip.readUInt32LE(end + 16);
  for (const { name, data } of files) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50);
    const [method, size, named] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28)];
    expect(method, 'stored as it is').toBe(0);
    expect(zip.toString('utf8', at + 46, at + 46 + named)).toBe(name);
    expect(zip.readUInt32LE(at + 16)).toBe(otherCrc(data));
    const local = zip.readUInt32LE(at + 42);
    expect(zip.readUInt32LE(local)).toBe(0x04034b50);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    expect(new Uint8Array(zip.subarray(begin, begin + size))).toEqual(data);
    at += 46 + named + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  expect(at).toBe(end);
  vi.useFakeTimers({ now: new Date(2031, 5, 6) });
  expect(archive()).toEqual(zip);
});

describe('what is waited for', () => {
  const never = () => new Promise<never>(() => {});

  test('comes', async () => {
    expect(await awaited(Promise.resolve(7), new AbortController().signal)).toBe(7);
    await expect(awaited(Promise.reject(new Error('no')), new AbortController().signal)).rejects.toThrow('no');
  });

  test('is given up when it does not come', async () => {
    vi.useFakeTimers();
    const late = expect(awaited(never(), new AbortController().signal)).rejects.toThrow('Nothing came for 60 seconds.');
    await vi.advanceTimersByTimeAsync(PATIENCE);
    await late;
  });

  test('is given up at once when the person says so', async () => {
    const control = new AbortController();
    const given = expect(awaited(never(), control.signal)).rejects.toThrow('aborted');
    control.abort();
    await given;
    await expect(awaited(never(), control.signal)).rejects.toThrow('aborted');
  });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the surface that writes SVG', () => {
  test('has all that the diagram asks of a canvas', () => {
    const folder = fileURLToPath(new URL('../../src/views/spacetime/', import.meta.url));
    const asked = new Set(
      readdirSync(folder)
        .filter((name) => name.endsWith('.ts'))
        .flatMap((name) => [...readFileSync(folder + name, 'utf8').matchAll(/\bcontext\.([a-zA-Z]+)/g)])
        .map(([, name]) => name as string),
    );
    expect(asked.size).toBeGreaterThan(20);
    const recorder = new Recorder(() => 0);
    for (const name of asked) expect(name in recorder, name).toBe(true);
  });

  test('writes what is drawn, clipped where it is clipped', () => {
    const r = new Recorder((_, text) => text.length * 5);
    r.strokeStyle = 'red';
    r.stroke(); // nothing yet
    r.save();
    r.beginPath();
    r.rect(0, 0, 10, 20);
    r.clip();
    r.globalAlpha = 0.5;
    r.lineWidth = 2;
    r.setLineDash([3, 1]);
    r.beginPath();
    r.moveTo(1.005, 2);
    r.lineTo(3, 4);
    r.stroke();
    r.restore();
    r.fillStyle = 'blue';
    r.beginPath();
    r.arc(5, 5, 2, 0, 2 * Math.PI);
    r.fill();
    r.font = '500 10px "A B", sans-serif';
    r.textAlign = 'center';
    r.textBaseline = 'middle';
    r.fillText('<a & b>', 7, 10);
    expect(r.measureText('abc').width).toBe(15);
    expect(r.drawn).toBe(
      [
        '<clipPath id="clip1"><path d="M0 0h10v20h-10Z"/></clipPath><g clip-path="url(#clip1)">',
        '<path d="M1 2L3 4" fill="none" stroke="red" stroke-width="2" stroke-dasharray="3 1" opacity="0.5"/></g>',
        '<path d="M7 5A2 2 0 1 1 3 5A2 2 0 1 1 7 5Z" fill="blue"/>',
        '<text x="7" y="13.5" font-size="10" font-weight="500" font-family="&quot;A B&quot;, sans-serif" text-anchor="middle" fill="blue">&lt;a &amp; b&gt;</text>',
      ].join(''),
    );
    r.clearRect();
    expect(r.drawn).toBe('');
  });

  test('closes what was left open', () => {
    const r = new Recorder(() => 0);
    r.save();
    r.beginPath();
    r.rect(0, 0, 1, 1);
    r.clip();
    r.save();
    r.clip();
    expect(r.drawn.match(/<g /g)).toHaveLength(2);
    expect(r.drawn.match(/<\/g>/g)).toHaveLength(2);
  });
});

test('a slide says its title, its caption and its link, whatever letters they have', () => {
  const made = slide({
    title: 'Tea & "coffee" <b>',
    caption: 'Paxos · 1.200 s',
    told: 'Two & two',
    link: 'https://example.org/a?b=1&c=2#1.x&t=5',
    language: 'en',
    colours: { bg: 'white', ink: 'black', ink2: 'gray' },
    drawing: '<circle r="5"/>',
    legend: '<text>Ask</text>',
    fonts: '@font-face{src:url("data:x")}',
    family: 'Inter',
  });
  expect(made).toContain('<title id="title">Tea &amp; &quot;coffee&quot; &lt;b&gt;</title>');
  expect(made).toContain('<dc:source>https://example.org/a?b=1&amp;c=2#1.x&amp;t=5</dc:source>');
  expect(made).toContain('<desc id="caption">Paxos · 1.200 s\nTwo &amp; two</desc>');
  expect(made).toContain('<circle r="5"/>');
  expect(made).toContain('<text>Ask</text>');
  // Nothing in it points anywhere else.
  expect(made.replace(/xmlns(:\w+)?="[^"]*"/g, '').match(/(?:href|src)=/g)).toBeNull();
  // Every element that opens closes.
  const open: string[] = [];
  for (const [, close, name, self] of made.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g))
    if (close) expect(open.pop()).toBe(name);
    else if (!self) open.push(name as string);
  expect(open).toEqual([]);
});

test('a piece of a font is wanted when it has one of the letters', () => {
  const letters = (text: string) => new Set([...text].map((letter) => letter.codePointAt(0) as number));
  expect(holds('U+0000-00FF, U+0131', letters('é'))).toBe(true);
  expect(holds('U+0100-02BA', letters('abc'))).toBe(false);
  expect(holds('U+4??', letters('ж'))).toBe(true);
  expect(holds('', letters('a'))).toBe(true);
});

test('a file is named by the run, in any writing', () => {
  expect(fileName('Five servers: agree!', '300ms', 'png')).toBe('Five-servers-agree-300ms.png');
  expect(fileName('五台服务器', 'run', 'jsonl')).toBe('五台服务器-run.jsonl');
  expect(fileName('///', 'run', 'jsonl')).toBe('run-run.jsonl');
});
