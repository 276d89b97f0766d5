// The baton in all its states.
import { expect, test } from 'vitest';
import { ann, bo, cy, personId, cyLaptop } from '../directory/test/scene.ts';
import type { PersonId } from '../ids.ts';
import { batonOf, type Baton } from './baton.ts';
import type { Matter } from './schema.ts';
import {
  answering,
  asking,
  atWork,
  dee,
  giving,
  offer,
  offering,
  other,
  space,
  task,
  team,
  type WorkScene,
} from './test/scene.ts';

const hour = 3_600_000;
function baton(
  scene: WorkScene,
  part: { assigned?: PersonId | null; local?: Matter; of?: string; after?: number } = {},
): Baton {
  const { directory, now } = scene;
  if (directory === undefined) throw new Error('it was founded');
  const { assigned = null, local, of = task, after = 0 } = part;
  return batonOf({ matter: scene.matter(of), assigned, local }, { directory, now: now + after });
}
function offered(part: Parameters<typeof offering>[0] = {}): WorkScene {
  const scene = atWork();
  scene.must(bo, offering(part));
  return scene;
}
const here = (person: PersonId) => ({ person, for: null, is: 'here' });

test('[M400] nothing on record: whom the cell names has it, or nobody', () => {
  const scene = atWork();
  expect(baton(scene)).toEqual({ is: 'nobody', isLocal: false, suggested: null });
  expect(baton(scene, { assigned: bo })).toEqual({ is: 'alone', holder: here(bo), isLocal: false, suggested: null });
});

test('[M400] a forged cell changes nothing that is on record: it is told as a suggestion', () => {
  const scene = offered();
  scene.must(cy, answering('offer-accepted'));
  const honest = baton(scene, { assigned: cy });
  expect(baton(scene, { assigned: dee })).toEqual({ ...honest, suggested: dee });
  expect(honest).toMatchObject({ holder: here(cy), suggested: null });
});

test('[M401] offered to a person, a team or whoever leads; asked; another date proposed', () => {
  const scene = offered({ answerBy: atWork().now + hour });
  const of = { holder: here(bo), to: [{ person: cy }], since: scene.now, answerBy: scene.now + hour };
  expect(baton(scene)).toEqual({ is: 'offered', ...of, isLocal: false, suggested: null });
  scene.must(cy, answering('offer-asked'));
  expect(baton(scene)).toMatchObject({ is: 'asked', ...of, by: cy, at: scene.now });
  expect(baton(scene, { after: hour })).toMatchObject({
    is: 'overdue',
    with: [{ person: cy }],
    since: scene.now + hour,
  });
  const counter = { due: '2026-03-09' as never };
  scene.must(cy, { type: 'offer-countered', space, task, offer: offer(), counter });
  expect(baton(scene, { after: hour })).toMatchObject({ is: 'countered', by: cy, counter });
  expect(baton(offered({ to: { team } }))).toMatchObject({ is: 'offered', to: [{ team }] });
  expect(baton(offered({ to: { role: 'lead' } }))).toMatchObject({ is: 'offered', to: [{ role: 'lead' }] });
});

test('[M401] accepted, declined and taken back are news for a day', () => {
  const accepted = offered();
  accepted.must(cy, answering('offer-accepted'));
  expect(baton(accepted, { after: 23 * hour })).toMatchObject({ is: 'accepted', holder: here(cy), from: bo });
  expect(baton(accepted, { after: 24 * hour })).toMatchObject({ is: 'alone', holder: here(cy) });
  const declined = offered();
  declined.must(cy, answering('offer-declined'));
  expect(baton(declined, { after: 23 * hour })).toMatchObject({ is: 'declined', holder: here(bo), by: cy });
  const back = offered();
  back.must(bo, answering('offer-taken-back'));
  expect(baton(back)).toMatchObject({ is: 'taken-back', holder: here(bo), by: bo });
  expect(baton(back, { after: 24 * hour })).toMatchObject({ is: 'alone' });
  declined.must(bo, { type: 'work-assigned', space, task, to: dee });
  expect(baton(declined)).toMatchObject({ is: 'alone', holder: here(dee) });
});

test('[M402] several signers at once, or one after the other, and what is overdue', () => {
  const scene = atWork();
  scene.must(bo, asking({ answerBy: scene.now + hour }));
  expect(baton(scene, { assigned: dee })).toMatchObject({
    is: 'waiting',
    holder: here(dee),
    on: [{ person: cy }, { person: dee }],
  });
  expect(baton(scene)).toMatchObject({ is: 'waiting', holder: here(bo) });
  expect(baton(scene, { after: hour })).toMatchObject({ is: 'overdue', since: scene.now + hour });
  scene.must(cy, giving(0));
  expect(baton(scene)).toMatchObject({ on: [{ person: dee }] });
  scene.must(dee, giving(1));
  expect(baton(scene, { assigned: bo })).toMatchObject({ is: 'alone' });
  const inOrder = atWork();
  inOrder.must(bo, { type: 'work-assigned', space, task, to: bo });
  inOrder.must(bo, asking({ order: 'in-order' }));
  expect(baton(inOrder)).toMatchObject({ is: 'waiting', on: [{ person: cy }] });
});

test('[M403] a deputy has it for somebody; a holder is away, or gone', () => {
  const scene = offered();
  const away = { from: scene.now, until: scene.now + hour, deputies: { 'hand-off': dee } };
  scene.must(cy, { type: 'away-set', person: cy, away });
  scene.via({ by: dee, via: cy }, answering('offer-accepted'));
  expect(baton(scene)).toMatchObject({ is: 'accepted', holder: { person: dee, for: cy, is: 'here' } });
  scene.must(dee, { type: 'away-set', person: dee, away: { ...away, deputies: {} } });
  expect(baton(scene)).toMatchObject({ holder: { person: dee, is: 'away' } });
  expect(baton(scene, { after: hour })).toMatchObject({ holder: { person: dee, is: 'here' } });
  scene.must(ann, { type: 'person-removed', person: dee });
  expect(baton(scene)).toMatchObject({ holder: { person: dee, is: 'gone' } });
  const named = personId(99);
  expect(baton(scene, { of: other, assigned: named })).toMatchObject({ holder: { person: named, is: 'here' } });
});

test('[M404] what rests on a contested device is contested; upheld, it is as if that had not been said', () => {
  const scene = offered();
  scene.must(cy, answering('offer-accepted'));
  scene.must(ann, { type: 'device-contested', device: cyLaptop, from: scene.number });
  expect(baton(scene)).toMatchObject({ is: 'contested', holder: here(cy), device: cyLaptop });
  scene.must(ann, { type: 'contest-settled', device: cyLaptop, upheld: true });
  expect(baton(scene, { after: 48 * hour })).toMatchObject({ is: 'alone', holder: here(bo) });
});

test('[M405] what was signed here and is not on record counts here, and is told apart', () => {
  const scene = offered();
  const ahead = offered();
  ahead.must(cy, answering('offer-accepted'));
  const local = ahead.matter();
  expect(baton(scene, { local })).toMatchObject({ is: 'accepted', holder: here(cy), isLocal: true });
  expect(baton(scene)).toMatchObject({ is: 'offered', isLocal: false });
  expect(baton(scene, { of: other })).toMatchObject({ is: 'nobody' });
});
