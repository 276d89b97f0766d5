// Texts that a command takes along: brought here before it decides, and written in its commit. So nothing that is made with
// a text is ever there without it, whenever a tab is closed.
import { besideOf } from '@baton/model/task/moving';
import type { SpaceId } from '@baton/model/ids';
import { textKey, type TextAt, type TextCopy } from '@baton/model/texts';
import { clientIdOf } from '@baton/replica/client-id';
import type { Envelope } from '@baton/replica/contract';
import { pageBeside, pageOf, recordOfDoc } from '@baton/replica/layout';
import { type TextIn, textsToUpdates } from '@baton/replica/pages/page';
import { envelopeOf } from '@baton/replica/writing/envelope';
import type { Write } from '@baton/store/disk';
import { closeSession, sessionsWrite, takeSession } from '@baton/store/sessions';
import type { Core } from '../core.ts';
import { pageBytes } from '../disk/page-bytes.ts';

/** By `textKey`: what is here. */
export type Texts = ReadonlyMap<string, TextIn>;

const partOf = (at: TextAt): string | null => ('task' in at ? null : at.part);

/** undefined: of a task that is not here. */
function docOf({ world, replica, me }: Core, at: TextAt): string | undefined {
  if (!('task' in at)) return pageOf(at.space as SpaceId, at.template);
  const directory = world.world()?.directory;
  const home = directory && besideOf(directory, replica.rows, at.task);
  return home && pageBeside(home, at.task, me.person);
}

/** null: it is not on this device, and the relay cannot be reached. */
async function bring(core: Core, doc: string): Promise<readonly Uint8Array[] | null> {
  await core.arranging.visit(recordOfDoc(doc) ?? doc, [doc]);
  return (await core.asking.arrival(doc)) ? pageBytes(core, doc) : null;
}

export async function bringTexts(core: Core, wanted: readonly TextAt[]): Promise<Texts> {
  const docs = new Map(wanted.map((at) => [textKey(at), docOf(core, at)]));
  const names = [...new Set(docs.values())].filter((doc) => doc !== undefined);
  const brought = new Map(await Promise.all(names.map(async (doc) => [doc, await bring(core, doc)] as const)));
  return new Map(
    wanted.flatMap((at) => {
      const bytes = brought.get(docs.get(textKey(at)) ?? '');
      return bytes == null ? [] : [[textKey(at), { bytes, part: partOf(at) }] as const];
    }),
  );
}

/** New pages with their texts: each envelope is a batch of its own, as what is typed is. */
export interface TextsWritten {
  readonly envelopes: readonly Envelope[];
  readonly writes: readonly Write[];
}

/** @param copies into pages in which nobody has written: of tasks and templates that the command has just made. */
export function writeTexts(core: Core, texts: Texts, copies: readonly TextCopy[]): TextsWritten {
  const byDoc = Map.groupBy(copies, ({ to }) => docOf(core, to));
  const envelopes = [...byDoc].flatMap(([doc, own]) => {
    const ready = own.flatMap(({ from, to }) => {
      const text = texts.get(textKey(from));
      return text === undefined ? [] : [{ from: text, part: partOf(to) }];
    });
    return doc === undefined ? [] : writePage(core, doc, ready);
  });
  return { envelopes, writes: envelopes.length === 0 ? [] : [sessionsWrite(core.held.sessions)] };
}

function writePage({ held, me }: Core, doc: string, texts: Parameters<typeof textsToUpdates>[0]): Envelope[] {
  // Of a document that is not there yet no session was ever closed.
  const { sessions, session } = takeSession(held.sessions, doc, () => 0);
  const updates = textsToUpdates(texts, clientIdOf(sessions.incarnation, me.deviceNo, session));
  if (updates.length === 0) return [];
  const envelopes = updates.map((update) => envelopeOf(doc, update));
  held.sessions = closeSession(sessions, doc, { session, clock: envelopes.at(-1)?.to ?? 0 });
  return envelopes;
}
