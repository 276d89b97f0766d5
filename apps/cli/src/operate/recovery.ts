// `baton recovery`: how far a relay that was set back has been filled again; with --open, decisions go on without those
// devices that will not come.
import { parseArgs } from 'node:util';
import { openByHand, recoveringAt } from '@baton/sync-server/ops/as-operator';
import type { Command } from '../command.ts';
import { configOf, count, filledSentence, recoveringSentence } from './where.ts';

const options = {
  data: { type: 'string' },
  open: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

export const recovery: Command = async (args) => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const config = configOf(values.data);
  const all = await recoveringAt(config);
  const [only] = positionals;
  const asked = only === undefined ? all : all.filter(({ workspace }) => workspace === only);
  if (values.open) for (const { workspace } of asked) await openByHand(config, workspace);
  if (values.json) {
    console.log(JSON.stringify({ opened: values.open, recovering: asked }));
    return 0;
  }
  if (asked.length === 0) console.log('Nothing is being filled again.');
  for (const one of asked) {
    console.log(recoveringSentence(one));
    console.log(filledSentence(one));
    if (values.open) {
      const late = `${count(one.missing.length, 'device')} not heard`;
      console.log(`Opened, with ${late}: what they bring later is taken in all the same.`);
    } else console.log('It opens by itself when all were heard; with --open, now.');
  }
  return 0;
};
