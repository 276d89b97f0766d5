// P7 and P8: worlds full of hostile clients, judged by an oracle of its own; and every tampering with what was entered.
// BATON_WORLDS says how many worlds.
import { approvedIn } from '@baton/model/decided/approval-rules';
import { decidedIn, matterOf } from '@baton/model/decided/fold';
import { isIllegal } from '@baton/model/directory/rules';
import type { WorkspaceId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import { enter, openBook, type Book } from './book.ts';
import { decodeEntry, encodeEntry, type Entry } from './entry.ts';
import { live } from './test/hostile-work.ts';
import { foundIn } from './test/work-oracle.ts';

const worlds = Number(process.env['BATON_WORLDS'] ?? 24);
const steps = 60;

function begun(bytes: readonly Uint8Array[]): Book {
  const first = decodeEntry(bytes[0] ?? new Uint8Array());
  return openBook((isIllegal(first) ? '' : first.workspace) as WorkspaceId);
}
async function heard(bytes: readonly Uint8Array[], before = begun(bytes)): Promise<Book | string> {
  let book = before;
  for (const one of bytes) {
    const entry = decodeEntry(one);
    const entered = isIllegal(entry) ? entry : await enter(book, entry);
    if (isIllegal(entered)) return entered.illegal;
    book = entered.book;
  }
  return book;
}
function foldedIn({ directory, decided }: Book, space: string, tasks: readonly string[]) {
  const matters = tasks.flatMap((task) => {
    const matter = matterOf(decidedIn(decided, space), task);
    return matter === undefined ? [] : [[task, matter] as const];
  });
  return {
    holders: Object.fromEntries(matters.map(([task, { passes }]) => [task, passes.at(-1)?.to ?? null])),
    approved: matters
      .filter(([, matter]) => {
        const now = directory && approvedIn(directory, matter);
        return now?.id !== undefined && now.id === matter.approval?.id;
      })
      .map(([task]) => task),
  };
}

test('[L46] in hostile worlds the oracle finds nothing that ought not to stand, and the same holders and approvals', async () => {
  const seen = { approved: 0, accepted: 0, lies: 0 };
  for (let seed = 1; seed <= worlds; seed += 1) {
    const lived = await live(seed, steps);
    const { world, space, tasks } = lived;
    const found = foundIn(world.entries);
    expect({ seed, believed: lived.believed, wrongs: found.wrongs }).toEqual({ seed, believed: [], wrongs: [] });
    const folded = foldedIn(world.book, space, tasks);
    const inOrder = tasks.filter((task) => Object.hasOwn(found.holders, task));
    expect({ seed, ...folded }).toEqual({
      seed,
      holders: Object.fromEntries(inOrder.map((task) => [task, found.holders[task]])),
      approved: tasks.filter((task) => found.approved.includes(task)),
    });
    const device = await heard(world.entries.map(encodeEntry));
    expect(typeof device === 'string' ? device : device.decided).toEqual(world.book.decided);
    seen.approved += folded.approved.length;
    seen.accepted += lived.accepted;
    seen.lies += lived.lies;
  }
  // Worlds in which nothing happens would show nothing.
  expect(seen.approved).toBeGreaterThan(worlds / 6);
  expect(seen.accepted).toBeGreaterThan(worlds * 8);
  expect(seen.lies).toBeGreaterThan(worlds * 5);
}, 600_000);

test('[L46] the oracle would see it: what is wrong, put before it, is found', async () => {
  const { world } = await live(1, 10);
  expect(foundIn(world.entries).wrongs).toEqual([]);
  const signed = world.entries.filter(({ leaf }) => leaf?.kind === 'jws');
  const [one, other] = signed.slice(-2) as [Entry, Entry];
  expect(foundIn([...world.entries, other]).wrongs).toContain('something was said twice');
  const [head, payload] = (one.leaf?.kind === 'jws' ? one.leaf.jws : '').split('.');
  const forged = {
    ...one,
    leaf: { kind: 'jws', jws: `${head}.${payload}.${'A'.repeat(86)}`, assertion: null },
  } as const;
  expect(foundIn([...world.entries, forged]).wrongs).toContain('a signature does not hold');
});

/** One change to a run of entries, by its number. */
function tampered(all: readonly Uint8Array[], of: number): readonly Uint8Array[] {
  const at = of % (all.length - 2);
  const entry = all[at] as Uint8Array;
  const byte = (of * 7_919) % entry.length;
  const changed = entry.map((value, place) => (place === byte ? value ^ (1 << (of % 8)) : value));
  const kinds = [
    () => all.with(at, changed),
    () => all.with(at, changed),
    () => all.with(at, changed),
    () => all.toSpliced(at, 1),
    () => all.toSpliced(at, 0, entry),
    () => all.with(at, all[at + 1] as Uint8Array).with(at + 1, entry),
    () => all.toSpliced(at, 0, all[(of * 31) % all.length] as Uint8Array),
    () => all.with(at, entry.subarray(0, byte)),
  ];
  return (kinds[of % kinds.length] as () => readonly Uint8Array[])();
}

test('[L47] a thousand tamperings: an entry dropped, changed, doubled, moved, put in between or cut is noticed', async () => {
  const { world } = await live(3, 14);
  const all = world.entries.map(encodeEntry);
  const before: Book[] = [begun(all)];
  for (const one of all) before.push((await heard([one], before.at(-1))) as Book);
  expect(before.at(-1)?.number).toBe(world.book.number);
  const unnoticed: number[] = [];
  for (let of = 0; of < 1_000; of += 1) {
    const entries = tampered(all, of);
    const same = entries.findIndex((one, at) => one !== all[at]);
    const book = await heard(entries.slice(same), before[same]);
    if (typeof book !== 'string') unnoticed.push(of);
  }
  expect(unnoticed).toEqual([]);
}, 600_000);
