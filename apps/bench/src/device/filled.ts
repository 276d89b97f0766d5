// Tasks as a device holds them: partitions of 2,000, each with a project and its board, as projections.
import { nothingDecided } from '@baton/model/decided/on-record';
import { command } from '@baton/model/command';
import type { Ctx } from '@baton/model/ctx';
import { Day } from '@baton/model/day';
import { newDirectory, newPerson, newSpace } from '@baton/model/directory/made';
import type { DeviceId, PersonId, SpaceId, WorkspaceId } from '@baton/model/ids';
import { ranksBetween } from '@baton/model/rank';
import { isRefusal } from '@baton/model/refusal';
import { Title } from '@baton/model/task/schema';
import type { Tx } from '@baton/model/tx';
import { clientIdOf } from '@baton/replica/client-id';
import type { DocName, Replica } from '@baton/replica/contract';
import { openReplica } from '@baton/replica/replica';

const space = 's1' as SpaceId;
const person = 'uann' as PersonId;
const now = Date.UTC(2026, 2, 4, 9);
const perPartition = 2_000;
const verbs = ['Sew', 'Cut', 'Order', 'Check', 'Photograph', 'Pack', 'Review', 'Print'];
const things = ['hang tags', 'tent poles', 'the spring window', 'price lists', 'zips', 'the press kit', 'seams'];

const ctx: Ctx = {
  person,
  device: 'd1' as DeviceId,
  now,
  today: Day.parse('2026-03-04'),
  directory: {
    ...newDirectory({ workspace: 'w1' as WorkspaceId, relayKey: '', head: 0 }),
    persons: { [person]: newPerson('member', 1, null) },
    spaces: { [space]: newSpace(1) },
  },
  newId: (letter) => `${letter}1`,
  random: () => 0.5,
};
export const askCtx = {
  ...ctx,
  numbers: new Map<string, number>(),
  decisions: nothingDecided,
  titles: { workspace: 'Bench', spaces: {}, teams: {} },
};

export interface Device {
  readonly replica: Replica;
  /** One gesture, confirmed at once; its bytes are what the device holds from then on. */
  act(name: string, write: (tx: Tx) => void): Promise<void>;
}
export function openDevice(doc: DocName, client = clientIdOf(1, 1, 1)): Device {
  const log: Uint8Array[] = [];
  const replica = openReplica({
    bytes: { confirmed: () => Promise.resolve(log) },
    client,
    now: () => now,
    partitions: () => [doc],
  });
  let batch = 0;
  return {
    replica,
    async act(name, write) {
      batch += 1;
      const acted = command(name, Title, (tx) => write(tx));
      const written = await replica.run(String(batch), acted, 'x', ctx);
      if (isRefusal(written)) throw new Error(written.kind);
      log.push(...written.envelopes.map(({ bytes }) => bytes));
      replica.confirm(String(batch));
    },
  };
}

const place = { in: 'space', space } as const;
/** A project, its board with four columns, and so many tasks in them. */
export function writeProject(tx: Tx, part: number, tasks: number): void {
  const [project, board] = [`p${part}`, `b${part}`];
  tx.projects.add(place, project, { name: `Project ${part}`, prefix: `PR${part}`, hue: 1, rank: 'a0', created: now });
  tx.boards.add(place, board, { project, name: 'Board', rank: 'a0' });
  const kinds = ['todo', 'doing', 'review', 'done'] as const;
  const ranks = ranksBetween(null, null, { count: tasks, random: ctx.random });
  kinds.forEach((kind, at) => {
    const [status, rank] = [`q${part}-${at}`, ranks[at] ?? 'a0'];
    tx.statuses.add(place, status, { project, name: kind, kind, rank });
    tx.columns.add(place, `c${part}-${at}`, { board, name: kind, rank, statuses: { [status]: true } });
  });
  for (let task = 0; task < tasks; task += 1) {
    tx.tasks.add(place, `t${part}-${task}`, {
      title: `${verbs[task % 8]} ${things[task % 7]} for order ${part * perPartition + task}`,
      project,
      status: `q${part}-${task % 4}`,
      created: now - task * 1_000,
      // Fifty tasks of one person, in the first partition.
      assigned: part === 0 && task < 50 ? person : `u${task % 60}`,
      priority: 1,
      ranks: { [board]: ranks[task] ?? 'a0' },
    });
  }
}

export type Blobs = readonly (readonly [doc: DocName, blob: Uint8Array])[];
/** Made beforehand: what a device has written down before it is closed. */
export async function projectionsOf(tasks: number): Promise<Blobs> {
  const blobs: [DocName, Uint8Array][] = [];
  for (let part = 0; part * perPartition < tasks; part += 1) {
    const doc = `r/${space}/${part}`;
    const device = openDevice(doc);
    await device.act('fill', (tx) => writeProject(tx, part, Math.min(perPartition, tasks - part * perPartition)));
    blobs.push([doc, device.replica.project(doc)]);
  }
  return blobs;
}
