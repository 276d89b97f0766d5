// `baton seed`: a company as large as wished, on a running relay or in a data directory of which nobody else makes use.
import { parseArgs } from 'node:util';
import { dayOf, Day } from '@baton/model/day';
import { z } from 'zod';
import type { Command } from '../command.ts';
import { openRelayOver } from './relay-over.ts';
import { planOf } from './plan.ts';
import { writeCompany } from './write-company.ts';

const options = {
  people: { type: 'string', default: '60' },
  tasks: { type: 'string', default: '1000' },
  documents: { type: 'string', default: '0' },
  title: { type: 'string', default: 'Northwind Outdoor' },
  today: { type: 'string' },
  relay: { type: 'string' },
  data: { type: 'string' },
  address: { type: 'string', default: 'http://localhost:4848' },
  json: { type: 'boolean', default: false },
} as const;

const Size = z
  .object({
    people: z.coerce.number().int().min(1).max(5_000),
    tasks: z.coerce.number().int().min(0).max(1_000_000),
    documents: z.coerce.number().int().min(0),
  })
  .refine(
    ({ tasks, documents }) => documents <= tasks,
    'documents hang on tasks: there are fewer tasks than documents',
  );

function sizeOf(values: object) {
  const size = Size.safeParse(values);
  if (size.success) return size.data;
  const [issue] = size.error.issues;
  throw new Error(`--${issue?.path.join('.') || 'documents'}: ${issue?.message ?? 'is not valid'}`);
}

export const seed: Command = async (args) => {
  const { values } = parseArgs({ args, options });
  const plan = planOf(sizeOf(values));
  // oxlint-disable-next-line no-restricted-properties -- the terminal's end of "the clock is handed in"
  const begun = Date.now();
  const today = Day.parse(values.today ?? dayOf(begun, -new Date().getTimezoneOffset()));
  const say = (line: string): void => void (values.json || console.log(line));
  const relay = await openRelayOver(values);
  try {
    const address = relay.isOurs ? values.address : relay.url;
    const told = await writeCompany({ relay: relay.url, address, title: values.title, today, plan, say });
    const seconds = Math.round((Date.now() - begun) / 100) / 10;
    const report = { ...told, seconds };
    if (values.json) console.log(JSON.stringify(report));
    say(`${report.tasks} tasks, ${report.people} people, ${report.departments} departments in ${seconds} s.`);
    say(`To look at it, be one more person:  ${told.invitation}`);
    say(`To be its founder, Ines Carvalho:   ${told.recovery}`);
  } finally {
    await relay.end();
  }
  return 0;
};
