// npm run --silent bench -- [engine] [seek] [answers] [check] [page] [size] [link]: measures, one JSON object a line. No name: all.
// Medians of several passes; a ratio against something in the same run says more than any number of one machine.

import './protocols.ts';
import { answers } from './bench/answers.ts';
import { check } from './bench/check.ts';
import { engine } from './bench/engine.ts';
import { link } from './bench/link.ts';
import { page } from './bench/page.ts';
import type { Row } from './bench/row.ts';
import { seek } from './bench/seek.ts';
import { size } from './bench/size.ts';

const BENCHES: { readonly [name: string]: () => AsyncGenerator<Row> | Generator<Row> } = {
  engine,
  seek,
  answers,
  check,
  page,
  size,
  link,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 2;
} else {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for await (const row of bench()) console.log(JSON.stringify(row));
  }
}
