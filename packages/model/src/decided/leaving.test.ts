// Somebody leaves: what they have and what they were to answer goes to others, and nothing stays with them.
import { expect, test } from 'vitest';
import { addTask } from '../task/add-commands.ts';
import { assignTask } from '../task/commands.ts';
import { addProject } from '../project/commands.ts';
import { ann, bo, cy } from '../directory/test/scene.ts';
import type { Decision } from '../directory/schema.ts';
import type { OfferId, PersonId } from '../ids.ts';
import { openMemory, person, space as spaceOf } from '../test/memory.ts';
import { leavingBy } from './leaving-queries.ts';
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
  ruling,
  space,
  task,
} from './test/scene.ts';

const handing = (to: PersonId, from = cy): Decision => ({
  type: 'seats-handed-on',
  space,
  person: from,
  tasks: [task],
  to,
});

test('[M500] an open offer waits for the other from then on, and for nobody who made it', () => {
  const scene = atWork();
  scene.must(bo, offering({ to: { person: cy } }));
  expect(scene.why(dee, handing(dee))).toBe('only a lead hands on what somebody has who leaves');
  expect(scene.why(ann, handing(bo))).toBe('nobody answers their own offer');
  expect(scene.why(ann, handing(dee, dee))).toBe('who is named does not work in this space');
  expect(scene.why(ann, handing(bo, dee))).toBe('nothing of it is asked of them');
  scene.must(ann, handing(dee));
  expect(scene.why(cy, answering('offer-accepted'))).toBe('it was not offered to them');
  scene.must(dee, answering('offer-accepted'));
  expect(scene.holder()).toBe(dee);
});

test('[M500] an empty seat is filled by the other; what was signed stays, and nobody gets their own work or a second seat', () => {
  const scene = atWork();
  scene.must(bo, asking({ seats: [{ person: ann }, { person: cy }], quorum: 2 }));
  scene.must(ann, giving(0));
  expect(scene.why(ann, handing(bo))).toBe('nobody signs their own work');
  expect(scene.why(ann, handing(ann))).toBe('a seat is named twice');
  scene.must(ann, handing(dee));
  expect(scene.why(cy, giving(1))).toBe('the seat is not theirs');
  expect(scene.matter().approval?.signatures).toHaveLength(1);
  scene.must(dee, giving(1));
  expect(scene.matter().approved?.seats).toEqual([{ person: ann }, { person: dee }]);
  expect(scene.why(ann, handing(eve, ann))).toBe('nothing of it is asked of them');
});

test('[M500] a gate that was entered is signed by the other', () => {
  const scene = atWork();
  scene.must(ann, ruling({ signers: [{ person: cy }] }));
  scene.must(bo, entering());
  expect(scene.why(ann, handing(bo))).toBe('nobody answers their own offer');
  scene.must(ann, handing(dee));
  expect(scene.why(cy, atGate('gate-signed'))).not.toBe('accepted');
  scene.must(dee, atGate('gate-signed'));
  expect(scene.matter().gates[column]?.signatures).toHaveLength(1);
});

test('[M501] what somebody has, is to answer and signs at gates is told, with whom it may go to, who stands in first', () => {
  const memory = openMemory();
  const [annId, boId, cyId] = [person('ann'), person('bo'), person('cy')] as PersonId[] as [
    PersonId,
    PersonId,
    PersonId,
  ];
  const main = spaceOf('main');
  const { project } = memory.does(addProject, { name: 'Spring', space: main, hue: 3, prefix: 'SPR' });
  const board = [...memory.tx.boards.all()].find((one) => one.project === project)?.id ?? '';
  const add = (title: string) => memory.does(addTask, { project, board, title }).task;
  const [own, offered] = [add('Posters'), add('Lamps')];
  memory.does(assignTask, { task: own, to: boId });
  memory.decide(annId, {
    type: 'work-offered',
    space: main,
    task: offered,
    offer: `r${'1'.repeat(17)}` as OfferId,
    to: { person: boId },
  });
  const rows = () => memory.ask(leavingBy, { person: boId });
  expect(rows()).toMatchObject([
    { what: 'has', title: 'Posters', of: own },
    { what: 'answers', title: 'Lamps', of: offered },
  ]);
  // Ann has offered it and cannot answer it herself.
  expect(rows().map(({ to }) => to.includes(annId))).toEqual([true, false]);
  const { directory } = memory.ctx;
  const away = { from: 0, until: 1, deputies: { 'hand-off': cyId } };
  Object.assign(directory.persons, { [boId]: { ...directory.persons[boId], away } });
  expect(rows()[0]?.likely).toBe(cyId);
  expect(rows().every(({ to }) => !to.includes(boId))).toBe(true);
});
