// Tasks on their way to another space or to other readers: this device signs for the moves that it made itself (whose
// pointer stands under its own client ids; a forged author signs nothing), when what was copied is on the relay. What was
// still written to the old copies is carried after them, and what archives have of tasks that come back (replica/archive)
// with it. The pointer is the queue: a restart or another leader goes on from it.
import { ledgerOf } from '@baton/model/directory/decision';
import { homeNamed, spaceOfHome } from '@baton/model/directory/home-name';
import { isRefusal } from '@baton/model/refusal';
import { keepFormerKey, stayWhereItIs } from '@baton/model/task/move-commands';
import { keying } from '@baton/model/task/key';
import { deviceNoOf } from '@baton/replica/client-id';
import type { Leaving } from '@baton/replica/writing/moving';
import { append } from '../gestures/appending.ts';
import { askCtxOf, ctxOf, moved, type Core } from '../core.ts';
import { chanceOf } from '../ports.ts';
import { run } from '../gestures/running.ts';
import type { Engine } from '../engine/engine.ts';
import { isSettled } from './settled.ts';

const settleFor = 300;
/** Several devices may carry the same cells; whoever is later finds that it is done. */
const patience = 3_000;
/** Of one statement (directory/decision.ts). */
const most = 100;

function groups(leaving: readonly Leaving[]): Leaving[][] {
  const byWay = new Map<string, Leaving[]>();
  for (const one of leaving) {
    const way = `${one.born} ${one.from} ${one.to}`;
    byWay.set(way, [...(byWay.get(way) ?? []), one]);
  }
  return [...byWay.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most)),
  );
}

/**
 * Whether the key that it had is kept as an alias, beside a number that it is given where it comes to: in another space a
 * new one, in this one where it had none among the readers of a group.
 */
function needsKey({ from, to }: Leaving, hasNumber: boolean): boolean {
  const isNear = spaceOfHome(from) === spaceOfHome(to);
  return isNear ? !hasNumber && homeNamed(to).in === 'space' : hasNumber;
}

async function signFor(core: Core, sign: Engine['sign'], group: readonly Leaving[]): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const { born, from, to } = first;
  const records = group.map(({ record }) => record);
  const keyOf = keying(core.replica.rows, askCtxOf(core));
  const keys = records.map((record) => {
    const task = core.replica.rows.tasks.get(record);
    return task !== undefined && needsKey(first, core.held.numbers.has(record)) ? keyOf(task) : null;
  });
  const decision = { type: 'moved', records, born, from, to } as const;
  const answer = await sign({ ledger: ledgerOf(decision), decision, text: null });
  if (isRefusal(answer) && answer.kind === 'needs-relay') return;
  for (const [at, record] of records.entries()) {
    const id = `${record} ${core.held.batch}`;
    if (isRefusal(answer)) await run(core, `stays ${id}`, { name: stayWhereItIs.name, args: { task: record } });
    else if (keys[at])
      await run(core, `key ${id}`, { name: keepFormerKey.name, args: { task: record, key: keys[at] } });
  }
}

async function carry(core: Core): Promise<void> {
  core.held.batch += 1;
  const { batch } = core.held;
  const { result: _result, ...written } = await core.replica.carry(String(batch), ctxOf(core));
  if (written.envelopes.length > 0) await append(core, batch, { ...written, gesture: null, done: null });
  else moved(core, written.changes);
}

/** Looks whenever something was told, and a little later: never in the way of what is under way. */
export function watchMoves(core: Core, sign: Engine['sign']): void {
  let cancel: (() => void) | null = null;
  let isBusy = false;
  async function settle(): Promise<void> {
    if (isBusy || !isSettled(core) || core.world.world() === null) return;
    isBusy = true;
    try {
      const own = core.replica.leaving().filter(({ client }) => deviceNoOf(client) === core.me.deviceNo);
      for (const group of groups(own)) await signFor(core, sign, group);
      if (core.replica.hasStrays()) await carry(core);
    } finally {
      isBusy = false;
    }
  }
  function look(): void {
    if (cancel !== null || !core.replica.hasStrays()) return;
    const after = settleFor + Math.floor(chanceOf(core.options.random) * patience);
    cancel = core.options.scheduler.after(after, () => {
      cancel = null;
      // What fails now (a full disk, a lost leadership) is tried again at the next look.
      void settle().catch(() => undefined);
    });
  }
  core.stops.push(() => cancel?.());
  core.statuses.topic.hear(look);
  core.worlds.hear(look);
  core.moves.hear(look);
  look();
}
