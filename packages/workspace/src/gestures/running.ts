// Commands, undo and restore: decided and written by the replica, answered when they are saved. A command that a tab
// repeats, because it did not hear the answer of the leader before, is not run again.
import type { Command } from '@baton/model/command';
import { commands } from '@baton/model/commands';
import type { Ctx } from '@baton/model/ctx';
import { leavingCards } from '@baton/model/sharing/cards';
import { textKey, type TextAt, type TookTexts } from '@baton/model/texts';
import type { Tx } from '@baton/model/tx';
import { isRefusal, refuse, type Refusal } from '@baton/model/refusal';
import type { Gesture, Written } from '@baton/replica/contract';
import { dismissWrite } from '@baton/store/superseded';
import { append, storedGesture } from './appending.ts';
import { bringTexts, type TextsWritten, writeTexts } from './taking-texts.ts';
import { ctxOf, type Core } from '../core.ts';
import type { DiskFault } from '../disk/journal.ts';
import type { Ran, Undone } from '../seat/messages.ts';

/** Once: the answer that is remembered, the run that is under way, or a new one. */
function once<T>(
  core: Core,
  id: string,
  { start, cannot }: { start: () => Promise<T>; cannot: (fault: DiskFault) => T },
): Promise<T> {
  const running = core.running.get(id);
  if (running) return running as Promise<T>;
  const fault = core.journal.fault();
  if (fault !== null) return (async () => cannot(fault))();
  const started = start().finally(() => core.running.delete(id));
  core.running.set(id, started);
  return started;
}

async function finish<R>(
  core: Core,
  batch: number,
  { id, written, texts }: { id: string; written: Written<R>; texts?: TextsWritten | undefined },
): Promise<Gesture | null> {
  const gesture = written.envelopes.length > 0 ? written.gesture : null;
  const done = { command: id, result: written.result, gesture: storedGesture(gesture) };
  await append(core, batch, { ...written, gesture, done, ...(texts === undefined ? {} : { texts }) });
  return gesture;
}

function commandOf({ options }: Core, name: string): Command<unknown, unknown> | undefined {
  return commands.get(name) ?? options.further?.commands.find((one) => one.name === name);
}

export const run = (core: Core, id: string, { name, args }: { name: string; args: unknown }): Promise<Ran> =>
  once(core, id, {
    cannot: (fault) => ({ result: refuse('not-saved', fault), gesture: null }),
    async start() {
      const known = (await core.held.done()).get(id);
      if (known) return { result: known.result, gesture: known.gesture as Gesture | null };
      const command = commandOf(core, name);
      if (!command) throw new Error(`there is no command ${name}`);
      const parsed = command.args.safeParse(args);
      if (!parsed.success)
        return { result: refuse('not-valid', parsed.error.issues[0]?.path.join('.') || name), gesture: null };
      const here = command.texts && (await bringTexts(core, command.texts(core.replica.rows, parsed.data)));
      core.held.batch += 1;
      const { batch } = core.held;
      const leaving = {
        ...command,
        run: (tx: Tx, ctx: Ctx, given: unknown) => leavingCards(tx, ctx, (into) => command.run(into, ctx, given)),
      };
      const ctx = { ...ctxOf(core), ...(here && { hasText: (at: TextAt) => here.has(textKey(at)) }) };
      const written = await core.replica.run(String(batch), leaving, parsed.data, ctx);
      if (isRefusal(written)) return { result: written, gesture: null };
      const texts = here && writeTexts(core, here, (written.result as TookTexts).texts);
      return { result: written.result, gesture: await finish(core, batch, { id, written, texts }) };
    },
  });

async function undoneBefore(core: Core, id: string): Promise<Undone | null> {
  const known = (await core.held.done()).get(id);
  if (!known) return null;
  return { ...(known.result as Pick<Undone, 'undone' | 'skipped'>), gesture: known.gesture as Gesture | null };
}

export const undo = (core: Core, id: string, gesture: Gesture): Promise<Undone | Refusal> =>
  once<Undone | Refusal>(core, id, {
    cannot: (fault) => refuse('not-saved', fault),
    async start() {
      const known = await undoneBefore(core, id);
      if (known) return known;
      core.held.batch += 1;
      const { batch } = core.held;
      const written = await core.replica.undo(String(batch), gesture, ctxOf(core));
      return { ...written.result, gesture: await finish(core, batch, { id, written }) };
    },
  });

/** Puts the lost value back over whatever stands there now: an edit like any other, with its own undo. */
export async function restore(core: Core, id: string, superseded: string): Promise<Undone | Refusal> {
  const row = core.held.superseded.get(superseded);
  // Restored by the leader before, whose answer was not heard; or dismissed.
  if (!row) return (await undoneBefore(core, id)) ?? { undone: 0, skipped: 0, gesture: null };
  const current = core.replica.cellsOf(row.record).find(({ key }) => key === row.lost.key);
  const cell = { doc: row.doc, key: row.lost.key, before: row.lost.value, item: current?.item ?? row.won.item };
  const undone = await undo(core, id, { id: superseded, name: 'restore', cells: [cell] });
  if (!isRefusal(undone)) await dismiss(core, superseded);
  return undone;
}

export async function dismiss(core: Core, superseded: string): Promise<void> {
  const row = core.held.superseded.get(superseded);
  core.held.superseded.delete(superseded);
  await core.journal.write([dismissWrite(superseded)]);
  if (row) core.losses.tell(row.record);
}

export async function dismissRefused(core: Core, batch: number): Promise<void> {
  core.held.refused.delete(batch);
  await core.journal.write([{ remove: 'refused', key: batch }]);
  core.statuses.look();
}
