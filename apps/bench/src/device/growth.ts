// How cost grows on a device, headless: with its tasks, with the history of a task, with the client ids of a partition.
import { clientIdOf } from '@baton/replica/client-id';
import { quantile, type Gathering } from '../figures.ts';
import { openDevice, projectionsOf, writeProject, type Device } from './filled.ts';
import { startWith } from './tasks-in-memory.ts';

const subject = 'Baton';
const doc = 'r/s1/0';
const shown = (count: number): string => count.toLocaleString('en');

export async function measureTasks(gathering: Gathering): Promise<void> {
  for (const tasks of [1_000, 10_000, 100_000]) {
    const { complete, board, heap } = startWith(await projectionsOf(tasks));
    const figure = { case: `growth: ${shown(tasks)} tasks`, subject, unit: 'ms' };
    gathering.add({ ...figure, metric: 'complete in memory' }, complete);
    gathering.add({ ...figure, metric: 'the first board' }, board);
    gathering.add({ ...figure, metric: 'memory', unit: 'MB' }, heap);
  }
}

async function edit(device: Device, task: number, title: string): Promise<number> {
  const begun = performance.now();
  await device.act('retitle', (tx) => tx.tasks.patch(`t0-${task}`, { title }));
  return performance.now() - begun;
}
async function edits(device: Device): Promise<number> {
  const took: number[] = [];
  for (let task = 0; task < 40; task += 1) took.push(await edit(device, task, `Edited ${task}`));
  return quantile(took, 0.5);
}

export async function measureHistory(gathering: Gathering): Promise<void> {
  for (const times of [1, 10, 100]) {
    const device = openDevice(doc);
    await device.act('fill', (tx) => writeProject(tx, 0, 500));
    for (let time = 1; time < times; time += 1)
      await device.act('edit', (tx) => {
        for (let task = 0; task < 500; task += 1) tx.tasks.patch(`t0-${task}`, { title: `Edit ${time} of ${task}` });
      });
    const figure = { case: `growth: ${times} edits a task`, subject, unit: 'ms' };
    const blob = device.replica.project(doc);
    gathering.add({ ...figure, metric: '500 tasks complete' }, startWith([[doc, blob]]).complete);
    gathering.add({ ...figure, metric: 'their projection', unit: 'kB' }, blob.length / 1_000);
    // Under a new client id the document is read anew, from all that is confirmed.
    await device.replica.refuse([], clientIdOf(1, 2, 1));
    gathering.add({ ...figure, metric: 'first edit, which reads the document' }, await edit(device, 0, 'First'));
    gathering.add({ ...figure, metric: 'an edit, p50' }, await edits(device));
  }
}

export async function measureClients(gathering: Gathering): Promise<void> {
  const device = openDevice(doc);
  await device.act('fill', (tx) => writeProject(tx, 0, 200));
  let clients = 1;
  for (const wanted of [1, 100, 500]) {
    for (; clients < wanted; clients += 1) {
      await device.replica.refuse([], clientIdOf(1, clients + 1, 1));
      await edit(device, clients % 200, `By device ${clients}`);
    }
    const figure = { case: `growth: ${wanted} client ids in a partition`, subject, unit: 'ms' };
    gathering.add({ ...figure, metric: 'an edit, p50' }, await edits(device));
    const blob = device.replica.project(doc);
    gathering.add({ ...figure, metric: '200 tasks complete' }, startWith([[doc, blob]]).complete);
  }
}
