// What a device says that it keeps. As the relay does it: each name whole, then its mark; to who is not live yet, before all else.
import { allThatIsKept, covers, isPattern, keeps } from '@baton/protocol/holding';
import { mark, sendSnapshot } from './feeding.ts';
import type { Line, Said } from './line.ts';
import type { RelayState } from './state.ts';

export function hold(relay: RelayState, line: Line, { type, docs }: Said<'hold' | 'drop'>): void {
  relay.asks.push({ type, docs });
  const before = new Set(relay.held.get(line.device));
  const held = new Set(before);
  for (const name of docs) void (type === 'hold' ? held.add(name) : held.delete(name));
  relay.held.set(line.device, held);
  const times = (relay.times.get(line.device) ?? 0) + 1;
  relay.times.set(line.device, times);
  if (type === 'hold') for (const name of docs) answer(relay, line, { name, before });
  mark(relay, line, [allThatIsKept, times]);
  if (line.live) line.send({ type: 'entries', entries: [], cursor: relay.cursorAt(relay.head), live: true });
}

function answer(
  relay: RelayState,
  line: Line,
  { name, before }: { readonly name: string; readonly before: ReadonlySet<string> },
): void {
  const upTo = line.live ? relay.head : line.from;
  for (const doc of docsUnder(relay, name, isPattern(name) ? before : new Set())) sendWhole(relay, line, [doc, upTo]);
  mark(relay, line, [name, Math.max(1, upTo)]);
}

function docsUnder({ log, snapshots }: RelayState, name: string, known: ReadonlySet<string>): string[] {
  const docs = new Set(log.flatMap((entry) => (entry.kind === 'update' ? [entry.envelope.doc] : [])));
  for (const doc of snapshots.keys()) docs.add(doc);
  return [...docs].filter((doc) => covers(name, doc) && !keeps(known, doc));
}

function sendWhole(relay: RelayState, line: Line, [doc, upTo]: readonly [string, number]): void {
  const snapshot = relay.snapshots.get(doc);
  if (snapshot && upTo > 0) sendSnapshot(relay, line, { doc, ...snapshot });
  else mark(relay, line, [doc, 0]);
  const entries = relay.log.filter(
    (entry) =>
      entry.kind === 'update' &&
      entry.envelope.doc === doc &&
      entry.number > (snapshot?.number ?? 0) &&
      entry.number <= upTo,
  );
  line.send({ type: 'entries', entries, cursor: relay.cursorAt(upTo), live: false });
}
