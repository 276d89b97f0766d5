// Rows over a Map: the door of tx.ts for tests. It checks what the replica checks (schemas, author-owned feeds, one
// write after the last decision is the command's own affair) and keeps nothing of how documents are laid out.
import { assert } from '../assert.ts';
import type { AskCtx, Command, Question } from '../command.ts';
import { foldDecided } from '../decided/fold.ts';
import type { DecidedBySpace, WorkDecision } from '../decided/schema.ts';
import { changedBetween, nothingDecided, openAfter, overlayOf, type Decisions } from '../decided/on-record.ts';
import { isIllegal } from '../directory/rules.ts';
import type { Ctx } from '../ctx.ts';
import type { Day } from '../day.ts';
import { newDirectory, newPerson, newSpace } from '../directory/made.ts';
import type { Directory } from '../directory/schema.ts';
import type { DeviceId, PersonId, SpaceId, WorkspaceId } from '../ids.ts';
import { idFromBytes } from '../ids.ts';
import type { RecordType } from '../record.ts';
import { records, type TableName } from '../records.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { textKey } from '../texts.ts';
import { MemoryTable } from './memory-table.ts';
import type { Rows, Tx } from '../tx.ts';

export interface MemoryOptions {
  readonly directory?: Partial<Directory>;
  readonly person?: string;
  readonly today?: string;
  readonly decisions?: Decisions;
}
export interface Memory {
  readonly tx: Tx;
  readonly rows: Rows;
  /** Short keys that the relay has given. */
  readonly numbers: Map<string, number>;
  /** Somebody decides about work: on record at once. Answers its number, or why not. */
  decide(by: string, decision: WorkDecision, via?: PersonId): number | string;
  /** What is decided by now. */
  decided(): DecidedBySpace;
  readonly titles: { workspace: string; spaces: Record<string, string>; teams: Record<string, string> };
  /** Ids in the order in which they were written since the last call of `run`. */
  readonly written: string[];
  readonly ctx: Ctx;
  /** Keys of texts that are not to be had. */
  readonly textsAway: Set<string>;
  /** The same rows in another's hands. */
  as<T>(person: string, act: () => T): T;
  /** Advances the clock by a second and runs. Asserts that a refusal has written nothing (L4). */
  run<A, R>(command: Command<A, R>, args: NoInfer<A>): R | Refusal;
  /** As run, for those that must not refuse. */
  does<A, R>(command: Command<A, R>, args: NoInfer<A>): R;
  /** So many days go by. */
  wait(days: number): void;
  ask<A, Answer extends { readonly id: string }>(question: Question<A, Answer>, args: NoInfer<A>): readonly Answer[];
}

export const space = (name: string): SpaceId => `s${name.toUpperCase().padEnd(17, '0').slice(0, 17)}` as SpaceId;
export const person = (name: string): PersonId => `u${name.toUpperCase().padEnd(17, '0').slice(0, 17)}` as PersonId;

/** Ann (owner) and Bo in an open space MAIN; Cy is only in TEAM, which Bo is not in. */
const directoryOfThree = (): Directory => ({
  ...newDirectory({ workspace: `w${'0'.repeat(17)}` as WorkspaceId, relayKey: 'relay', head: 4 }),
  persons: {
    [person('ann')]: newPerson('owner', 1, null),
    [person('bo')]: newPerson('member', 2, null),
    [person('cy')]: newPerson('member', 3, null),
  },
  spaces: {
    [space('main')]: newSpace(1),
    [space('team')]: newSpace(2, [person('ann'), person('cy')]),
  },
});

export function openMemory(options: MemoryOptions = {}): Memory {
  let acting = (options.person ?? person('ann')) as PersonId;
  let now = Date.parse(`${options.today ?? '2026-03-04'}T09:00:00Z`);
  let seed = 42;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const written: string[] = [];
  const made = (Object.keys(records) as TableName[]).map((name) => [
    name,
    new MemoryTable(records[name] as unknown as RecordType, { author: () => acting, now: () => now }, (id) =>
      written.push(id),
    ),
  ]);
  const tx = Object.fromEntries(made) as unknown as Tx;
  const directory = { ...directoryOfThree(), ...options.directory };
  const numbers = new Map<string, number>();
  const textsAway = new Set<string>();
  const titles = {
    workspace: 'Northwind',
    spaces: { [space('main')]: 'Main', [space('team')]: 'Team' } as Record<string, string>,
    teams: {} as Record<string, string>,
  };
  let decisions = options.decisions ?? nothingDecided;
  const ctxNow = (): Ctx => ({
    person: acting,
    device: `d${'0'.repeat(17)}` as DeviceId,
    now,
    today: new Date(now).toISOString().slice(0, 10) as Day,
    directory,
    newId: (letter) =>
      idFromBytes(
        letter,
        Uint8Array.from({ length: 17 }, () => Math.floor(random() * 256)),
      ),
    random,
    decisions,
  });
  let number = 100;
  function decide(by: string, decision: WorkDecision, via?: PersonId): number | string {
    number += 1;
    now += 1_000;
    const said = { person: by as PersonId, device: ctxNow().device, n: number };
    const signer = via === undefined ? said : { ...said, via };
    const { workspace } = directory;
    const entry = { workspace, number, time: now, ledger: decision.space, signer, decision };
    const record = foldDecided(decisions.record, directory, entry);
    if (isIllegal(record)) return record.illegal;
    show(record);
    return number;
  }
  /** As the replica does it for every row; who has it is written over too, for what is found by that. */
  function show(record: DecidedBySpace): void {
    const { tasks } = changedBetween(decisions.record, record);
    const overlay = overlayOf(record, directory);
    for (const id of tasks) {
      const row = tx.tasks.get(id);
      const assigned = row && overlay.over(row, tx.tasks.spaceOf(id)).assigned;
      if (assigned !== undefined && assigned !== row?.assigned) tx.tasks.patch(id, { assigned });
    }
    decisions = { record, local: record, open: openAfter(decisions.open, record, { directory, tasks }) };
    const table = tx.tasks as unknown as MemoryTable;
    table.over = (row, id) => overlay.over(row as never, table.spaceOf(id));
  }
  const asking = (): AskCtx => ({
    person: acting,
    today: ctxNow().today,
    directory,
    numbers,
    titles,
    decisions,
  });
  const run: Memory['run'] = (command, args) => {
    now += 1_000;
    written.length = 0;
    const parsed = command.args.parse(args);
    const here = new Set((command.texts?.(tx, parsed) ?? []).map(textKey).filter((key) => !textsAway.has(key)));
    const result = command.run(tx, { ...ctxNow(), hasText: (at) => here.has(textKey(at)) }, parsed);
    assert(!isRefusal(result) || written.length === 0, `${command.name} wrote before it refused`);
    return result;
  };
  return {
    tx,
    rows: tx,
    numbers,
    titles,
    written,
    textsAway,
    get ctx() {
      return ctxNow();
    },
    as: (someone, act) => {
      const before = acting;
      acting = someone as PersonId;
      const result = act();
      acting = before;
      return result;
    },
    run,
    decide,
    decided: () => decisions.record,
    does: (command, args) => {
      const result = run(command, args);
      assert(!isRefusal(result), `${command.name} refused: ${JSON.stringify(result)}`);
      return result;
    },
    wait: (days) => void (now += days * 86_400_000),
    ask: (question, args) => question.answer(tx, asking(), question.args.parse(args)),
  };
}
