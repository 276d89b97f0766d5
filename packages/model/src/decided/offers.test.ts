// Handing work on: what each may say, and what comes of it.
import { expect, test } from 'vitest';
import type { Decision } from '../directory/schema.ts';
import { ann, bo, boLaptop, cy, deviceId, spaceId } from '../directory/test/scene.ts';
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
  other,
  ruling,
  space,
  task,
  team,
} from './test/scene.ts';

function offered(part: Parameters<typeof offering>[0] = {}) {
  const scene = atWork();
  scene.must(bo, offering(part));
  return scene;
}

test('[M370] work stays with who offers it until somebody takes it, and is then theirs', () => {
  const scene = offered();
  expect(scene.holder()).toBe(bo);
  scene.must(cy, answering('offer-accepted'));
  expect([scene.holder(), scene.matter().offer?.state.is]).toEqual([cy, 'accepted']);
});

test('[M370] only who has it offers it on, and what is offered is not offered twice', () => {
  const scene = offered();
  expect(scene.why(dee, offering({ offer: offer(2) }))).toBe('only who has it passes it on');
  expect(scene.why(bo, offering({ offer: offer(2) }))).toBe('it is offered already');
  scene.must(cy, answering('offer-accepted'));
  expect(scene.why(bo, offering({ offer: offer(2) }))).toBe('only who has it passes it on');
  scene.must(cy, offering({ offer: offer(2), to: { person: dee } }));
  expect(scene.holder()).toBe(cy);
});

test('[M370] it is offered to somebody who works there, and to nobody else', () => {
  const scene = atWork();
  expect(scene.why(bo, offering({ to: { person: bo } }))).toBe('nobody offers work to themselves');
  expect(scene.why(bo, offering({ to: { person: eve } }))).toBe('who is named does not work in this space');
  expect(scene.why(bo, offering({ to: { team: 'e9' as never } }))).toBe('there is no such team');
  expect(scene.why(eve, offering())).toBe('who passes work on works in its space');
  expect(scene.why(bo, offering({ space: spaceId(9) }))).toBe('there is no such space');
  expect(scene.why(bo, offering({ space: spaceId(2), to: { person: ann } }))).toBe(
    'who passes work on works in its space',
  );
});

test('[M371] only who was asked answers; asking leaves the offer open, declining ends it', () => {
  const scene = offered();
  for (const type of ['offer-accepted', 'offer-asked', 'offer-declined'] as const)
    expect(scene.why(dee, answering(type))).toBe('it was not offered to them');
  expect(scene.why(bo, answering('offer-accepted'))).toBe('nobody answers their own offer');
  scene.must(cy, answering('offer-asked'));
  expect(scene.matter().offer?.state.is).toBe('asked');
  scene.must(cy, answering('offer-declined'));
  expect([scene.holder(), scene.matter().offer?.state.is]).toEqual([bo, 'declined']);
  expect(scene.why(cy, answering('offer-accepted'))).toBe('it was declined before');
  scene.must(bo, offering({ offer: offer(2), to: { person: dee } }));
});

test('[M371] who offered it takes it back, until it is taken', () => {
  const scene = offered();
  expect(scene.why(cy, answering('offer-taken-back'))).toBe('only who offered it takes it back');
  scene.must(bo, answering('offer-taken-back'));
  expect(scene.why(cy, answering('offer-accepted'))).toBe('it was taken back before');
  scene.must(bo, offering({ offer: offer(2) }));
  scene.must(cy, answering('offer-accepted', 2));
  expect(scene.why(bo, answering('offer-taken-back', 2))).toBe('it was accepted before');
  expect(scene.why(cy, answering('offer-accepted', 1))).toBe('there is no such offer');
});

test('[M371] of an offer whose maker is gone a lead disposes', () => {
  const scene = offered();
  expect(scene.why(ann, answering('offer-taken-back'))).toBe('only who offered it takes it back');
  scene.must(ann, { type: 'person-removed', person: bo });
  expect(scene.why(dee, answering('offer-taken-back'))).toBe('only who offered it takes it back');
  scene.must(ann, answering('offer-taken-back'));
  expect(scene.why(dee, offering({ offer: offer(2) }))).toBe('only who has it passes it on');
  scene.must(ann, offering({ offer: offer(2) }));
});

test('[M372] another date is a deal once it is taken; another person is asked in their turn', () => {
  const scene = offered({ due: '2026-03-06' as never });
  const counter = { type: 'offer-countered', space, task, offer: offer() } as const;
  const settled = { type: 'counter-accepted', space, task, offer: offer() } as const;
  expect(scene.why(bo, settled)).toBe('nothing else was proposed');
  scene.must(cy, { ...counter, counter: { due: '2026-03-09' as never } });
  expect(scene.why(cy, settled)).toBe('only who offered it takes another proposal');
  scene.must(bo, settled);
  expect([scene.holder(), scene.matter().passes.at(-1)?.due]).toEqual([cy, '2026-03-09']);
  const again = offered();
  expect(again.why(cy, { ...counter, counter: { person: eve } })).toBe('who is named does not work in this space');
  again.must(cy, { ...counter, counter: { person: dee } });
  again.must(bo, settled);
  expect([again.holder(), again.matter().offer?.to]).toEqual([bo, [{ person: dee }]]);
  expect(again.why(cy, answering('offer-accepted'))).toBe('it was not offered to them');
  again.must(dee, answering('offer-accepted'));
  expect(again.holder()).toBe(dee);
});

