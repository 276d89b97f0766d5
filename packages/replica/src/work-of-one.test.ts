// My work on two devices of one person that were apart.
import { nothingDecided } from '@baton/model/decided/on-record';
import type { Ctx } from '@baton/model/ctx';
import { addTask } from '@baton/model/task/add-commands';
import { addProject } from '@baton/model/project/commands';
import { placeWork, snoozeWork } from '@baton/model/work/commands';
import { addPrivateTask } from '@baton/model/work/personal';
import { myWork } from '@baton/model/work/queries';
import type { Command } from '@baton/model/command';
import type { Day } from '@baton/model/day';
import { isRefusal } from '@baton/model/refusal';
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
const work = ({ replica, ctx }: TestDevice) => myWork.answer(replica.rows, asking(ctx), {});
const shown = (at: TestDevice): string[] =>
  work(at).map(({ section, title, snoozed }) => `${snoozed ? 'asleep' : section} ${title}`);

async function twoDevices(): Promise<{ phone: TestDevice; laptop: TestDevice; ids: string[] }> {
  const [phone, laptop] = [device('uAnn', 1), device('uAnn', 2)];
  const take = (written: Written<unknown>): void => {
    phone.confirm(written);
    laptop.take(written.envelopes, 'uAnn');
  };
  const made = await on(phone, addProject, { space, name: 'Launch', hue: 1, prefix: 'SPR' });
  take(made);
  const { project } = made.result as { project: string };
  const ids: string[] = [];
  for (const title of ['a', 'b', 'c']) {
    const born = await on(phone, addTask, { project, title, assigned: 'uAnn', due: phone.ctx.today });
    take(born);
    ids.push((born.result as { task: string }).task);
  }
  return { phone, laptop, ids };
}
/** Each gets what the other wrote while they were apart. */
function meet(one: [TestDevice, Written<unknown>[]], other: [TestDevice, Written<unknown>[]]): void {
  for (const [from, written] of [one, other]) for (const batch of written) from.confirm(batch);
  for (const batch of one[1]) other[0].take(batch.envelopes, 'uAnn');
  for (const batch of other[1]) one[0].take(batch.envelopes, 'uAnn');
}

test('[M243] two devices that order apart come to one order, each task once', async () => {
  const { phone, laptop, ids } = await twoDevices();
  const [a = '', b = '', c = ''] = ids;
  laptop.clock.now += 5_000;
  const up = await on(phone, placeWork, { task: c, section: 'now', before: a });
  const off = await on(laptop, placeWork, { task: b, section: 'later' });
  meet([phone, [up]], [laptop, [off]]);
  expect(shown(phone)).toEqual(['now c', 'now a', 'later b']);
  expect(shown(laptop)).toEqual(shown(phone));
});

test('[M243] [M244] one task that was placed here and put to sleep there keeps both until it is looked at', async () => {
  const { phone, laptop, ids } = await twoDevices();
  const [a = ''] = ids;
  const placed = await on(phone, placeWork, { task: a, section: 'later' });
  laptop.clock.now += 60_000;
  const slept = await on(laptop, snoozeWork, { task: a, until: '2026-03-09' as Day });
  meet([phone, [placed]], [laptop, [slept]]);
  expect(work(phone)).toEqual(work(laptop));
  expect(shown(phone)).toEqual(['now b', 'now c', 'asleep a']);
  expect(work(phone).find(({ id }) => id === a)).toMatchObject({ section: 'later', until: '2026-03-09' });
});

test('[M249] a list of one’s own that was begun on two devices apart is one', async () => {
  const { phone, laptop } = await twoDevices();
  const here = await on(phone, addPrivateTask, { title: 'passport' });
  const there = await on(laptop, addPrivateTask, { title: 'train' });
  meet([phone, [here]], [laptop, [there]]);
  expect(isRefusal(here.result)).toBe(false);
  const own = work(phone).filter(({ onlyMe }) => onlyMe);
  expect(own.map(({ title }) => title).toSorted()).toEqual(['passport', 'train']);
  expect(new Set(own.map(({ project }) => project)).size).toBe(1);
  expect(work(laptop)).toEqual(work(phone));
});
