// Batches of devices: judged by ids and clocks as the real relay judges them, taken whole or refused whole.
import type { RefuseReason, WireEntry } from '@baton/protocol/frames';
import { partsOfClientId } from '@baton/replica/client-id';
import type { Line, Said } from './line.ts';
import type { RelayState } from './state.ts';

type Push = Said<'push'>;

const saidIn = ({ envelopes }: Push): string =>
  envelopes.map(({ doc, client, from, bytes }) => `${doc} ${client} ${from} ${bytes.join()}`).join('|');

function whyRefused(relay: RelayState, line: Line, push: Push): RefuseReason | null {
  const refused = relay.refuseNext(push);
  if (refused) return refused;
  const { deviceNo } = relay.who(line);
  if (push.envelopes.some(({ client }) => partsOfClientId(client)?.deviceNo !== deviceNo)) return 'guard';
  if (push.envelopes.some(({ doc, epoch }) => epoch !== (relay.epochs.get(doc) ?? 0))) return 'epoch';
  return goesOn(relay, push) ? null : 'resend';
}

export function take(relay: RelayState, line: Line, push: Push): void {
  relay.pushes.push(push);
  const { batch } = push;
  const refuse = (reason: RefuseReason): void =>
    line.send({ type: 'refused', batch, reason, detail: '', now: relay.time.clock() });
  const acknowledge = (numbers: readonly number[]): void =>
    line.send({ type: 'ack', batch, numbers, time: relay.time.clock(), cursor: relay.cursorAt(relay.head) });
  const key = `${line.device} ${batch}`;
  const said = saidIn(push);
  const known = relay.acked.get(key);
  if (known) return known.said === said ? acknowledge(known.numbers) : refuse('clone');
  const reason = whyRefused(relay, line, push);
  if (reason !== null) return refuse(reason);
  const updates = push.envelopes.map((envelope, at): WireEntry => ({
    kind: 'update',
    number: relay.head + 1 + at,
    ...relay.who(line),
    time: relay.time.clock(),
    envelope,
  }));
  relay.append(updates, line);
  const numbers = updates.map(({ number }) => number);
  relay.acked.set(key, { numbers, said });
  acknowledge(numbers);
  giveShorts(relay, push);
}

/** Each stream's clocks follow each other, also within one batch; all or nothing. */
export function goesOn({ clocks }: RelayState, { envelopes }: Pick<Push, 'envelopes'>): boolean {
  const next = new Map<string, number>();
  for (const { doc, client, from, to } of envelopes) {
    const stream = `${doc} ${client}`;
    const clock = next.get(stream) ?? clocks.get(stream) ?? 0;
    if (to > from && from !== clock) return false;
    next.set(stream, Math.max(to, clock));
  }
  for (const [stream, clock] of next) clocks.set(stream, clock);
  return true;
}

function giveShorts(relay: RelayState, { asks }: Push): void {
  for (const { project, record } of asks) {
    const given = [...relay.shorts.keys()].filter((key) => key.startsWith(`${project} `));
    if (given.includes(`${project} ${record}`)) continue;
    const short = given.length + 1;
    relay.shorts.set(`${project} ${record}`, short);
    relay.append([{ kind: 'numbers', number: relay.head + 1, project, given: [[record, short]] }], null);
  }
}
