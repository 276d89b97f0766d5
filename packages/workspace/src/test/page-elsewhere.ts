// Two people and a text that only one of their devices has.
import { isRefusal } from '@baton/model/refusal';
import { addTask } from '@baton/model/task/add-commands';
import { paragraphsOf } from '@baton/replica/pages/page';
import { readBytes } from '@baton/store/confirmed';
import { writeParagraphs } from '../pages/writing.ts';
import { openScene, type At, type How, type Machine, type Scene } from './scene.ts';
import { addNamed, during } from './watching.ts';

export interface Two {
  readonly scene: Scene;
  readonly ann: At;
  readonly bo: At;
  readonly machine: Machine;
  readonly task: string;
  readonly page: string;
}
export async function addOne(scene: Scene, at: At, project: string): Promise<string> {
  const added = await during(scene, at.workspace.run(addTask, { project, title: 'Socks' }));
  if (isRefusal(added)) throw new Error(JSON.stringify(added));
  return added.task;
}
/** Ann's task has a text; Bo's device has the task and not the text, unless the workspace is small. */
export async function aPageElsewhere(how: How = {}, smallUpTo = -1): Promise<Two> {
  const scene = await openScene();
  const ann = await scene.open(scene.ann, { more: { smallUpTo } });
  const machine = await scene.join();
  const bo = await scene.open(machine, { ...how, more: { smallUpTo, ...how.more } });
  const project = await addNamed(scene, ann.workspace, 'Spring');
  const task = await addOne(scene, ann, project);
  await during(scene, writeParagraphs(ann.workspace, { space: scene.space, task, paragraphs: ['Wool'] }), 300);
  await scene.time.pass(6_000);
  return { scene, ann, bo, machine, task, page: `p/${scene.space}/${task}` };
}
export const onDisk = async ({ disk }: At, doc: string): Promise<readonly string[]> =>
  paragraphsOf(await readBytes(disk, doc));
