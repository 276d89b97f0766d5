// People out of a pasted list or a table: an address in each line, and a name where there is one beside it.
import type { Listed } from '@baton/workspace/doors/invitations';

export const mostListed = 200;
export interface PastedList {
  readonly people: readonly Listed[];
  /** Lines in which no address was found, as they stand there. */
  readonly unread: readonly string[];
  /** Addresses that stood there more than once. */
  readonly twice: readonly string[];
}

const address = /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"().]+$/u;
const named = /^(.*?)\s*<([^<>]+)>$/u;

/** The rows of a table: cells apart by comma, semicolon or tab; in quotes they may hold all of these, and line breaks. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const cells = /(?:"((?:[^"]|"")*)"|([^",;\t\r\n]*))[^\S\r\n\t]*([,;\t]|\r?\n|\r|$)/uy;
  const rows: string[][] = [[]];
  for (let at = 0; at < text.length;) {
    cells.lastIndex = at;
    const { cell, end, width } = cellOf(cells.exec(text)) ?? restOfLine(text, at);
    at += width;
    rows.at(-1)?.push(cell.trim());
    if (!/^[,;\t]$/u.test(end)) rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

interface Cell {
  readonly cell: string;
  readonly end: string;
  readonly width: number;
}
function cellOf(found: RegExpExecArray | null): Cell | null {
  if (found === null) return null;
  const [whole, quoted, bare = '', end = ''] = found;
  return { cell: quoted?.replaceAll('""', '"') ?? bare, end, width: Math.max(1, whole.length) };
}
/** A quote in the middle of a cell is no quote: what is left of the line is one cell. */
function restOfLine(text: string, from: number): Cell {
  const [cell = ''] = text.slice(from).split(/[\r\n]/u);
  return { cell, end: '\n', width: cell.length + 1 };
}

/** "Ann Lee <ann@work.example>", or an address alone. */
function personIn(cell: string): Listed | null {
  const [, name = '', mail = cell] = named.exec(cell) ?? [];
  return address.test(mail) ? { name: name.trim(), mail } : null;
}

function peopleOf(row: readonly string[]): readonly Listed[] {
  const found = row.map(personIn).filter((one) => one !== null);
  const [first] = found;
  if (found.length !== 1 || first === undefined || first.name !== '') return found;
  // Of one address its name is what stands beside it, first name and last name apart or not.
  const name = row.filter((cell) => cell !== '' && personIn(cell) === null).slice(0, 2);
  return [{ name: name.join(' '), mail: first.mail }];
}

const isHead = (row: readonly string[]): boolean =>
  row.some((cell) => /^(?:e-?)?mail\b/iu.test(cell)) && peopleOf(row).length === 0;

export function readPasted(text: string): PastedList {
  const rows = rowsOf(text);
  const people = new Map<string, Listed>();
  const unread: string[] = [];
  const twice: string[] = [];
  for (const [at, row] of rows.entries()) {
    if (at === 0 && isHead(row)) continue;
    const found = peopleOf(row);
    if (found.length === 0) unread.push(row.join(', '));
    for (const one of found) {
      const key = one.mail.toLowerCase();
      if (people.has(key)) twice.push(one.mail);
      else people.set(key, one);
    }
  }
  return { people: [...people.values()], unread, twice };
}
