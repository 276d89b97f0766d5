// Own words that ended up in a passage which somebody had deleted meanwhile: looked for when others' edits have come in
// and before own ones are answered, since afterwards nobody can tell them from words that were deleted on purpose.
import { lostPassages } from '@baton/replica/pages/lost-passages';
import { readBytes } from '@baton/store/confirmed';
import { dismissPassageWrite, passageWrite } from '@baton/store/away';
import type { Waiting } from '@baton/store/outbox';
import { relayNow, type Core } from '../core.ts';
import { isPage } from '../disk/held.ts';

function pendingPages(waiting: readonly Waiting[]): Map<string, Uint8Array[]> {
  const pages = new Map<string, Uint8Array[]>();
  for (const { doc, bytes } of waiting.flatMap(({ envelopes }) => envelopes))
    if (isPage(doc)) pages.set(doc, [...(pages.get(doc) ?? []), bytes]);
  return pages;
}

export async function findPassages(core: Core): Promise<void> {
  const { held, journal, options, sync } = core;
  const pages = pendingPages([...held.outbox.values(), ...held.unsaved.values()]);
  if (pages.size === 0) return;
  await journal.flush();
  for (const [doc, own] of pages) {
    const confirmed = await readBytes(options.disk, doc);
    const found = lostPassages([...confirmed, ...own], own).filter(({ text }) => text.trim() !== '');
    const rows = found.map(({ id, text }) => [`${doc}/${id}`, { doc, text, at: relayNow(core) }] as const);
    const fresh = rows.filter(([id]) => !held.passages.has(id));
    for (const [id, passage] of fresh) held.passages.set(id, passage);
    if (fresh.length > 0) await journal.write(fresh.map(([id, passage]) => passageWrite(id, passage)));
  }
  sync.look();
}

export async function dismissPassage({ held, journal, sync }: Core, id: string): Promise<void> {
  held.passages.delete(id);
  sync.look();
  await journal.write([dismissPassageWrite(id)]);
}
