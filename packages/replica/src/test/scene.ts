// Devices for the tests of this package: a replica over a list of confirmed bytes, a clock that stands still until moved.
import { command } from '@baton/model/command';
import type { Ctx } from '@baton/model/ctx';
import type { FieldGroups } from '@baton/model/field-groups';
import { newDirectory, newPerson, newSpace } from '@baton/model/directory/made';
import type { Directory, DirectorySpace, SpaceRole } from '@baton/model/directory/schema';
import type { DeviceId, PersonId, SpaceId, WorkspaceId } from '@baton/model/ids';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { Title } from '@baton/model/task/schema';
import type { Tx } from '@baton/model/tx';
import { clientIdOf } from '../client-id.ts';
import type { DocName, Envelope, Gesture, Received, Replica, Written } from '../contract.ts';
import { openReplica } from '../replica.ts';

export const space = 's1' as SpaceId;
export const partition: DocName = 'r/s1/1';
export const start = Date.UTC(2026, 2, 4, 9);

/** Everybody who is asked about is here, and the spaces are open; `roles` makes somebody less than a member of s1. */
function directoryFor(person: string, role: SpaceRole, reads: readonly string[] = []): Directory {
  const roles: DirectorySpace['roles'] = role === 'member' ? {} : { [person as PersonId]: role };
  const groups = Object.fromEntries(reads.map((group) => [group, [person as PersonId]]));
  const open: DirectorySpace = { ...newSpace(1), roles, groups };
  return {
    ...newDirectory({ workspace: 'w1' as WorkspaceId, relayKey: '', head: 0 }),
    persons: { [person as PersonId]: newPerson('member', 1, null) },
    spaces: { [space]: open, ['s2' as SpaceId]: { ...open, roles: {} }, ['s3' as SpaceId]: { ...open, roles: {} } },
  };
}
export type Act<R> = (tx: Tx, ctx: Ctx) => R | Refusal;

export interface TestDevice {
  readonly replica: Replica;
  readonly ctx: Ctx;
  readonly log: { readonly doc: DocName; readonly bytes: Uint8Array }[];
  clock: { now: number };
  /** Another role in s1, as of now. */
  become(role: SpaceRole): void;
  /** Runs an act made up on the spot. */
  run<R>(act: Act<R>, name?: string): Promise<Written<R>>;
  /** The same, where a refusal is expected. */
  ask(act: Act<unknown>): Promise<Written<unknown> | Refusal>;
  /** What followed its record to another space. */
  carry(): Promise<Written<unknown>>;
  undo(gesture: Gesture): Promise<Written<{ readonly undone: number; readonly skipped: number }>>;
  /** Others' envelopes, confirmed. */
  take(envelopes: readonly Envelope[], person: string): Received;
  /** The relay has numbered the batch of this gesture. */
  confirm(written: Written<unknown>): void;
}

export interface DeviceOptions {
  readonly session?: number;
  readonly role?: SpaceRole;
  readonly log?: TestDevice['log'];
  readonly now?: number;
  readonly partitions?: readonly DocName[];
  /** Each space has a partition of its own. */
  readonly spaces?: boolean;
  /** Groups of every space that the person reads. */
  readonly reads?: readonly string[];
  readonly groups?: FieldGroups;
  readonly isWhole?: (archive: DocName) => boolean;
  /** Reading from the disk ends when this does. */
  readonly gate?: Promise<void>;
}

export function device(person: string, deviceNo: number, options: DeviceOptions = {}): TestDevice {
  const log = options.log ?? [];
  const clock = { now: options.now ?? start };
  const replica = replicaOver(log, clock, { ...options, client: clientIdOf(1, deviceNo, options.session ?? 0) });
  let ctx = ctxOf(person, clock.now, options);
  let batches = 0;
  const batch = (): string => `${person}${deviceNo}-${(batches += 1)}`;
  const receive = ({ doc, bytes }: Envelope, by: string): Received => {
    log.push({ doc, bytes });
    return replica.receive(doc, bytes, { person: by as PersonId, own: false });
  };
  return {
    replica,
    get ctx() {
      return ctx;
    },
    become(role) {
      ctx = { ...ctx, directory: directoryFor(person, role, options.reads) };
    },
    log,
    clock,
    ask: (act) => replica.run(batch(), command('ask', Title, act), 'x', ctx),
    async run(act, name = 'act') {
      const written = await replica.run(batch(), command(name, Title, act), 'x', ctx);
      if (isRefusal(written)) throw new Error(`refused: ${written.kind}`);
      return written;
    },
    carry: () => replica.carry(batch(), ctx),
    undo: (gesture) => replica.undo(batch(), gesture, ctx),
    take(envelopes, by) {
      const all = envelopes.map((envelope) => receive(envelope, by));
      return {
        changes: all.flatMap(({ changes }) => changes),
        superseded: all.flatMap(({ superseded }) => superseded),
      };
    },
    confirm({ gesture, envelopes }) {
      for (const { doc, bytes } of envelopes) log.push({ doc, bytes });
      replica.confirm(gesture.id);
    },
  };
}

function replicaOver(
  log: TestDevice['log'],
  clock: TestDevice['clock'],
  options: DeviceOptions & { readonly client: number },
): Replica {
  return openReplica({
    bytes: {
      async confirmed(doc) {
        const found = log.filter((one) => one.doc === doc).map(({ bytes }) => bytes);
        await options.gate;
        return found;
      },
    },
    client: options.client,
    now: () => clock.now,
    partitions: (of, group) => {
      if (group !== undefined) return [`x/${of}/${group}/0`];
      return options.spaces ? [`r/${of}/1`] : (options.partitions ?? [partition]);
    },
    ...(options.groups === undefined ? {} : { groups: options.groups }),
    ...(options.isWhole === undefined ? {} : { isWhole: options.isWhole }),
  });
}

function ctxOf(person: string, now: number, { role = 'member', reads }: DeviceOptions): Ctx {
  let ids = 0;
  return {
    person: person as PersonId,
    device: `d-${person}` as DeviceId,
    now,
    today: '2026-03-04' as Ctx['today'],
    directory: directoryFor(person, role, reads),
    newId: (letter) => `${letter}${person}${(ids += 1)}`,
    random: () => 0.5,
  };
}

/** A task of project p1, made here. */
export const addTask =
  (id: string, title: string): Act<undefined> =>
  (tx) => {
    tx.tasks.add({ in: 'space', space }, id, { title, project: 'p1', status: 'q1', created: 1 });
  };
export const retitle =
  (id: string, title: string): Act<undefined> =>
  (tx) =>
    tx.tasks.patch(id, { title }) as undefined;
