// Chinese sentences are written with Chinese punctuation.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FOLDER = new URL('../../src/words/', import.meta.url);
const HAN = /\p{Script=Han}/u;
/** Between half-width marks and Chinese letters; a brace stands for what a sentence is told. */
const SLIP = /[\p{Script=Han}）」”][,:;?!(]|[,:;?!()]\p{Script=Han}|\}[,;?!](?!\d)|\p{Script=Han}\)|\.\.\.(?![\w(])/u;

function slips(text: string): string[] {
  const literals = text.match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? [];
  const told = literals.map((literal) => literal.replace(/\$\{[^{}]*\}/g, '{}'));
  return told.filter((literal) => HAN.test(literal) && SLIP.test(literal));
}

test('half-width marks are found where they slip in', () => {
  expect(slips(`a: '已取消,没有', b: \`共 \${n} 帧, 完\`, c: '从(秒)', d: '生成...'`)).toHaveLength(4);
  expect(slips(`a: '已取消，没有', b: \`\${n} 帧（PNG）\`, c: \`节点 \${a}:\${b}\`, d: 'a, b'`)).toEqual([]);
});

test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.zh.ts')))('%s has none', (name) => {
  expect(slips(readFileSync(new URL(name, FOLDER), 'utf8'))).toEqual([]);
});
