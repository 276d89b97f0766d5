// node apps/bench/src/report.ts < lines: puts the figures into docs/benchmarks.md, between its two marks.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Line } from './figures.ts';
import { tablesOf } from './tables.ts';

const page = resolve(import.meta.dirname, '../../../docs/benchmarks.md');
const [begin, end] = ['<!-- figures: begin -->', '<!-- figures: end -->'];

const lines = readFileSync(0, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line) as Line);
const text = readFileSync(page, 'utf8');
const [before, rest] = text.split(begin);
const after = rest?.split(end)[1];
if (before === undefined || after === undefined) throw new Error(`${page} has lost its marks`);
writeFileSync(page, `${before}${begin}\n${tablesOf(lines)}\n${end}${after}`);
