// `baton doctor`: what is well and what is not with the relay of this machine, in plain sentences. Changes nothing.
import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { examine } from './examine.ts';
import { configOf } from './where.ts';

export const doctor: Command = async (args) => {
  const options = { data: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  const { values } = parseArgs({ args, options });
  // oxlint-disable-next-line no-restricted-properties -- the terminal's end of "the clock is handed in"
  const findings = await examine(configOf(values.data), Date.now());
  const isWell = findings.every(({ level }) => level !== 'bad');
  const signs = { well: 'ok ', note: 'note', bad: 'BAD' } as const;
  if (values.json) console.log(JSON.stringify({ well: isWell, findings }));
  else for (const { level, sentence } of findings) console.log(`${signs[level].padEnd(5)} ${sentence}`);
  return isWell ? 0 : 1;
};
