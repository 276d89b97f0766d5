// The promises, as questions to a world. An answer is a sentence that begins with the promise that was broken.
import { canonical } from '@baton/replica/cells/canonical';
import { paragraphsOf } from '@baton/replica/pages/page';
import { cellsIn, structsOf } from '@baton/replica/cells/decode';
import type { SimDevice } from './device.ts';
import type { Fault } from './faults.ts';
import { readBytes, readDocs } from '@baton/store/confirmed';
import { readReaches } from '@baton/store/snapshots';
import { bytesOnDisk, editsOnDisk, holds, type Act } from './record.ts';
import { newestIn, type Placed, type RelayView } from './relay-view.ts';
import { answeredTooEarly, notTheNewest, shownBy } from './shown.ts';

export interface Witness {
  readonly acts: readonly Act[];
  readonly view: RelayView;
  readonly fault: Fault | null;
}

/** P3: *Saved on relay* is said only when the relay's disk has everything that this device was asked to write. */
export function saidTooMuch(device: SimDevice, witness: Witness): string | null {
  const [missing] = notOnRelay(device, witness);
  return missing ? notSaid(device, missing) : null;
}
const notSaid = ({ name }: SimDevice, { word }: Act): string =>
  `P3: ${name} shows “Saved on relay”, which does not have ${word}`;

function notOnRelay(device: SimDevice, { acts, view }: Witness): readonly Act[] {
  const status = device.running?.engine.core.statuses.topic.last();
  if (!status || status.save.state !== 'relay' || status.saving > 0) return [];
  view.look();
  return acts.filter((act) => act.device === device.name && act.state === 'here' && !view.holds(act.word));
}

/**
 * The same where a relay was set back: what a device had to let go since, nobody has told it that the relay lost. Nor is it
 * said of a value that was written over before, of which the history here tells while the document that the relay got back,
 * cut by another device, is what it was: it waits for nothing, and nobody could bring it into that document again.
 */
export async function saidOfLost(device: SimDevice, witness: Witness): Promise<string | null> {
  const missing = notOnRelay(device, witness);
  if (missing.length === 0) return null;
  const disk = device.memory.open();
  const bytes = await editsOnDisk(disk);
  disk.close();
  const held = missing.find(({ word }) => bytes.some((one) => holds(one, word)));
  return held ? notSaid(device, held) : null;
}

/**
 * P2: what was said to be saved here is on the disk, whatever happened to the program. It is gone from there only where a
 * whole document stands in its place that reaches past its number, or where the document was let go; then the relay has it.
 */
export async function forgotten(device: SimDevice, { acts, view }: Witness): Promise<string | null> {
  if (device.left) return null;
  const disk = device.memory.open();
  const [bytes, reaches, docs] = await Promise.all([bytesOnDisk(disk), readReaches(disk), readDocs(disk)]);
  disk.close();
  view.look();
  const { person } = device.options.machine;
  const isElsewhere = ({ doc, number }: Placed): boolean =>
    number <= (reaches.get(doc) ?? 0) || !docs.has(doc) || !view.mayRead(person, doc);
  const mine = acts.filter((act) => act.device === device.name && act.state === 'here');
  const lost = mine.find(
    ({ word }) => !bytes.some((one) => holds(one, word)) && !view.placesOf(word).some(isElsewhere),
  );
  return lost ? `P2: ${device.name} said that ${lost.word} is saved here, and its disk does not have it` : null;
}

function unrest({ name, running }: SimDevice): string | null {
  const status = running?.engine.core.statuses.topic.last();
  if (status?.link === 'live' && running?.engine.core.held.outbox.size === 0) return null;
  return `P4: ${name} has not come to rest: ${status?.link}, ${status?.ended ?? status?.save.state}`;
}

/** What a relay refuses of honest people: what a withdrawn right, a new epoch or a device's own past made impossible. */
const honestReasons = /^(clone|not-allowed|epoch|refused|other: the relay was set back)/u;

/** P4: healed and idle, everybody shows what they may read of the same, which is what the edits come to, and nothing waits. */
export function unequal(devices: readonly SimDevice[], { view, fault }: Witness): string | null {
  const present = devices.filter(({ left }) => left === null);
  const restless = present.map(unrest).find((found) => found !== null);
  if (restless !== undefined) return restless;
  const all = present.flatMap(({ running }) => [...(running?.engine.core.held.refused.values() ?? [])]);
  const refused = all.find(({ reason }) => !honestReasons.test(reason));
  if (refused && fault === null) return `P5: an honest edit was refused: ${refused.reason}`;
  const [first, ...others] = present;
  view.look();
  for (const other of first ? others : [])
    if (
      shownBy(other) !==
      shownBy(first as SimDevice, (space) => view.mayRead(other.options.machine.person, `r/${space}/0`))
    )
      return `P4: ${other.name} shows other rows than ${first?.name}`;
  const early = present.map(answeredTooEarly).find((found) => found !== null);
  if (early != null) return early;
  return first ? notTheNewest(first, view) : null;
}

