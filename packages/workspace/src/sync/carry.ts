// Carrying changes by file between devices of one person. What the other had received is taken as if it had come from the
// relay, which tells it again later: the same bytes change nothing. What the other had not sent is written here as the
// very same cells, with their own time, so that both may send it and it counts once. Typed text is left to its device.
import { pendingIn, readCarryFile, writeCarryFile, type CarryFile, type CarryHead } from '@baton/ledger/carry-file';
import { refuse, type Refusal } from '@baton/model/refusal';
import { readConfirmed } from '@baton/store/confirmed';
import type { Waiting } from '@baton/store/outbox';
import type { StoredEnvelope } from '@baton/store/schema';
import { append } from '../gestures/appending.ts';
import { ctxOf, type Core } from '../core.ts';
import { isPage, isUnknown } from '../disk/held.ts';
import { takeUpdate } from '../incoming/incoming.ts';
import type { ChangesRead } from '../sync-contract.ts';

const sentences = {
  damaged: 'This file is damaged, or is no file of changes.',
  foreign: 'This file was made in another workspace, or by a device that is not yours.',
  gap: 'This file builds on changes that this device has not received yet. Reach the relay once, then read it again.',
} as const;
const no = (why: keyof typeof sentences): Refusal => refuse('not-valid', sentences[why]);

/** Everything above this is held as single entries. */
async function heldAfter({ options }: Core): Promise<number> {
  const snapshots = await options.disk.range('snapshots');
  return Math.max(0, ...snapshots.map(({ value }) => (value as { upTo: number }).upTo));
}

const partOf = ({ bytes, ...rest }: StoredEnvelope) => ({ ...rest, size: bytes.length });

interface Received {
  readonly received: CarryHead['received'];
  readonly parts: readonly Uint8Array[];
}
async function readReceived({ held, options, asking }: Core, after: number): Promise<Received> {
  const received: CarryHead['received'] = [];
  const parts: Uint8Array[] = [];
  for (const doc of held.docs.keys()) {
    // A part of it would leave a gap where it is read in.
    if (!asking.isHere(doc)) continue;
    for (const { bytes, epoch, client, from, to, ...line } of await readConfirmed(options.disk, doc, after)) {
      received.push({ doc, epoch, client, from, to, size: bytes.length, ...line });
      parts.push(bytes);
    }
  }
  return { received, parts };
}

interface Carried extends Received {
  readonly madeAt: number;
  readonly after: number;
  readonly waiting: readonly Waiting[];
}
function carryFileOf(
  { held, me, options }: Core,
  { madeAt, after, received, parts, waiting }: Carried,
): Promise<Uint8Array> {
  const head: CarryHead = {
    version: 1,
    workspace: me.workspace,
    device: me.device,
    madeAt,
    incarnation: held.sessions.incarnation,
    after,
    upTo: held.cursor?.number ?? 0,
    received: [...received],
    pending: waiting.map(({ batch, name, at, asks, envelopes }) => ({
      batch,
      name: name ?? null,
      at,
      asks: asks.map((ask) => ({ ...ask })),
      envelopes: envelopes.map(partOf),
    })),
  };
  const sending = waiting.flatMap(({ envelopes }) => envelopes.map(({ bytes }) => bytes));
  return writeCarryFile({ head, parts: [...parts, ...sending] }, options.key);
}

export async function carryOut(core: Core): Promise<Uint8Array> {
  await core.journal.flush();
  const after = await heldAfter(core);
  const waiting = [...core.held.outbox.values()];
  return carryFileOf(core, { madeAt: core.options.clock(), after, ...(await readReceived(core, after)), waiting });
}

/** Of these edits alone: nothing that anybody else has written is in it. */
export const carryUnsent = (
  core: Core,
  waiting: readonly Waiting[],
  madeAt = core.options.clock(),
): Promise<Uint8Array> =>
  carryFileOf(core, { madeAt, after: core.held.cursor?.number ?? 0, received: [], parts: [], waiting });

/** Of a device of this person, also one that was lost since. */
const keyIn =
  ({ world, me }: Core) =>
  ({ workspace, device }: CarryHead): string | undefined => {
    const devices: Readonly<Record<string, { readonly person: string; readonly key: string }>> =
      world.world()?.directory.devices ?? {};
    const found = devices[device];
    return workspace === me.workspace && found?.person === me.person ? found.key : undefined;
  };

/** What lies behind the cursor is known; what lies above it can be taken where nothing is missing between. */
function takeReceived(core: Core, { head, parts }: CarryFile): { received: number; known: number } {
  const cursor = core.held.cursor?.number ?? 0;
  const all = head.received.map((part, at) => ({ part, bytes: parts[at] ?? new Uint8Array() }));
  const isNew = ({ part: { doc, number, deviceNo } }: (typeof all)[number]): boolean =>
    number > Math.max(cursor, core.held.docs.get(doc) ?? 0) && deviceNo !== core.me.deviceNo;
  // What is not held here comes whole from the relay.
  const news = all.filter(isNew).filter(({ part: { doc } }) => core.asking.isHere(doc));
  const writes = news
    .toSorted((left, right) => left.part.number - right.part.number)
    .flatMap(({ part: { number, person, deviceNo, time, size: _size, ...envelope }, bytes }) =>
      takeUpdate(core, { kind: 'update', number, person, deviceNo, time, envelope: { ...envelope, bytes } }),
    );
  if (writes.length > 0) void core.journal.write([...writes, ...core.away.writes()]);
  return { received: news.length, known: all.length - news.length };
}

async function takePending(core: Core, file: CarryFile): Promise<{ own: number; known: number; left: number }> {
  const sum = { own: 0, known: 0, left: 0 };
  for (const { name, envelopes: all } of pendingIn(file)) {
    const cells = all.filter(({ doc }) => !isPage(doc) && !isUnknown(doc));
    sum.left += all.length - cells.length;
    if (cells.length === 0) continue;
    core.held.batch += 1;
    const { batch } = core.held;
    const written = await core.replica.carryOver(String(batch), cells, ctxOf(core));
    if (written.envelopes.length === 0) sum.known += 1;
    else sum.own += 1;
    const gesture = name === null ? null : { ...written.gesture, name };
    await append(core, batch, { ...written, gesture, done: null });
  }
  return sum;
}

export async function carryIn(core: Core, bytes: Uint8Array): Promise<ChangesRead | Refusal> {
  const file = await readCarryFile(bytes, keyIn(core));
  if (file === 'damaged' || file === 'foreign') return no(file);
  const { head } = file;
  const isOfNow = head.incarnation === core.held.sessions.incarnation;
  if (!isOfNow || head.after > (core.held.cursor?.number ?? 0)) return no('gap');
  // A file of this very device holds nothing that it has not.
  if (head.device === core.me.device) return { own: 0, received: 0, known: head.received.length, left: 0 };
  const received = takeReceived(core, file);
  const pending = await takePending(core, file);
  return {
    own: pending.own,
    received: received.received,
    known: received.known + pending.known,
    left: pending.left,
  };
}
