import { expect, test } from 'vitest';
import type { Day } from '../day.ts';
import { addTask } from '../task/add-commands.ts';
import { setParent } from '../task/part-commands.ts';
import { assignTask, setDue, setEstimate, setPriority, setTags } from '../task/commands.ts';
import { moveTask } from '../task/move-commands.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { setLanes } from './commands.ts';
import { laneOfTags, tagsOfLane } from './lanes.ts';
import { tasksOnBoard } from './queries.ts';
import { Lanes } from './schema.ts';

function lanedBy(lanes: Lanes): {
  scene: Scene;
  into: (task: string, lane: string) => unknown;
  lane: (task: string) => unknown;
} {
  const scene = openScene();
  scene.does(setLanes, { board: scene.board, lanes });
  return {
    scene,
    into: (task, lane) => scene.run(moveTask, { task, board: scene.board, column: scene.columns[0], lane }),
    lane: (task) => scene.ask(tasksOnBoard, { board: scene.board }).find(({ id }) => id === task)?.lane,
  };
}

test('[M338] a lane of tags is called without spaces and read back, whatever the tags are', () => {
  for (const tags of [[], ['a'], ['a b', 'c,d', '#e', 'none', 'ü%']]) {
    expect(laneOfTags(tags)).not.toMatch(/\s/);
    expect(tagsOfLane(laneOfTags(tags))).toEqual(tags);
  }
  expect(tagsOfLane('none')).toEqual([]);
  expect(tagsOfLane('x')).toBeNull();
  expect(tagsOfLane('#%')).toBeNull();
});

test('[M338] put into a lane of tags it has exactly those', () => {
  const { scene, into, lane } = lanedBy('tag');
  const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b');
  scene.does(setTags, { task: a, add: ['print', 'web'] });
  expect([lane(a), lane(b)]).toEqual(['#print,web', 'none']);
  into(b, '#print,web');
  into(a, '#film');
  expect([lane(a), lane(b)]).toEqual(['#film', '#print,web']);
  expect(scene.rows.tasks.get(a)?.tags).toEqual(['film']);
  into(a, 'none');
  expect(scene.rows.tasks.get(a)?.tags).toEqual([]);
  expect(into(a, 'x')).toMatchObject({ kind: 'not-valid' });
});

test('[M339] put into a week it keeps its day of the week, and without one is due on its Friday', () => {
  const { scene, into, lane } = lanedBy('due');
  const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b');
  scene.does(setDue, { task: a, due: '2026-03-04' as Day });
  expect([lane(a), lane(b)]).toEqual(['2026-03-02', 'none']);
  into(a, '2026-03-09');
  into(b, '2026-03-09');
  expect(scene.rows.tasks.get(a)?.due).toBe('2026-03-11');
  expect(scene.rows.tasks.get(b)?.due).toBe('2026-03-13');
  into(a, 'none');
  expect(scene.rows.tasks.get(a)?.due).toBeNull();
  expect(into(a, 'soon')).toMatchObject({ kind: 'not-valid' });
});

test('[M340] put into the lane of a task it becomes a part of it, and never of itself', () => {
  const { scene, into, lane } = lanedBy('parent');
  const [a = '', b = '', c = ''] = scene.put(scene.columns[0], 'a', 'b', 'c');
  into(b, a);
  into(c, a);
  expect([lane(a), lane(b), lane(c)]).toEqual(['none', a, a]);
  expect(into(a, a)).toMatchObject({ kind: 'not-valid', what: 'itself' });
  expect(into(a, b)).toMatchObject({ kind: 'not-valid', what: 'ring of parts' });
  into(b, 'none');
  expect(lane(b)).toBe('none');
});

test('[M340] moved inside its lane it keeps its place among the parts', () => {
  const { scene, into } = lanedBy('parent');
  const [a = '', b = '', c = ''] = scene.put(scene.columns[0], 'a', 'b', 'c');
  into(b, a);
  const rank = () => scene.rows.tasks.get(b)?.ranks[a];
  const before = rank();
  scene.does(moveTask, { task: b, board: scene.board, column: scene.columns[1], lane: a, after: c });
  expect(before).toBeDefined();
  expect(rank()).toBe(before);
});

test('[M337] a new task is born with what its lane says', () => {
  const born = (lanes: Lanes, lane: string) => {
    const { scene } = lanedBy(lanes);
    const where = { project: scene.project, board: scene.board, column: scene.columns[0] };
    const { task: whole } = scene.does(addTask, { ...where, title: 'whole' });
    const { task } = scene.does(addTask, { ...where, title: 'a', tags: ['x'], lane: lane === 'whole' ? whole : lane });
    return { ...scene.rows.tasks.get(task), whole };
  };
  expect(born('tag', '#print').tags).toEqual(['print', 'x']);
  expect(born('due', '2026-03-09').due).toBe('2026-03-13');
  const part = born('parent', 'whole');
  expect(part.parent).toBe(part.whole);
  expect(born('parent', 'none').parent).toBeNull();
});

test('[M540] put into the lane of an estimate it has that one', () => {
  const { scene, into, lane } = lanedBy('estimate');
  const [a = '', b = ''] = scene.put(scene.columns[0], 'a', 'b');
  scene.does(setEstimate, { task: a, estimate: 90 });
  expect([lane(a), lane(b)]).toEqual(['90', 'none']);
  into(b, '90');
  into(a, 'none');
  expect([scene.rows.tasks.get(a)?.estimate, scene.rows.tasks.get(b)?.estimate]).toEqual([null, 90]);
  expect(into(a, 'long')).toMatchObject({ kind: 'not-valid' });
  expect(into(a, '-5')).toMatchObject({ kind: 'not-valid' });
  scene.does(addTask, { project: scene.project, board: scene.board, column: scene.columns[0], title: 'c', lane: '30' });
  expect([...scene.rows.tasks.all()].find(({ title }) => title === 'c')?.estimate).toBe(30);
});

/** Gives a task what lanes of this kind are by. */
const giving: Readonly<Record<Exclude<Lanes, 'none'>, (scene: Scene, task: string, other: string) => void>> = {
  priority: (scene, task) => scene.does(setPriority, { task, priority: 2 }),
  person: (scene, task) => scene.does(assignTask, { task, to: scene.ctx.person }),
  tag: (scene, task) => scene.does(setTags, { task, add: ['print'] }),
  due: (scene, task) => scene.does(setDue, { task, due: '2026-03-04' as Day }),
  parent: (scene, task, other) => scene.does(setParent, { task, parent: other }),
  estimate: (scene, task) => scene.does(setEstimate, { task, estimate: 60 }),
};
test.each(Lanes.options.filter((by) => by !== 'none'))('[M541] by %s: what is put into a lane stands in it', (by) => {
  const { scene, into, lane } = lanedBy(by);
  const [a = '', b = '', other = ''] = scene.put(scene.columns[0], 'a', 'b', 'other');
  giving[by](scene, a, other);
  const wanted = String(lane(a));
  expect([wanted === 'none', lane(b)]).toEqual([false, 'none']);
  into(b, wanted);
  into(a, 'none');
  expect([lane(a), lane(b)]).toEqual(['none', wanted]);
});
