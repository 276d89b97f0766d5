// From a file's text to an export, or to the sentence that says why not. Never throws for what a file holds.
import { toExport, type TrelloExport } from './export.ts';

export interface Refused {
  readonly refused: string;
}
const largest = 50_000_000;
const deepest = 60;

const how = 'In Trello, open the board’s menu, choose “Print, export and share”, then “Export as JSON”.';
export const sentences = {
  empty: 'This file is empty.',
  tooLarge: 'This file is larger than 50 MB. A Trello board export is smaller; is it another file?',
  tooDeep: 'This file is nested far deeper than a Trello export is, so it was not read.',
  truncated: 'This file breaks off before its end. Export the board once more and try again.',
  notJson: `This is not a Trello export: it is not JSON. ${how}`,
  apiDump: `This came from Trello’s API or another tool, it is not a board export. ${how}`,
  card: `This is the export of a single card. Baton takes in a whole board. ${how}`,
  other: `This is JSON, but not a Trello board export. ${how}`,
} as const;

/** The closing quote of the string that opens at a place; the end of the text where it has none. */
function endOfString(text: string, opening: number): number {
  for (let at = opening + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92) at += 1;
    else if (code === 34) return at;
  }
  return text.length;
}

/** Whether brackets are nested deeper than any export is; looked at before the text is parsed. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) at = endOfString(text, at);
    else if (code === 123 || code === 91) depth += 1;
    else if (code === 125 || code === 93) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

function parsed(text: string): { value: unknown } | Refused {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // A door: whatever the parser says, the person is told one of two sentences.
    const begins = /^\s*[{[]/.test(text);
    return { refused: begins && !/[}\]]\s*$/.test(text) ? sentences.truncated : begins ? damaged : sentences.notJson };
  }
}
const damaged = 'This file is damaged: it begins like a Trello export, but cannot be read. Export the board once more.';

function notABoard(value: unknown): Refused {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { refused: sentences.other };
  const has = (key: string) => Object.hasOwn(value, key);
  if (has('idBoard') && has('idList')) return { refused: sentences.card };
  const looksAlike = has('lists') || has('cards');
  return { refused: looksAlike ? sentences.apiDump : sentences.other };
}

/** The text of a file that somebody chose. */
export function readTrello(text: string): { readonly board: TrelloExport } | Refused {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (plain.trim() === '') return { refused: sentences.empty };
  if (plain.length > largest) return { refused: sentences.tooLarge };
  if (isTooDeep(plain)) return { refused: sentences.tooDeep };
  const json = parsed(plain);
  if ('refused' in json) return json;
  const board = toExport(json.value);
  return board === null ? notABoard(json.value) : { board };
}
export const isRefused = (value: object): value is Refused => 'refused' in value;
