// What is aside of an epoch that its document has left behind meanwhile: it is no part of it any more, and no relay takes it.
// What the relay had of it is in the new beginning. Of the rest cells go over as they are, with the time and author that
// they have, where nothing newer stands; own text of a page goes to the tray where the new beginning does not have it.
import { isRelaysClient } from '@baton/replica/client-id';
import type { Envelope } from '@baton/replica/contract';
import { isAuthored, parseDoc } from '@baton/replica/layout';
import { paragraphsOf } from '@baton/replica/pages/page';
import { mayWriteDoc } from '@baton/replica/writing/rights';
import { readAside } from '@baton/store/aside';
import { readBytes } from '@baton/store/confirmed';
import type { Write } from '@baton/store/disk';
import { batchWrite } from '@baton/store/outbox';
import { sessionsWrite } from '@baton/store/sessions';
import { ctxOf, type Core } from '../core.ts';
import { identityOfAside, isBack, isOutlived } from '../disk/aside.ts';
import { isPage } from '../disk/held.ts';
import { append } from '../gestures/appending.ts';
import { intoTray } from '../tray/mending.ts';
import { textsOf } from '../tray/tray.ts';
import { wholeAsEntries } from './giving-whole.ts';
import { wireOf, type Update } from './offering.ts';

interface Part {
  readonly person: string;
  readonly envelope: Envelope;
}
const partsOf = (core: Core, all: readonly Update[]): readonly Part[] =>
  all
    .flatMap((one) => (one.entry.whole ? wholeAsEntries(core, one) : [wireOf(one)]))
    .flatMap((entry) => (entry.kind === 'update' ? [{ person: entry.person, envelope: entry.envelope }] : []));

/** Of page edits those that say what the page does not. */
async function unsaid({ journal, options }: Core, doc: string, own: readonly Envelope[]): Promise<readonly Envelope[]> {
  await journal.flush();
  const text = paragraphsOf(await readBytes(options.disk, doc)).join('\n');
  return own.filter((envelope) =>
    textsOf({ envelopes: [envelope] }).some((typed) => typed.split('\n').some((line) => !text.includes(line))),
  );
}

function tray(core: Core, envelopes: readonly Envelope[]): Write[] {
  if (envelopes.length === 0) return [];
  core.held.batch += 1;
  const { batch } = core.held;
  const waiting = { batch, envelopes: [...envelopes], asks: [], gesture: null, at: core.options.clock() };
  const why = { reason: 'epoch', detail: 'the document began anew', before: { core, overlay: new Map() } };
  return [...intoTray(core, waiting, why), batchWrite(batch)];
}

/**
 * What goes to the relay as a gesture does; what it was before goes in the same commit, and waits until then: else all would
 * be said to be on the relay meanwhile.
 */
async function carry(core: Core, envelopes: readonly Envelope[], gone: () => readonly Write[]): Promise<void> {
  core.held.batch += 1;
  const { batch } = core.held;
  const written = await core.replica.carryOver(String(batch), envelopes, ctxOf(core));
  if (written.envelopes.length === 0) return core.journal.write(gone());
  await append(core, batch, { ...written, gesture: null, done: null, also: gone() });
}

/** One's own, and what the relay wrote when the page began anew before: of that no id tells whose it is, and nobody else keeps it. */
const isText = (core: Core, doc: string, { person, envelope }: Part): boolean =>
  person === core.me.person || (isRelaysClient(envelope.client) && mayWriteDoc(doc, ctxOf(core)));

async function carryDoc(core: Core, doc: string, found: readonly Update[]): Promise<void> {
  const { me, held, journal } = core;
  const { sessions } = held;
  const all = found.filter((one) => held.aside.has(identityOfAside(one)));
  if (all.length === 0) return;
  const parts = partsOf(core, all);
  const own = parts.filter(({ person }) => person === me.person).map(({ envelope }) => envelope);
  const of = parseDoc(doc)?.class;
  const mine = of !== undefined && isAuthored(of) ? own : parts.map(({ envelope }) => envelope);
  const gone = (): readonly Write[] => [
    ...all.flatMap((one) => isBack(core, identityOfAside(one))),
    // Hidden cells were written under a session of their own.
    ...(held.sessions === sessions ? [] : [sessionsWrite(held.sessions)]),
  ];
  const text = isPage(doc) ? parts.filter((part) => isText(core, doc, part)).map(({ envelope }) => envelope) : [];
  const isOpen = mayWriteDoc(doc, ctxOf(core));
  if (!isPage(doc) && isOpen) return carry(core, mine, gone);
  const left = isPage(doc) ? await unsaid(core, doc, text) : own;
  await journal.write([...gone(), ...tray(core, left)]);
}

/** What was written since waits no longer for what lay before it. */
function goOn({ held, link, statuses }: Core): void {
  if (held.asideOwn.size === 0 && link.state().held) link.hear({ type: 'hold', on: false });
  statuses.look();
}

async function carryOutlived(core: Core): Promise<void> {
  const { held, options } = core;
  if (held.aside.size === 0 || core.world.world() === null) return;
  const byDoc = new Map<string, Update[]>();
  for (const one of await readAside(options.disk)) {
    if (one.kind !== 'update' || !isOutlived(held, one)) continue;
    byDoc.set(one.doc, [...(byDoc.get(one.doc) ?? []), one]);
  }
  for (const [doc, all] of byDoc) await carryDoc(core, doc, all);
  if (byDoc.size > 0) goOn(core);
}

/** What a start finds, and from then on whenever a document begins anew; one after another, for none goes over twice. */
export function watchOutlived(core: Core): Promise<void> {
  const work = (): Promise<void> => carryOutlived(core);
  let running = work();
  core.stops.push(core.renewals.hear(() => void (running = running.then(work, work))));
  return running;
}
