// The inbox on two devices of one person that were apart.
import { nothingDecided } from '@baton/model/decided/on-record';
import type { Command } from '@baton/model/command';
import type { Ctx } from '@baton/model/ctx';
import { finishNotices, readTask, snoozeNotices } from '@baton/model/inbox/commands';
import { inbox, unreadNotices } from '@baton/model/inbox/queries';
import { addDays } from '@baton/model/day';
import { addProject } from '@baton/model/project/commands';
import { expect, test } from 'vitest';
import type { Written } from './contract.ts';
import { device, space, type TestDevice } from './test/scene.ts';

const on = async <A, R>(at: TestDevice, command: Command<A, R>, args: NoInfer<A>): Promise<Written<unknown>> =>
  at.run((tx, ctx) => command.run(tx, ctx, command.args.parse(args)), command.name);
const asking = ({ person, today, directory }: Ctx) => ({
  person,
  today,
  directory,
  numbers: new Map<string, number>(),
  decisions: nothingDecided,
  titles: { workspace: '', spaces: {}, teams: {} },
});
const open = ({ replica, ctx }: TestDevice) => inbox.answer(replica.rows, asking(ctx), { show: 'open' });
const unread = ({ replica, ctx }: TestDevice) => unreadNotices.answer(replica.rows, asking(ctx), {});

/** Bo gives Ann two tasks; both of her devices have heard of it. */
async function twoDevices() {
  const [bo, phone, laptop] = [device('uBo', 3), device('uAnn', 1), device('uAnn', 2)];
  const made = await on(bo, addProject, { space, name: 'Launch', hue: 1, prefix: 'SPR' });
  const { project } = made.result as { project: string };
  const tasks = ['tA', 'tB'];
  const written = [made];
  for (const id of tasks) {
    const fields = { title: id, project, status: 'q1', created: bo.ctx.now, assigned: 'uAnn' };
    written.push(await bo.run((tx) => tx.tasks.add({ in: 'space', space }, id, fields) as undefined));
  }
  for (const batch of written) for (const at of [phone, laptop]) at.take(batch.envelopes, 'uBo');
  return { phone, laptop, tasks };
}
function meet(one: readonly [TestDevice, Written<unknown>], other: readonly [TestDevice, Written<unknown>]): void {
  for (const [from, batch] of [one, other]) from.confirm(batch);
  other[0].take(one[1].envelopes, 'uAnn');
  one[0].take(other[1].envelopes, 'uAnn');
}

test('[M250] one event is one notice with one key on both devices', async () => {
  const { phone, laptop } = await twoDevices();
  expect(open(phone)).toHaveLength(2);
  expect(open(phone)).toEqual(open(laptop));
});

test('[M257] what was finished here and read there, apart, is both on both', async () => {
  const { phone, laptop, tasks } = await twoDevices();
  const [first] = open(phone);
  const done = await on(phone, finishNotices, { notices: [first?.notices[0]?.id ?? ''], done: true });
  const read = await on(laptop, readTask, { task: tasks.find((id) => id !== first?.id) ?? '' });
  meet([phone, done], [laptop, read]);
  expect(unread(phone)).toEqual([]);
  expect(open(phone).map(({ id }) => id)).toEqual(tasks.filter((id) => id !== first?.id));
  expect(open(laptop)).toEqual(open(phone));
});

test('[M257] one notice that was read here and put to sleep there has one mark', async () => {
  const { phone, laptop, tasks } = await twoDevices();
  const [task = ''] = tasks;
  const key = open(phone).find(({ id }) => id === task)?.notices[0]?.id ?? '';
  const read = await on(phone, readTask, { task });
  const slept = await on(laptop, snoozeNotices, { notices: [key], until: addDays(phone.ctx.today, 2) });
  meet([phone, read], [laptop, slept]);
  expect([...phone.replica.rows.inboxMarks.all()]).toHaveLength(1);
  expect(open(phone).map(({ id }) => id)).toEqual(tasks.slice(1));
  expect(open(laptop)).toEqual(open(phone));
});
