// The files that are taken along, as far as they need no browser: a PNG's texts, a WebM film, a tar archive, the surface
// that writes SVG, the slide. Each is opened again by code that shares nothing with what made it.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync, crc32 as otherCrc } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileName } from '../../src/app/taking/files.ts';
import { holds } from '../../src/app/taking/fonts.ts';
import { timesOf } from '../../src/app/taking/frames.ts';
import { crc32, withTexts } from '../../src/app/taking/png.ts';
import { Recorder } from '../../src/app/taking/recorder.ts';
import { slide } from '../../src/app/taking/slide.ts';
import { tar } from '../../src/app/taking/tar.ts';
import { webm } from '../../src/app/taking/webm.ts';
import { opened } from './matroska.ts';
import { chunksOf, textsOf } from './pngchunks.ts';

const joined = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

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

describe('a film', () => {
  const frames = Array.from({ length: 150 }, (_, i) => ({
    data: Uint8Array.from({ length: 10 + (i % 7) }, (_, k) => (i * 31 + k) & 0xff),
    key: i % 60 === 0,
  }));
  const about = { codec: 'V_VP9', width: 1280, height: 720, framesPerSecond: 30 } as const;
  const made = joined(webm(frames, { ...about, title: '选举', link: 'https://example.org/#1.x' }));
  const film = opened(made);

  test('says what it is and where it comes from', () => {
    expect(film).toMatchObject({
      docType: 'webm',
      codec: 'V_VP9',
      width: 1280,
      height: 720,
      title: '选举',
      tags: { URL: 'https://example.org/#1.x' },
    });
    expect(film.duration).toBe(5000);
  });

  test('holds every frame, whole and at its time', () => {
    expect(film.blocks).toHaveLength(frames.length);
    for (const [i, block] of film.blocks.entries()) {
      expect([...block.data]).toEqual([...(frames[i]?.data ?? [])]);
      expect(block.key).toBe(i % 60 === 0);
      expect(block.at).toBe(Math.round((i * 1000) / 30));
    }
  });

  test('has an index that points at the clusters, each of which begins with a whole picture', () => {
    expect(film.cues).toEqual([
      { at: 0, isCluster: true },
      { at: 2000, isCluster: true },
      { at: 4000, isCluster: true },
    ]);
    expect(film.clusters).toEqual([0, 2000, 4000]);
  });

  test('is drawn at times that begin and end with the span, evenly apart', () => {
    const times = timesOf(1_000_000, 3_000_000, 2);
    expect(times).toHaveLength(60);
    expect([times[0], times[59]]).toEqual([1_000_000, 3_000_000]);
    const apart = times.slice(1).map((at, i) => at - (times[i] as number));
    expect(Math.max(...apart) - Math.min(...apart)).toBeLessThanOrEqual(1);
    // No longer than a minute, whatever is asked; never fewer than two frames.
    expect(timesOf(0, 1, 1000)).toHaveLength(1800);
    expect(timesOf(0, 1, 0.001)).toHaveLength(2);
  });
});

test('a tar archive holds files by name, in blocks of 512 bytes', () => {
  const files = [
    { name: 'frame-00000.png', data: Uint8Array.from({ length: 513 }, (_, i) => i & 0xff) },
    { name: 'frame-00001.png', data: new Uint8Array(512).fill(7) },
  ];
  const whole = joined(tar(files));
  expect(whole.length % 512).toBe(0);
  const text = (from: number, length: number) =>
    Buffer.from(whole.subarray(from, from + length))
      .toString()
      .replace(/\0.*$/s, '');
  let at = 0;
  for (const { name, data } of files) {
    expect(text(at, 100)).toBe(name);
    expect(text(at + 257, 5)).toBe('ustar');
    const size = Number.parseInt(text(at + 124, 12), 8);
    expect(size).toBe(data.length);
    const head = whole.slice(at, at + 512);
    const sum = Number.parseInt(text(at + 148, 8), 8);
    head.fill(32, 148, 156);
    expect(head.reduce((a, b) => a + b, 0)).toBe(sum);
    expect(whole.slice(at + 512, at + 512 + size)).toEqual(data);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  expect(whole.length - at).toBe(1024);
  expect(whole.subarray(at).every((byte) => byte === 0)).toBe(true);
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
  expect(made).toContain('<desc id="caption">Paxos · 1.200 s</desc>');
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
