// docs/rows.md says what is built. Each row names a capability, a test that shows it and a picture, and all three exist.
//   | row | test | picture |
//   | A1 | apps/e2e/src/two-people-one-board.e2e.ts › a card moves | docs/pictures/board.png |
import { allFiles, read, report } from './files.mjs';

const files = new Set(allFiles());
/** @param {string} path */
const table = (path) =>
  read(path)
    .split('\n')
    .map((line, at) => ({
      at: at + 1,
      cells: line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    }))
    .filter(({ cells }) => cells.length > 1 && !/^-+$|^row$|^id$/.test(cells[0] ?? ''));

const catalogue = new Set(table('docs/catalogue.md').map(({ cells }) => cells[0]));
const rows = table('docs/rows.md');

/** @param {string} cell */
function testFinding(cell) {
  const [path = '', name = ''] = cell.split(' › ');
  if (name === '') return `write the test as "path › name", not "${cell}"`;
  if (!files.has(path)) return `there is no file ${path}`;
  const source = read(path);
  const shown = ["'", '"', '`'].some((quote) =>
    source.includes(quote + name.replaceAll("'", quote === "'" ? "\\'" : "'")),
  );
  return shown ? undefined : `${path} has no test "${name}"`;
}

/** @param {string} cell */
function pictureFinding(cell) {
  if (/^look\/\d\d[a-z]?-[a-z-]+$/.test(cell)) {
    return table('docs/catalogue.md').length > 0 && read('docs/catalogue.md').includes(`\`${cell}\``)
      ? undefined
      : `there is no picture ${cell} in docs/catalogue.md`;
  }
  if (cell === '–') return undefined;
  return cell.startsWith('docs/pictures/') && files.has(cell) ? undefined : `there is no picture ${cell}`;
}

const seen = new Set();
const findings = rows.flatMap(({ at, cells }) => {
  const [row = '', test = '', picture = ''] = cells;
  const found = [
    catalogue.has(row) ? undefined : `${row} is not in docs/catalogue.md`,
    seen.has(row) ? `${row} stands twice` : undefined,
    ...test.split('; ').map(testFinding),
    pictureFinding(picture),
  ].filter((finding) => finding !== undefined);
  seen.add(row);
  return found.map((finding) => `docs/rows.md:${at}: ${finding}`);
});
report(findings, `${rows.length} of ${catalogue.size} capabilities shown`);
