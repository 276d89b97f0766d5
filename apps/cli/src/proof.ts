// `baton proof`: what was decided about a task as one file, and its check with no relay and no device.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isIllegal } from '@baton/model/directory/rules';
import { proofHere, proofIn, type Proven } from '@baton/workspace/decisions/proving';
import type { Command } from './command.ts';
import { homeOfTerminal } from './home.ts';

const when = (time: number): string => new Date(time).toISOString().slice(0, 16).replace('T', ' ');

function approvalLines({ approved, content }: Proven): string[] {
  if (approved === null) return ['It is not approved.'];
  const { quorum, seats, said, hash, signatures } = approved;
  const signed = signatures
    .filter(({ says }) => says === 'yes')
    .map(({ by, via, at, number, device, key }) => {
      const seat = via === null ? '' : ` in the place of ${via}`;
      return `  signed by ${by}${seat} on ${when(at)} UTC, decision ${number}, device ${device}, key ${key}`;
    });
  return [
    `It is approved: ${quorum} of ${seats.length} had to sign.`,
    `  asked by ${said.by} on ${when(said.at)} UTC, decision ${said.number}`,
    ...signed,
    content === null ? `  of content ${hash}, which is not in the file` : `  of the content in the file, ${hash}`,
  ];
}

function linesOf(proven: Proven): string[] {
  const { workspace, relayKey, entries, number, time, task, holder } = proven;
  const has = holder === null ? [] : [`${holder.to} has it since ${when(holder.at)} UTC, decision ${holder.number}.`];
  return [
    `Task ${task} of workspace ${workspace}, as decided until ${when(time)} UTC.`,
    ...approvalLines(proven),
    ...has,
    `All ${entries} decisions up to ${number} stand, in the order of the relay with key ${relayKey}.`,
  ];
}

async function verify(path: string, isJson: boolean): Promise<number> {
  const proven = await proofIn(readFileSync(path, 'utf8'));
  if (isIllegal(proven)) {
    if (isJson) console.log(JSON.stringify({ refused: proven.illegal }));
    else console.error(`baton: ${path} proves nothing: ${proven.illegal}.`);
    return 1;
  }
  console.log(isJson ? JSON.stringify(proven) : linesOf(proven).join('\n'));
  return 0;
}

async function make(task: string, { out, content }: { out: string; content: string | undefined }): Promise<number> {
  const home = homeOfTerminal();
  if (!home.identity()) throw new Error('This terminal has not joined a workspace yet: baton join LINK.');
  const disk = home.openDisk();
  try {
    const covered = content === undefined ? null : readFileSync(content, 'utf8');
    const file = await proofHere(disk, { task, content: covered });
    if (typeof file !== 'string') throw new Error(`${file.illegal}, as far as this device knows.`);
    writeFileSync(out, file);
    console.log(`${out}: check it with baton proof verify.`);
    return 0;
  } finally {
    disk.close();
  }
}

const how = 'baton proof TASK [--out FILE] [--content FILE], or baton proof verify FILE [--json].';

export const proof: Command = async (args) => {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' }, content: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [first, file, ...more] = positionals;
  if (first === 'verify' && file !== undefined && more.length === 0) return verify(file, values.json === true);
  if (first === undefined || first === 'verify' || file !== undefined) throw new Error(how);
  return make(first, { out: values.out ?? `${first}.proof.json`, content: values.content });
};
