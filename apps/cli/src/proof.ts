// `baton proof`: what was decided about a task as one file, and its check with no relay and no device.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isIllegal } from '@baton/model/directory/rules';
import { proofHere, proofIn, type Proven } from '@baton/workspace/decisions/proving';
import type { Command } from './command.ts';
import { homeOfTerminal } from './home.ts';

const when = (time: number): string => new Date(time).toISOString().slice(0, 16).replace('T', ' ');

/** Ids with what the file calls them: a name is nobody's signature. */
const named =
  ({ names }: Proven) =>
  (id: string): string =>
    Object.hasOwn(names, id) ? `${names[id]} (${id})` : id;

function aboutLines(proven: Proven): string[] {
  const { about } = proven;
  if (about === null) return [];
  const { decision, number, person, via, time, device, key, text, isStrong } = about;
  const who = `${named(proven)(person)}${via === null ? '' : ` in the place of ${named(proven)(via)}`}`;
  return [
    `Decision ${number}: ${decision.type}, signed by ${who} on ${when(time)} UTC.`,
    `  device ${device}, key ${key}${isStrong ? ', with a passkey' : ''}`,
    ...(text === null ? [] : [`  with the words: ${text}`]),
    ...(about.doubt === 'none' ? [] : [`  its device is said to have been in other hands: it ${doubts[about.doubt]}`]),
  ];
}
const doubts = { waits: 'waits until that is settled', void: 'counts for nothing' } as const;

function approvalLines(proven: Proven): string[] {
  const { approved, content } = proven;
  const nameOf = named(proven);
  if (approved === null) return ['It is not approved.'];
  const { quorum, seats, said, hash, signatures } = approved;
  const signed = signatures
    .filter(({ says }) => says === 'yes')
    .map(({ by, via, at, number, device, key }) => {
      const seat = via === null ? '' : ` in the place of ${nameOf(via)}`;
      return `  signed by ${nameOf(by)}${seat} on ${when(at)} UTC, decision ${number}, device ${device}, key ${key}`;
    });
  return [
    `It is approved: ${quorum} of ${seats.length} had to sign.`,
    `  asked by ${nameOf(said.by)} on ${when(said.at)} UTC, decision ${said.number}`,
    ...signed,
    content === null ? `  of content ${hash}, which is not in the file` : `  of the content in the file, ${hash}`,
  ];
}

function linesOf(proven: Proven): string[] {
  const { workspace, relayKey, entries, number, time, task, holder } = proven;
  const has =
    holder === null
      ? []
      : [`${named(proven)(holder.to)} has it since ${when(holder.at)} UTC, decision ${holder.number}.`];
  return [
    `Task ${task} of workspace ${workspace}, as decided until ${when(time)} UTC.`,
    ...aboutLines(proven),
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

interface Making {
  readonly out: string;
  readonly content: string | undefined;
  readonly number: number | null;
}
async function make(task: string, { out, content, number }: Making): Promise<number> {
  const home = homeOfTerminal();
  if (!home.identity()) throw new Error('This terminal has not joined a workspace yet: baton join LINK.');
  const disk = home.openDisk();
  try {
    const covered = content === undefined ? null : readFileSync(content, 'utf8');
    const file = await proofHere(disk, { task, number, content: covered, names: {} });
    if (typeof file !== 'string') throw new Error(`${file.illegal}, as far as this device knows.`);
    writeFileSync(out, file);
    console.log(`${out}: check it with baton proof verify.`);
    return 0;
  } finally {
    disk.close();
  }
}

const how = 'baton proof TASK [--decision NUMBER] [--out FILE] [--content FILE], or baton proof verify FILE [--json].';

function numberIn(typed: string | undefined): number | null {
  if (typed === undefined) return null;
  if (!/^[1-9]\d{0,14}$/u.test(typed)) throw new Error(how);
  return Number(typed);
}

export const proof: Command = async (args) => {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      content: { type: 'string' },
      decision: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [first, file, ...more] = positionals;
  const number = numberIn(values.decision);
  if (first === 'verify' && file !== undefined && more.length === 0) return verify(file, values.json === true);
  if (first === undefined || first === 'verify' || file !== undefined) throw new Error(how);
  return make(first, { out: values.out ?? `${first}.proof.json`, content: values.content, number });
};
