// A Workspace over rows in memory: for dom tests and for developing screens without an engine. Never shipped.
import type { Command, Question } from '@baton/model/command';
import type { WorkDecision } from '@baton/model/decided/schema';
import type { Decision } from '@baton/model/directory/schema';
import type { PersonId } from '@baton/model/ids';
import { type RecordType } from '@baton/model/record';
import { isRefusal, refuse, type Refusal } from '@baton/model/refusal';
import { records, type TableName } from '@baton/model/records';
import { type Memory, openMemory, type MemoryOptions, person } from '@baton/model/test/memory';
import type { AnswerDiff, Audited, Confirm, Here, Status, Workspace, World, RunHow } from '@baton/workspace/contract';
import { atFirst } from '../lib/use-status.ts';
import { diffOf } from './diff-of.ts';
import { type MemoryFiles, memoryFiles } from './memory-files.ts';
import { memoryPage } from './memory-page.ts';
import { shape, type Undo } from './undo-shape.ts';
import { cellsOf, unsaid } from './unsaid.ts';
import { type MemorySync, memorySync } from './memory-sync.ts';

type Row = { readonly id: string };
type Fields = Record<string, unknown>;
export interface MemoryWorkspace extends Workspace, MemorySync, MemoryFiles {
  readonly memory: Memory;
  /** Another person does something: rows move and are tinted. */
  byOther(someone: string, act: (memory: Memory) => void): void;
  /** Another person decides about work; it is on record at once. */
  decideAs(someone: string, decision: WorkDecision, text?: string | null): void;
  setStatus(status: Partial<Status>): void;
  setHere(here: readonly Here[]): void;
  readonly presented: { at: string; on: string | null; field: string | null }[];
  lose(record: string, lost: Parameters<Parameters<Workspace['superseded']>[1]>[0]): void;
  readonly calls: string[];
  readonly decided: Decided;
}
interface Decided {
  readonly signed: { readonly ledger: string; readonly decision: unknown; readonly text: string | null }[];
  /** What the relay says to the next statements. */
  answer: { readonly number: number } | Refusal;
  entries: readonly Audited[];
  /** How many of them are told at once. */
  page: number;
  /** Who is asked for a passkey's word. */
  confirm: Confirm | null;
}

const entryOf = (
  { ctx }: Memory,
  of: Pick<Audited, 'person' | 'text' | 'number'> & { readonly decision: WorkDecision },
): Audited => ({ ...of, time: ctx.now, ledger: of.decision.space, hash: '', device: ctx.device });

export function openMemoryWorkspace(options: MemoryOptions = {}): MemoryWorkspace {
  const memory = openMemory(options);
  return workspaceOver(memory, (options.person ?? person('ann')) as PersonId);
}

