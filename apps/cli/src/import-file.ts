// `baton import`: what would come of a file of another program (no relay, nothing joined), or the import itself.
import { parseArgs } from 'node:util';
import { planOf } from '@baton/interchange/trello/plan';
import { previewOf } from '@baton/interchange/trello/preview';
import { isRefused, readTrello } from '@baton/interchange/trello/read';
import type { Command } from './command.ts';
import { importHere } from './import-here.ts';
import { previewText } from './preview-text.ts';
import { readTextFile } from './read-file.ts';

const options = {
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  into: { type: 'string' },
  'leave-archived': { type: 'boolean', default: false },
} as const;

function refuse(sentence: string, asJson: boolean): number {
  if (asJson) console.log(JSON.stringify({ refused: sentence }));
  else console.error(sentence);
  return 1;
}

export const importFile: Command = async (args) => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new Error('Which file? One at a time: baton import FILE');
  const file = await readTextFile(path);
  const read = 'text' in file ? readTrello(file.text) : file;
  if (isRefused(read)) return refuse(read.refused, values.json);
  const preview = previewOf(read.board);
  if (values['dry-run']) {
    console.log(values.json ? JSON.stringify(preview) : previewText(read.board.name, preview));
    return 0;
  }
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const done = await importHere(planOf(read.board, { zone }), {
    into: values.into,
    archived: values['leave-archived'] ? 'leave' : 'bring',
  });
  if (isRefused(done)) return refuse(done.refused, values.json);
  console.log(values.json ? JSON.stringify(done) : done.sentence);
  return 0;
};
