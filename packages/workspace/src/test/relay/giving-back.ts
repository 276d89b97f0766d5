// A relay that was set back to an earlier day, and what devices bring it again.
import type { WireEntry } from '@baton/protocol/frames';
import { feed } from './feeding.ts';
import type { Line, Said } from './line.ts';
import { goesOn } from './pushing.ts';
import type { RelayState } from './state.ts';

/** What came after is gone, and it knows that. */
export function forgetAfter(relay: RelayState, to: number): void {
  relay.log.length = to;
  relay.incarnation += 1;
  relay.clocks.clear();
  relay.acked.clear();
  relay.shorts.clear();
  for (const entry of relay.log)
    if (entry.kind === 'update') relay.clocks.set(`${entry.envelope.doc} ${entry.envelope.client}`, entry.envelope.to);
}

export function findPlace(relay: RelayState, line: Line, trail: Said<'trail'>): void {
  relay.trails.push(trail);
  // A point above the cursor of its hello is only shown.
  const most = Math.min(relay.head, line.from);
  line.from = trail.points.find(({ number }) => number <= most)?.number ?? 0;
  line.send({ type: 'resume', base: relay.cursorAt(line.from) });
}

/** How much of an offered entry is here already. */
function knownOf({ clocks }: RelayState, entry: WireEntry): number {
  if (entry.kind === 'numbers') return entry.given.length;
  if (entry.kind !== 'update') return 1;
  const { doc, client, from, to } = entry.envelope;
  return to > from && to <= (clocks.get(`${doc} ${client}`) ?? 0) ? 1 : 0;
}

export function takeOffer(relay: RelayState, line: Line, offer: Said<'offer'>): void {
  relay.offers.push(offer);
  let taken = 0;
  const known = offer.entries.reduce((sum, entry) => sum + knownOf(relay, entry), 0);
  for (const entry of offer.entries) {
    if (entry.kind !== 'update' || knownOf(relay, entry) > 0 || !relay.takes(entry)) continue;
    if (!goesOn(relay, { envelopes: [entry.envelope] })) continue;
    taken += 1;
    relay.append([{ ...entry, number: relay.head + 1 }], null);
  }
  line.send({ type: 'offered', taken, known, refused: 0 });
  if (offer.last && !line.live) feed(relay, line, new Map());
}