export function workspaceOver(memory: Memory, me: PersonId): MemoryWorkspace {
  const lives = new Set<(by: PersonId) => void>();
  const listeners = {
    world: new Set<(world: World) => void>(),
    status: new Set<(status: Status) => void>(),
    here: new Set<(here: readonly Here[]) => void>(),
    undoable: new Set<(state: { undo: string | null; redo: string | null }) => void>(),
  };
  const lost = new Map<string, Parameters<Parameters<Workspace['superseded']>[1]>[0]>();
  const losers = new Map<string, Set<Parameters<Workspace['superseded']>[1]>>();
  let status: Status = { ...atFirst, link: 'live', leader: true };
  let here: readonly Here[] = [];
  const undos: Undo[] = [];
  const redos: Undo[] = [];
  let ran: Undo | undefined;
  const calls: string[] = [];
  const decided: Decided = { signed: [], answer: refuse('needs-relay', 'sign'), entries: [], page: 200, confirm: null };
  const presented: MemoryWorkspace['presented'] = [];
  const tables = memory.tx as unknown as Record<
    TableName,
    {
      all(): Iterable<Fields & Row>;
      get(id: string): (Fields & Row) | undefined;
      patch(id: string, fields: Fields): void;
    }
  >;
  const names = Object.keys(records) as TableName[];
  const tableOfId = (id: string) => names.find((name) => id.startsWith(records[name].letter)) as TableName;

  const tellUndoable = () => {
    for (const handler of listeners.undoable)
      handler({ undo: undos.at(-1)?.name ?? null, redo: redos.at(-1)?.name ?? null });
  };
  const changed = (by: PersonId) => {
    for (const ask of lives) ask(by);
  };
  const photograph = () =>
    new Map(names.flatMap((name) => [...tables[name].all()].map((row) => [row.id, cellsOf(row)] as const)));
  const tell = <T>(handlers: Set<(value: T) => void>, value: T) => {
    for (const handler of handlers) handler(value);
  };
  const world = (): World => ({
    me: { workspace: memory.ctx.directory.workspace, person: me, device: memory.ctx.device, deviceNo: 1 },
    directory: memory.ctx.directory,
    titles: memory.titles,
  });
  const fixed = world();

  const turnBack = (undo: Undo): Undo => {
    const cells = undo.cells.map(({ table, id, before, after }) => {
      const now = tables[table].get(id) as Fields;
      const type = records[table] as unknown as RecordType;
      const patch = shape(before, after, type);
      if (before === undefined && 'binned' in type.fields) patch['binned'] = memory.ctx.now;
      const keep = before !== undefined ? patch : 'binned' in patch ? { binned: patch['binned'] } : {};
      if (Object.keys(keep).length > 0) tables[table].patch(id, keep);
      return { table, id, before: now, after: tables[table].get(id) as Fields };
    });
    return { name: undo.name, cells, said: [] };
  };

  const sync = memorySync(calls);
  const own: Omit<MemoryWorkspace, keyof MemorySync> = {
    ...memoryFiles(),
    memory,
    calls,
    presented,
    get world() {
      return fixed;
    },
    onWorld(handler) {
      listeners.world.add(handler);
      return () => listeners.world.delete(handler);
    },
    run<A, R>(command: Command<A, R>, args: A, how?: RunHow) {
      calls.push(command.name);
      const before = photograph();
      const result = memory.run(command, args);
      if (isRefusal(result) || memory.written.length === 0) return Promise.resolve(result);
      if (how?.undoable !== false) {
        const ids = [...new Set(memory.written)];
        undos.push({
          name: command.name,
          said: [],
          cells: ids.map((id) => ({
            table: tableOfId(id),
            id,
            before: before.get(id),
            after: cellsOf(tables[tableOfId(id)].get(id) as Fields),
          })),
        });
        redos.length = 0;
        ran = undos.at(-1);
        tellUndoable();
      }
      changed(me);
      return Promise.resolve(result);
    },
    undo() {
      const last = undos.pop();
      if (!last) return Promise.resolve(null);
      const back = unsaid(memory, me, { said: last.said, signed: decided.signed });
      if (isRefusal(back)) return Promise.resolve(back);
      const turned = turnBack(last);
      if (back.takenBack === 0) redos.push(turned);
      tellUndoable();
      changed(me);
      return Promise.resolve({ name: last.name, undone: last.cells.length, skipped: 0, unsaid: back });
    },
    redo() {
      const last = redos.pop();
      if (!last) return Promise.resolve(null);
      undos.push(turnBack(last));
      tellUndoable();
      changed(me);
      return Promise.resolve({ name: last.name, undone: last.cells.length, skipped: 0 });
    },
    onUndoable(handler) {
      listeners.undoable.add(handler);
      return () => listeners.undoable.delete(handler);
    },
    live<A, Answer extends Row>(question: Question<A, Answer>, args: A, handler: (diff: AnswerDiff<Answer>) => void) {
      let rows: readonly Answer[] = [];
      let isFirst = true;
      const ask = (by: PersonId) => {
        const next = memory.ask(question, args);
        const diff = diffOf(rows, next);
        if (diff === null && !isFirst) return;
        const touched = by === me || isFirst ? [] : (diff?.put ?? []).map(({ id }) => ({ id, by }));
        isFirst = false;
        rows = next;
        handler({ ...(diff ?? { put: [], gone: [], order: [] }), touched });
      };
      let stopped = false;
      queueMicrotask(() => {
        if (stopped) return;
        lives.add(ask);
        ask(me);
      });
      return () => {
        stopped = true;
        lives.delete(ask);
      };
    },
    onStatus(handler) {
      listeners.status.add(handler);
      handler(status);
      return () => listeners.status.delete(handler);
    },
    superseded(record, handler) {
      const handlers = losers.get(record) ?? new Set();
      losers.set(record, handlers.add(handler));
      handler(lost.get(record) ?? []);
      return () => handlers.delete(handler);
    },
    async restore(id) {
      calls.push(`restore ${id}`);
      return null;
    },
    dismiss: async (id) => void calls.push(`dismiss ${id}`),
    dismissRefused: async (batch) => {
      calls.push(`dismissRefused ${batch}`);
      sync.setSync({ refused: sync.sync.refused.filter((one) => one.batch !== batch) });
      status = { ...status, refused: status.refused.filter((one) => one.batch !== batch) };
      tell(listeners.status, status);
    },
    present: (at, on, field) => void presented.push({ at, on, field }),
    onHere(handler) {
      listeners.here.add(handler);
      handler(here);
      return () => listeners.here.delete(handler);
    },
    openPage: (doc) => memoryPage(doc),
    decided,
    audit: (before) =>
      Promise.resolve(
        decided.entries.filter(({ number }) => before === null || number < before).slice(0, decided.page),
      ),
    onConfirm(confirm) {
      decided.confirm = confirm;
      return () => undefined;
    },
    sign: async (ledger, decision, text) => {
      decided.signed.push({ ledger, decision, text });
      const { answer, confirm } = decided;
      if (!isRefusal(answer) || answer.kind !== 'needs-passkey' || confirm === null) return answer;
      const said = await confirm({ challenge: answer.what, passkeys: answer.of, decision: decision as Decision, text });
      return said === null ? answer : { number: 9 };
    },
    async decide({ decision, text, via }, how) {
      decided.signed.push({ ledger: decision.space, decision, text });
      const isStrong = decision.type === 'approval-given' && decision.strong;
      if (isStrong && (await decided.confirm?.({ challenge: 'c', passkeys: ['guard'], decision, text })) == null)
        return refuse('needs-passkey', 'c', { of: ['guard'] });
      const number = memory.decide(me, decision, via);
      if (typeof number === 'string') return refuse('not-allowed', number);
      decided.entries = [entryOf(memory, { decision, text, person: me, number }), ...decided.entries];
      if (how !== undefined && undos.at(-1) === ran) ran?.said.push(decision);
      else undos.push({ name: decision.type, cells: [], said: [decision] });
      redos.length = 0;
      tellUndoable();
      changed(me);
      return { hash: `h${decided.signed.length}` };
    },
    dismissDecision: async (hash) => {
      calls.push(`dismissDecision ${hash}`);
      sync.setSync({ decisions: sync.sync.decisions.filter((one) => one.hash !== hash) });
    },
    decisionsOn: async (task) =>
      decided.entries
        .filter(({ decision }) => decision !== null && 'task' in decision && decision.task === task)
        .toReversed(),
    async proof(of) {
      calls.push(`proof ${of.number}`);
      return JSON.stringify(of);
    },
    close: () => Promise.resolve(),
    decideAs(someone, decision, text = null) {
      const number = memory.decide(someone, decision);
      if (typeof number === 'string') throw new Error(number);
      decided.entries = [entryOf(memory, { decision, text, person: someone as PersonId, number }), ...decided.entries];
      changed(someone as PersonId);
    },
    byOther(someone, act) {
      memory.as(someone, () => act(memory));
      changed(someone as PersonId);
    },
    setStatus(next) {
      status = { ...status, ...next };
      tell(listeners.status, status);
    },
    setHere(next) {
      here = next;
      tell(listeners.here, here);
    },
    lose(record, values) {
      lost.set(record, values);
      for (const handler of losers.get(record) ?? []) handler(values);
    },
  };
  return Object.defineProperties(own, Object.getOwnPropertyDescriptors(sync)) as MemoryWorkspace;
}
