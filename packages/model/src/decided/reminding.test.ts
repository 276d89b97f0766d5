// Asking once more: who may, how often, and until when it counts.
import { expect, test } from 'vitest';
import type { Decision } from '../directory/schema.ts';
import { ann, bo, cy } from '../directory/test/scene.ts';
import { askedBy, liveReminders, remindableOf, workingDayOf } from './reminding.ts';
import {
  answering,
  approval,
  asking,
  atWork,
  dee,
  entering,
  eve,
  offer,
  offering,
  ruling,
  space,
  task,
  type WorkScene,
} from './test/scene.ts';

const remind = (of?: string): Decision => ({
  type: 'work-reminded',
  space,
  task,
  ...(of === undefined ? {} : { of: of as never }),
});
const day = 86_400_000;
const at = (scene: WorkScene) => {
  const { directory } = scene;
  if (directory === undefined) throw new Error('it was founded');
  return { directory, person: bo, now: scene.now };
};
const live = (scene: WorkScene) => liveReminders(at(scene).directory, scene.matter()).map(({ by, of }) => [by, of]);
/** A Monday at noon. */
const monday = Date.UTC(2026, 2, 9, 12);
function onMonday(): WorkScene {
  const scene = atWork();
  scene.now = monday;
  return scene;
}

test('[M475] who made an offer or request reminds those who have not answered, nobody else', () => {
  const scene = onMonday();
  scene.must(bo, offering());
  scene.must(bo, asking());
  expect(scene.why(dee, remind(offer()))).toBe('only who asked reminds, while it is unanswered');
  expect(scene.why(eve, remind(offer()))).toBe('who reminds works in the space');
  expect(askedBy(at(scene), scene.matter())).toBe(offer());
  scene.must(bo, remind(offer()));
  expect(live(scene)).toEqual([[bo, offer()]]);
  scene.must(cy, answering('offer-accepted'));
  expect(live(scene)).toEqual([]);
  expect(scene.why(bo, remind(offer()))).toBe('only who asked reminds, while it is unanswered');
  scene.now = monday + day;
  expect(remindableOf(at(scene), scene.matter())).toEqual({ of: approval(), isDone: false });
  scene.must(bo, remind(approval()));
  expect(remindableOf(at(scene), scene.matter()).isDone).toBe(true);
});

test('[M475] once a working day, the weekend being part of Monday', () => {
  const scene = onMonday();
  scene.now = monday - 3 * day;
  scene.must(bo, offering());
  scene.must(bo, remind(offer()));
  scene.now = monday - 2 * day;
  scene.must(bo, remind(offer()));
  scene.now = monday;
  expect(scene.why(bo, remind(offer()))).toBe('they were reminded on this working day');
  scene.now = monday + day;
  scene.must(bo, remind(offer()));
  expect(live(scene)).toEqual([[bo, offer()]]);
  expect([workingDayOf(monday - day), workingDayOf(monday), workingDayOf(monday + day)]).toEqual([
    '2026-03-09',
    '2026-03-09',
    '2026-03-10',
  ]);
});

test('[M475] whoever has it is reminded of it by those who wait, until it has gone on; nobody reminds themselves', () => {
  const scene = onMonday();
  scene.must(bo, { type: 'work-assigned', space, task, to: cy });
  expect(scene.why(cy, remind())).toBe('nobody reminds themselves');
  scene.must(dee, remind());
  scene.must(ann, remind());
  expect(live(scene)).toEqual([
    [dee, null],
    [ann, null],
  ]);
  scene.must(cy, { type: 'work-assigned', space, task, to: bo });
  expect(live(scene)).toEqual([]);
});

test('[M475] signers of a gate are reminded by who brought it there', () => {
  const scene = onMonday();
  scene.must(ann, ruling());
  scene.must(bo, entering());
  scene.must(bo, remind(offer()));
  expect(live(scene)).toEqual([[bo, offer()]]);
  expect(scene.why(dee, remind(offer()))).toBe('only who asked reminds, while it is unanswered');
});
