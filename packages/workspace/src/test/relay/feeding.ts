// What a device is sent when it comes: welcome, documents whole where it holds less, then the line from its cursor on.
import type { WireEntry } from '@baton/protocol/frames';
import { allThatIsKept } from '@baton/protocol/holding';
import type { Line, Said } from './line.ts';
import type { HeldSnapshot, RelayState } from './state.ts';

export function greet(relay: RelayState, line: Line, hello: Said<'hello'>): void {
  relay.hellos.push(hello);
  const isKnown = hello.cursor === null || hello.incarnation === relay.incarnation;
  const from = hello.cursor?.number ?? 0;
  const isLost = !isKnown || from > relay.head;
  welcome(relay, line, isLost);
  line.from = from;
  const told = hello.ahead.find(([doc]) => doc === allThatIsKept)?.[2] ?? 0;
  if (told > (relay.times.get(line.device) ?? 0)) mark(relay, line, [allThatIsKept, 0]);
  // What it says in the same breath is heard first.
  if (!isLost) relay.time.scheduler.after(0, () => feed(relay, line, sendSnapshots(relay, line, hello)));
}

function welcome(relay: RelayState, line: Line, rolledBack: boolean): void {
  const { incarnation, head, safe, time } = relay;
  const { deviceNo } = relay.who(line);
  line.send({ type: 'welcome', incarnation, deviceNo, head, now: time.clock(), rolledBack, safe, state: 'open' });
}

/** How far a document is with the device from now on, without its bytes. */
export function mark({ epochs }: RelayState, line: Line, [doc, number]: readonly [string, number]): void {
  const epoch = epochs.get(doc) ?? 0;
  line.send({ type: 'snapshot', doc, epoch, number, offset: 0, total: 0, bytes: new Uint8Array(), stamp: null });
}

export function sendSnapshot(
  { partBytes }: RelayState,
  line: Line,
  { doc, epoch, number, bytes }: HeldSnapshot & { readonly doc: string },
): void {
  const total = bytes.length;
  for (let offset = 0; offset < total; offset += partBytes) {
    const part = bytes.subarray(offset, offset + partBytes);
    line.send({ type: 'snapshot', doc, epoch, number, offset, total, bytes: part, stamp: null });
  }
}

function sendSnapshots(relay: RelayState, line: Line, { cursor, ahead }: Said<'hello'>): ReadonlyMap<string, number> {
  const covered = new Map(ahead.map(([doc, , number]) => [doc, number]));
  for (const [doc, snapshot] of relay.snapshots) {
    if (snapshot.number <= Math.max(cursor?.number ?? 0, covered.get(doc) ?? 0)) continue;
    if (!relay.keeps(line, doc)) continue;
    sendSnapshot(relay, line, { doc, ...snapshot });
    covered.set(doc, snapshot.number);
  }
  return covered;
}

export function feed(relay: RelayState, line: Line, covered: ReadonlyMap<string, number>): void {
  const isCovered = (entry: WireEntry): boolean =>
    entry.kind === 'update' && entry.number <= (covered.get(entry.envelope.doc) ?? 0);
  const entries = relay.shown(
    line,
    relay.log.slice(line.from).filter((entry) => !isCovered(entry)),
  );
  const half = Math.floor(entries.length / 2);
  // In two frames, so that catching up is more than one step.
  if (half > 0)
    line.send({
      type: 'entries',
      entries: entries.slice(0, half),
      cursor: relay.cursorAt((entries[half]?.number ?? relay.head + 1) - 1),
      live: false,
    });
  line.send({ type: 'entries', entries: entries.slice(half), cursor: relay.cursorAt(relay.head), live: true });
  line.live = true;
  relay.lines.add(line);
}