test('[M373] out of a team’s queue anybody takes it, its lead gives it out, and no one of them says no for all', () => {
  const scene = atWork();
  scene.must(dee, offering({ to: { team } }));
  expect(scene.why(bo, answering('offer-declined'))).toBe('for a team its lead says no or proposes something else');
  const given: Decision = { type: 'offer-given', space, task, offer: offer(), to: bo };
  expect(scene.why(bo, given)).toBe('only who leads the team or the space gives its work out');
  expect(scene.why(cy, { ...given, to: dee })).toBe('it is given to somebody of the team who works in the space');
  scene.must(cy, given);
  expect([scene.holder(), scene.matter().passes.at(-1)?.how]).toEqual([bo, 'given']);
  const taken = atWork();
  taken.must(dee, offering({ to: { team } }));
  taken.must(bo, answering('offer-accepted'));
  expect(taken.why(cy, answering('offer-accepted'))).toBe('it was accepted before');
  expect(taken.holder()).toBe(bo);
});

test('[M373] whoever leads the space gives out what waits in the queue of a team that they are not in', () => {
  const scene = atWork();
  scene.must(dee, offering({ to: { team } }));
  const given: Decision = { type: 'offer-given', space, task, offer: offer(), to: bo };
  expect(scene.why(dee, given)).toBe('only who leads the team or the space gives its work out');
  expect(scene.why(ann, { ...given, to: ann })).toBe('it is given to somebody of the team who works in the space');
  expect(scene.why(ann, answering('offer-declined'))).toBe('it was not offered to them');
  scene.must(ann, given);
  expect([scene.holder(), scene.matter().passes.at(-1)?.how]).toEqual([bo, 'given']);
});

test('[M373] whoever leads the space takes what was offered to its leads', () => {
  const scene = offered({ to: { role: 'lead' } });
  expect(scene.why(dee, answering('offer-accepted'))).toBe('it was not offered to them');
  scene.must(ann, answering('offer-accepted'));
  expect(scene.holder()).toBe(ann);
});

test('[M374] inside a team work is given directly; what is offered is taken back first, but by a lead', () => {
  const scene = atWork();
  const assigned = (to: typeof bo): Decision => ({ type: 'work-assigned', space, task, to });
  scene.must(bo, assigned(dee));
  expect(scene.why(bo, assigned(dee))).toBe('they have it already');
  expect(scene.why(bo, assigned(eve))).toBe('who is named does not work in this space');
  expect(scene.why(eve, assigned(bo))).toBe('who gives work works in its space');
  scene.must(dee, offering());
  expect(scene.why(bo, assigned(bo))).toBe('it is offered; the offer is taken back first');
  scene.must(ann, assigned(bo));
  expect([scene.holder(), scene.matter().offer?.state.is]).toEqual([bo, 'ended']);
  expect(scene.why(cy, answering('offer-accepted'))).toBe('the work went another way before');
});

test('[M374] a lead hands on what somebody has who leaves, all of it or nothing', () => {
  const scene = offered();
  scene.must(dee, offering({ task: other }));
  const handing = (tasks: string[]): Decision => ({ type: 'work-handed-on', space, person: bo, tasks, to: dee });
  expect(scene.why(cy, handing([task]))).toBe('only a lead hands on what somebody has who leaves');
  expect(scene.why(ann, handing([task, other]))).toBe('somebody else has one of them');
  expect(scene.why(ann, handing([task, task]))).toBe('a task is named twice');
  expect(scene.holder()).toBe(bo);
  scene.must(ann, handing([task]));
  expect([scene.holder(), scene.matter().offer?.state.is]).toEqual([dee, 'ended']);
});

test('[M375] two accept at once: the first in the order has it, and the other is told so', () => {
  const scene = atWork();
  scene.must(dee, offering({ to: { team } }));
  scene.must(cy, answering('offer-accepted'));
  expect(scene.why(bo, answering('offer-accepted'))).toBe('it was accepted before');
  expect(scene.holder()).toBe(cy);
});

