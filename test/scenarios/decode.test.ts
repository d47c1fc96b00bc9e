// What a scenario is saved as, by whatever editor or shell: the same text comes out.

import { expect, test } from 'vitest';
import { decode } from '../../src/scenarios/decode.ts';

const TEXT = 'quorum 1\nraft nodes=3 seed=7\nsay "a quorum: 法定人数 😀"\n';

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

const utf8 = (text: string) => new TextEncoder().encode(text);

test.each([
  ['UTF-8', utf8(TEXT)],
  ['UTF-8 with its mark', utf8(`\uFEFF${TEXT}`)],
  ['UTF-16, little end first, with its mark', utf16(`\uFEFF${TEXT}`, true)],
  ['UTF-16, big end first, with its mark', utf16(`\uFEFF${TEXT}`, false)],
  ['UTF-16, little end first, without', utf16(TEXT, true)],
  ['UTF-16, big end first, without', utf16(TEXT, false)],
  ['lines that end in CR and LF', utf8(TEXT.replaceAll('\n', '\r\n'))],
  ['lines that end in CR alone', utf8(TEXT.replaceAll('\n', '\r'))],
  ['both at once', utf16(`\uFEFF${TEXT.replaceAll('\n', '\r')}`, true)],
])('%s', (_, bytes) => {
  expect(decode(bytes)).toBe(TEXT);
});

test('bytes that are no text give some text, however few they are', () => {
  expect(decode(new Uint8Array())).toBe('');
  expect(decode(utf8('q'))).toBe('q');
  expect(decode(new Uint8Array([0]))).toBe('\0');
  expect(decode(new Uint8Array([0xc3, 0x28, 0xff, 0x80]))).toContain('\uFFFD');
  expect(decode(new Uint8Array([0xff, 0xfe, 0x41]))).toBe('\uFFFD');
});
