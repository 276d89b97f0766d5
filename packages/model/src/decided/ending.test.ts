// Nothing is left hanging: tasks are put away and moved while something is offered, asked or stands in a gate.
import { expect, test } from 'vitest';
import type { Decision } from '../directory/schema.ts';
import { ann, bo, boLaptop, cy, cyLaptop } from '../directory/test/scene.ts';
import { hangingOn } from './ending.ts';
import { decidedIn } from './fold.ts';
import { isOpen } from './holding.ts';
import { placedAt } from './placed.ts';
import {
  answering,
  asking,
  atGate,
  atWork,
  column,
  dee,
  entering,
  eve,
  giving,
  offering,
  other,
  project,
  review,
  ruling,
  space,
  task,
  team,
  type WorkScene,
} from './test/scene.ts';

const elsewhere = 'p9';
const ended = (part: { tasks?: readonly string[]; left?: string } = {}): Decision => ({
  type: 'asking-ended',
  space,
  tasks: [task],
  ...part,
});
const hanging = (scene: WorkScene, left?: string, of = task) => {
  const { directory } = scene;
  if (directory === undefined) throw new Error('it was founded');
  const at = { directory, decided: decidedIn(scene.decided, space) };
  return hangingOn(at, scene.matter(of), left).map(({ is }) => is);
};
function gated(): WorkScene {
  const scene = atWork();
  scene.must(ann, ruling());
  scene.must(bo, entering());
  return scene;
}

test('[M470] an offer to somebody and a request for approval end with the task that is put away; it stays with who has it', () => {
  const scene = atWork();
  scene.must(bo, offering());
  scene.must(bo, asking());
  expect(hanging(scene)).toEqual(['offer', 'approval']);
  scene.must(dee, ended());
  expect(hanging(scene)).toEqual([]);
  expect(scene.matter().offer?.state).toMatchObject({ is: 'put-away', said: { by: dee } });
  expect(scene.matter().approval?.takenBack?.by).toBe(dee);
  expect(scene.holder()).toBe(bo);
  expect(scene.why(cy, answering('offer-accepted'))).toBe('the task was put away before');
  expect(scene.why(cy, giving())).toBe('it was taken back before');
  scene.must(bo, offering({ offer: 'r2' as never }));
});

test('[M470] an entered gate ends: the task stands before it once it is back, and enters anew; what was signed there stays', () => {
  const scene = gated();
  expect(hanging(scene)).toEqual(['gate']);
  scene.must(bo, ended());
  expect(hanging(scene)).toEqual([]);
  expect(isOpen(scene.matter().offer)).toBe(false);
  const { directory } = scene;
  if (directory === undefined) throw new Error('it was founded');
  const at = { directory, decided: decidedIn(scene.decided, space) };
  expect(placedAt(at, { task, project, status: review })).toMatchObject({ at: 'gate', why: 'not-entered' });
  expect(scene.why(cy, atGate('gate-signed'))).toBe('it did not enter the gate so');
  scene.must(bo, entering(2));
  scene.must(cy, atGate('gate-signed', 2));
  scene.must(bo, ended());
  expect(placedAt({ directory, decided: decidedIn(scene.decided, space) }, { task, project, status: review })).toEqual({
    at: 'status',
    status: review,
  });
});

test('[M470] its place in a column is free; of tasks with nothing open nothing changes, and many end at once', () => {
  const scene = atWork();
  scene.must(ann, ruling({ signers: [], limit: 1 }));
  scene.must(bo, { type: 'column-pulled', space, task: other, column });
  scene.must(bo, offering());
  scene.must(bo, ended({ tasks: [task, other, 't7'] }));
  expect(decidedIn(scene.decided, space).columns[column]?.slots).toEqual([]);
  expect(hanging(scene)).toEqual([]);
  scene.must(bo, ended({ tasks: [task, other] }));
  expect(scene.why(bo, ended({ tasks: [task, task] }))).toBe('a task is named twice');
});

test('[M470] nobody ends it who does not work there, no deputy, and of what is contested nobody', () => {
  const scene = atWork();
  scene.must(bo, offering());
  const offered = scene.number;
  expect(scene.why(eve, ended())).toBe('who puts work away works in its space');
  scene.must(cy, {
    type: 'away-set',
    person: cy,
    away: { from: scene.now, until: scene.now + 99, deputies: { 'hand-off': dee } },
  });
  expect(scene.why({ by: dee, via: cy }, ended())).toBe('who puts work away works in its space');
  scene.must(ann, { type: 'device-contested', device: boLaptop, from: offered });
  expect(scene.why(cy, ended())).toBe('what this rests on was said by a device that is contested');
});

test('[M378] an end that was said by a device in other hands counts for nothing: it is open again', () => {
  const scene = atWork();
  scene.must(bo, offering({ to: { team } }));
  scene.must(cy, ended());
  scene.must(ann, { type: 'device-contested', device: cyLaptop, from: scene.number });
  scene.must(ann, { type: 'contest-settled', device: cyLaptop, upheld: true });
  expect(hanging(scene)).toEqual(['offer']);
});

test('[M471] on leaving its project a task leaves the gates of that project alone, and an offer goes on', () => {
  const scene = gated();
  scene.must(bo, asking());
  expect(hanging(scene, elsewhere)).toEqual([]);
  expect(hanging(scene, project)).toEqual(['gate']);
  scene.must(bo, ended({ left: elsewhere }));
  expect(hanging(scene)).toEqual(['gate', 'approval']);
  scene.must(bo, ended({ left: project }));
  expect(hanging(scene)).toEqual(['approval']);
  const plain = atWork();
  plain.must(bo, offering());
  plain.must(bo, ended({ left: project }));
  expect(hanging(plain)).toEqual(['offer']);
});

test('[M471] of a rule that was taken away meanwhile the gate ends as well; a place in another project’s column is kept', () => {
  const scene = gated();
  scene.must(ann, ruling({ signers: [] }));
  scene.must(bo, ended({ left: elsewhere }));
  expect(hanging(scene)).toEqual([]);
  const pulled = atWork();
  pulled.must(ann, ruling({ signers: [], limit: 1 }));
  pulled.must(bo, { type: 'column-pulled', space, task, column });
  pulled.must(bo, ended({ left: elsewhere }));
  expect(decidedIn(pulled.decided, space).columns[column]?.slots).toEqual([task]);
});

test('[M471] given to few of its space it leaves all of it behind by the move itself', () => {
  const scene = atWork();
  scene.must(bo, offering());
  scene.must(bo, asking());
  scene.must(ann, { type: 'group-set', space, group: 'few', readers: [ann, bo] });
  scene.must(bo, { type: 'moved', records: [task], born: space, from: space, to: `${space}/few` as never });
  expect(hanging(scene)).toEqual([]);
  expect(scene.holder()).toBeUndefined();
  scene.must(bo, { type: 'moved', records: [task], born: space, from: `${space}/few` as never, to: space });
  expect(hanging(scene)).toEqual([]);
  expect(scene.why(cy, answering('offer-accepted'))).toBe('there is no such offer');
});