test('[M376] while they are away their deputy answers in their place, for that kind and no other, and no one’s deputy does', () => {
  const scene = offered();
  const away = (deputies: object, until = 100): Decision => ({
    type: 'away-set',
    person: cy,
    away: { from: scene.now, until: scene.now + until, deputies },
  });
  const byDee = { by: dee, via: cy };
  const fault = 'they are not the deputy for this at this time';
  expect(scene.why(byDee, answering('offer-accepted'))).toBe(fault);
  scene.must(cy, away({ approval: dee }));
  expect(scene.why(byDee, answering('offer-accepted'))).toBe(fault);
  scene.must(cy, away({ 'hand-off': dee }));
  scene.must(dee, {
    type: 'away-set',
    person: dee,
    away: { from: scene.now, until: scene.now + 9, deputies: { 'hand-off': ann } },
  });
  expect(scene.why({ by: ann, via: cy }, answering('offer-accepted'))).toBe(fault);
  expect(scene.why({ by: cy, via: cy }, answering('offer-accepted'))).toBe('nobody is their own deputy');
  expect(scene.why(byDee, offering({ offer: offer(2) }))).toBe('a deputy answers, and passes nothing on');
  scene.now += 100;
  expect(scene.why(byDee, answering('offer-accepted'))).toBe(fault);
  scene.now -= 1;
  expect(scene.via(byDee, answering('offer-accepted'))).not.toHaveProperty('illegal');
  expect(scene.matter().passes.at(-1)).toMatchObject({ to: dee, for: cy });
});

test('[M377] what moves to another space, or to few readers, is not decided in this one; what was open there is over', () => {
  const scene = offered();
  scene.must(ann, { type: 'space-shown', space: spaceId(2), open: true, members: [] });
  scene.must(ann, { type: 'moved', records: [task], born: space, from: space, to: spaceId(2) });
  expect([scene.matter().offer, scene.holder()]).toEqual([null, undefined]);
  expect(scene.why(cy, answering('offer-accepted'))).toBe('it has moved to another space');
  scene.must(cy, offering({ space: spaceId(2), to: { person: bo } }));
  scene.must(ann, { type: 'moved', records: [task], born: space, from: spaceId(2), to: space });
  expect(scene.why(cy, answering('offer-accepted'))).toBe('there is no such offer');
  scene.must(ann, { type: 'group-set', space, group: 'few', readers: [ann] });
  scene.must(ann, { type: 'moved', records: [task], born: space, from: space, to: `${space}/few` as never });
  expect(scene.why(bo, offering())).toBe('of what few read nothing is decided before all of the space');
});

test('[M378] what a contested device said waits, and counts for nothing once that is upheld', () => {
  const scene = offered();
  const accepted = scene.number + 1;
  scene.must(cy, answering('offer-accepted'));
  scene.must(cy, { type: 'device-contested', device: deviceId(3), from: accepted });
  const rests = 'what this rests on was said by a device that is contested';
  expect(scene.why(bo, answering('offer-taken-back'))).toBe(rests);
  expect(scene.why(cy, offering({ offer: offer(2), task: other }))).toBe('the device is contested');
  const upheld = structuredClone(scene.directory);
  scene.must(ann, { type: 'contest-settled', device: deviceId(3), upheld: false });
  expect(scene.why(bo, offering({ offer: offer(3) }))).toBe('only who has it passes it on');
  scene.directory = upheld;
  scene.must(ann, { type: 'contest-settled', device: deviceId(3), upheld: true });
  scene.must(bo, offering({ offer: offer(3), to: { person: dee } }));
});

test.each(['offer-declined', 'offer-asked'] as const)(
  '[M378] %s by a device that was not its person’s waits, then counts for nothing: the offer is open as before',
  (type) => {
    const scene = offered();
    const from = scene.number + 1;
    scene.must(cy, answering(type));
    scene.must(cy, { type: 'device-contested', device: deviceId(3), from });
    const rests = 'what this rests on was said by a device that is contested';
    expect(scene.why(bo, offering({ offer: offer(2) }))).toBe(rests);
    scene.must(ann, { type: 'contest-settled', device: deviceId(3), upheld: true });
    expect(scene.why(bo, offering({ offer: offer(2) }))).toBe('it is offered already');
    scene.must(bo, answering('offer-taken-back'));
  },
);

test('[M378] only the relay’s order counts: a revoked device says nothing more, whatever it had seen', () => {
  const scene = offered();
  scene.must(ann, { type: 'device-revoked', device: boLaptop });
  expect(scene.why(bo, answering('offer-taken-back'))).toBe('the device is unknown or revoked');
  scene.must(cy, answering('offer-accepted'));
});

test('[M379] at a gate work is signed or returned; it is neither declined nor countered there', () => {
  const scene = atWork();
  scene.must(ann, ruling());
  scene.must(bo, entering());
  expect(scene.why(cy, answering('offer-declined'))).toBe('at a gate work is signed or returned');
  scene.must(cy, answering('offer-accepted'));
  expect(scene.holder()).toBe(cy);
});

test('[M375] who answers answers the offer that they saw: no later one is called the same', () => {
  const scene = offered({ due: '2026-03-09' as never });
  scene.must(bo, answering('offer-taken-back'));
  const again = 'something was called so before';
  expect(scene.why(bo, offering({ due: '2026-03-02' as never }))).toBe(again);
  scene.must(bo, offering({ offer: offer(2) }));
  scene.must(bo, answering('offer-taken-back', 2));
  expect(scene.why(bo, offering())).toBe(again);
  scene.must(bo, asking());
  scene.must(bo, { type: 'approval-taken-back', space, task, approval: approval() });
  expect(scene.why(bo, asking())).toBe(again);
  scene.must(ann, ruling());
  expect(scene.why(bo, entering(2))).toBe(again);
});
