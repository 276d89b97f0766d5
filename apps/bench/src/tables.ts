// JSON lines as tables of Markdown: a row a figure, Baton first with its target, the others beside it.
import type { Line } from './figures.ts';
import { isMissed, targetOf, targetText } from './targets.ts';

const shown = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 });
/** Median, and least to most in brackets. */
const cellOf = ({ median, min, max }: Line): string => `${shown(median)} (${shown(min)}–${shown(max)})`;
const isBaton = (subject: string): boolean => subject.startsWith('Baton');
const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function tableOf(lines: readonly Line[], all: readonly Line[]): string {
  const subjects = [...new Set(lines.map(({ subject }) => subject))].toSorted(
    (left, right) => Number(isBaton(right)) - Number(isBaton(left)),
  );
  const rows = Map.groupBy(lines, (line) => `${line.case}: ${line.metric}, ${line.unit}`);
  const head = ['what', 'target', ...subjects];
  const body = [...rows].map(([what, figures]) => {
    const [first] = figures as [Line];
    const own = figures.find(({ subject }) => isBaton(subject));
    const target = own && targetOf(first, all);
    const cells = subjects.map((subject) => {
      const line = figures.find((one) => one.subject === subject);
      if (line === undefined) return '–';
      return line === own && isMissed(target, line.median) ? `**${cellOf(line)}** missed` : cellOf(line);
    });
    return rowOf([what, targetText(target), ...cells]);
  });
  return [rowOf(head), rowOf(head.map(() => '---')), ...body].join('\n');
}

/** One table for the relays beside each other, one for each other kind of figure. */
export function tablesOf(lines: readonly Line[]): string {
  const groups = Map.groupBy(lines, ({ bench, subject, case: name }) => {
    if (bench === 'board') return 'A board of 2,000 cards, and a start (`pnpm bench board`)';
    if (name.startsWith('growth: ')) return 'How cost grows (`pnpm bench device --case growth`)';
    if (bench === 'work') return 'My work among 100,000 tasks (`pnpm bench work`)';
    if (bench === 'device') return 'A device with 100,000 tasks (`pnpm bench device`)';
    if (name === 'who may') return 'Who may, in a company of a thousand (`pnpm bench relay --case access`)';
    if (subject === 'the disk') return 'The disk of the same machine, in the same run';
    if (name.includes('screen')) return 'Two people, two browsers (`pnpm bench sync --case screens`)';
    return 'The relay beside its peers (`pnpm bench sync`)';
  });
  const runs = Math.min(...lines.map((line) => line.runs));
  const tables = [...groups].map(([title, group]) => `### ${title}\n\n${tableOf(group, lines)}`);
  const head =
    runs < 3
      ? 'Provisional: fewer than three runs, and the machine had other work. Figures of milliseconds will fall.'
      : `Median of ${runs} runs, least and most in brackets.`;
  return [head, ...tables].join('\n\n');
}