/** P4 of pages: every disk holds the same text, which is what the relay's bytes come to. */
export async function otherText(devices: readonly SimDevice[], { view }: Witness): Promise<string | null> {
  view.look();
  for (const doc of view.docs().filter((name) => name.startsWith('p/'))) {
    const text = canonical(paragraphsOf(view.bytesOf(doc)));
    for (const { name, memory, options, left, running } of devices) {
      if (left !== null || !view.mayRead(options.machine.person, doc)) continue;
      if (running && !running.engine.core.asking.isHere(doc)) return `P4: ${name} asked for ${doc} and never got it`;
      const disk = memory.open();
      const own = canonical(paragraphsOf(await readBytes(disk, doc)));
      disk.close();
      if (own !== text) return `P4: ${name} holds another text of ${doc}`;
    }
  }
  return null;
}

/** P5: what a tab has asked is answered, whoever led meanwhile. */
export function unanswered({ acts }: Witness): string | null {
  const open = acts.find(({ state }) => state === 'asked');
  return open ? `P5: nobody has answered ${open.word} of ${open.device}` : null;
}

/** P5: what a tab has asked more than one leader is done once. */
export function doneTwice({ view }: Witness): string | null {
  view.look();
  const made = new Map<unknown, string>();
  for (const { envelope } of view.updates) {
    if (envelope.doc.startsWith('p/')) continue;
    for (const { record, value } of cellsIn(structsOf(envelope.bytes), () => 0)) {
      if (typeof value !== 'string' || !/^(Task|Comment) /.test(value)) continue;
      if ((made.get(value) ?? record) !== record) return `P5: “${value}” was made twice`;
      made.set(value, record);
    }
  }
  return null;
}

/** On its disk, or put aside in words when it was removed. */
const bytesKept = async ({ memory, left }: SimDevice): Promise<readonly Uint8Array[]> => [
  ...(await bytesOnDisk(memory.open())),
  ...(left ? [new TextEncoder().encode(left.text)] : []),
];

/** P5: each edit is in the merged state, or replaced and in the history, or refused and readable. */
export async function vanished(devices: readonly SimDevice[], { acts, view }: Witness): Promise<string | null> {
  view.look();
  const kept = await Promise.all(devices.map(bytesKept));
  for (const { word, state, device } of acts) {
    if (state !== 'here' || view.holds(word)) continue;
    if (!kept.flat().some((bytes) => holds(bytes, word))) return `P5: ${word} of ${device} is nowhere`;
  }
  return null;
}

/** What a device that starts from the relay's snapshot shows is what all others show. */
export function lostInCompaction({ view }: Witness): string | null {
  view.look();
  for (const doc of view.docs()) {
    const bytes = view.fromSnapshot(doc);
    if (!bytes) continue;
    const lost = doc.startsWith('p/') ? otherPage(view, doc, bytes) : olderCell(view, doc, bytes);
    if (lost !== null) return lost;
  }
  return null;
}

function olderCell(view: RelayView, doc: string, bytes: readonly Uint8Array[]): string | null {
  const after = newestIn(doc, bytes);
  for (const [key, { t, value }] of newestIn(doc, view.bytesOf(doc))) {
    const cell = after.get(key);
    if (cell?.t !== t || canonical(cell.value) !== canonical(value))
      return `P4: compacting ${doc} lost the newest of ${key}`;
  }
  return null;
}

const otherPage = (view: RelayView, doc: string, bytes: readonly Uint8Array[]): string | null =>
  canonical(paragraphsOf(bytes)) === canonical(paragraphsOf(view.bytesOf(doc)))
    ? null
    : `P4: compacting ${doc} lost some of its text`;

/** A document that began anew is what it was before. */
export function lostInRenewal({ view }: Witness): string | null {
  for (const { doc, before, base } of view.renewals) {
    const lost = doc.startsWith('p/')
      ? canonical(paragraphsOf(before)) !== canonical(paragraphsOf([base]))
      : cellsOf(doc, before) !== cellsOf(doc, [base]);
    if (lost) return `P4: ${doc} lost something when it began anew`;
  }
  return null;
}
const cellsOf = (doc: string, bytes: readonly Uint8Array[]): string =>
  canonical(
    [...newestIn(doc, bytes)]
      .map(([key, { t, value }]) => [key, t, value])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
