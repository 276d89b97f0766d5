// A budget, by people at devices: those who read money have it, and no byte of it is with anybody else.
import { homeNameOf } from '@baton/model/directory/home-name';
import { mayRead } from '@baton/model/directory/queries';
import type { PersonId } from '@baton/model/ids';
import { addProject } from '@baton/model/project/commands';
import { isRefusal } from '@baton/model/refusal';
import { addTask } from '@baton/model/task/add-commands';
import { setBudget } from '@baton/model/task/budget-commands';
import { taskPeek, type PeekAnswer } from '@baton/model/task/queries';
import { createEncoder } from '@baton/protocol/codec';
import type { RelayFrame } from '@baton/protocol/frames';
import { parseDoc, scopeOf } from '@baton/replica/layout';
import { readBytes } from '@baton/store/confirmed';
import { expect, test } from 'vitest';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { during } from '../test/watching.ts';

const run = async (scene: Scene, { workspace }: At, ...[command, args]: Parameters<At['workspace']['run']>) => {
  const result = await during(scene, workspace.run(command, args));
  if (isRefusal(result)) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result as Record<string, string>;
};
const budget = { minor: 777_123_456, currency: 'XCD' };
/** As it is encoded; the currency alone might stand in a signature by chance. */
const traces = ['minor'];
const textOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

function budgetAt({ workspace }: At, task: string): () => PeekAnswer['budget'] | undefined {
  let shown: PeekAnswer | undefined;
  workspace.live(taskPeek, { task }, ({ put }) => {
    shown = put.at(-1) ?? shown;
  });
  return () => shown?.budget;
}

async function office() {
  const scene = await openScene();
  scene.relay.hides = (person, doc) => {
    const named = parseDoc(doc);
    const { directory } = scene.relay.book;
    return named === undefined || directory === undefined || !mayRead(directory, person, scopeOf(named));
  };
  const machines = [await scene.join(), await scene.join()] as const;
  const [ann, bo, cy] = [await scene.open(scene.ann), await scene.open(machines[0]), await scene.open(machines[1])];
  const person = ({ workspace }: At): PersonId => workspace.world.me.person;
  const moneyIsOf = (...readers: readonly At[]) =>
    during(
      scene,
      ann.workspace.sign(
        scene.space,
        { type: 'group-set', space: scene.space, group: 'money', readers: readers.map(person) },
        null,
      ),
      300,
    );
  await moneyIsOf(ann, bo);
  const named = { space: scene.space, name: 'Spring', hue: 1, prefix: 'SPR' };
  const { project } = await run(scene, ann, addProject as never, named);
  const { task = '' } = await run(scene, ann, addTask as never, { project, title: 'Stand' });
  return { scene, ann, bo, cy, task, moneyIsOf };
}
const onDisk = async ({ disk, engine }: At): Promise<string> => {
  const docs = [...engine.core.held.docs.keys()];
  const bytes = await Promise.all(docs.map((doc) => readBytes(disk, doc)));
  return bytes.flat().map(textOf).join('\n');
};

test('[W233] a budget is with those who read money, and no byte of it is sent to, or on the disk of, anybody else', async () => {
  const { scene, ann, bo, cy, task } = await office();
  const [bos, cys] = [budgetAt(bo, task), budgetAt(cy, task)];
  await run(scene, ann, setBudget as never, { task, budget });
  await scene.time.pass(2_000);
  expect([bos()?.value, cys()]).toEqual([budget, null]);
  const [bosDisk, cysDisk] = [await onDisk(bo), await onDisk(cy)];
  for (const trace of traces) {
    expect(bosDisk).toContain(trace);
    expect(cysDisk).not.toContain(trace);
  }
  const inOpen = scene.relay.log.flatMap((entry) =>
    entry.kind === 'update' && !entry.envelope.doc.startsWith('x/') ? [textOf(entry.envelope.bytes)] : [],
  );
  for (const trace of traces) expect(inOpen.join('\n')).not.toContain(trace);
  expect(await during(scene, cy.workspace.run(setBudget, { task, budget }))).toMatchObject({ kind: 'not-found' });
});

test('[W233] a new device of somebody who does not read money is sent none of it, in no frame', async () => {
  const { scene, ann, task } = await office();
  await run(scene, ann, setBudget as never, { task, budget });
  await scene.time.pass(2_000);
  const machine = await scene.join();
  const frames: RelayFrame[] = [];
  scene.relay.spoil = (frame) => {
    frames.push(frame);
    return frame;
  };
  const dee = await scene.open(machine);
  await scene.time.pass(5_000);
  expect(dee.engine.core.replica.rows.tasks.get(task)?.title).toBe('Stand');
  const encoder = createEncoder();
  const sent = frames.map((frame) => textOf(encoder.encode(frame))).join('\n');
  for (const trace of traces) expect(sent).not.toContain(trace);
});

test('[W233] who is taken out of those who read money has nothing of it any more', async () => {
  const { scene, ann, bo, task, moneyIsOf } = await office();
  const bos = budgetAt(bo, task);
  await run(scene, ann, setBudget as never, { task, budget });
  await scene.time.pass(2_000);
  expect(bos()?.value).toEqual(budget);
  await moneyIsOf(ann);
  await scene.time.pass(20_000);
  expect(bos()).toBeNull();
  const disk = await onDisk(bo);
  for (const trace of traces) expect(disk).not.toContain(trace);
  expect([...bo.engine.core.held.docs.keys()]).not.toContain(`x/${homeNameOf(scene.space, 'money')}/0`);
});
