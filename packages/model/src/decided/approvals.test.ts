// Approvals: who signs what, in which order, and what is no signature.
import { expect, test } from 'vitest';
import type { Decision } from '../directory/schema.ts';
import { ann, bo, cy, cyLaptop, deviceId } from '../directory/test/scene.ts';
import { approvedIn, standingOf, takenInUpTo, type ApprovalStanding } from './approval-rules.ts';
import {
  answering,
  approval,
  asking,
  atWork,
  dee,
  eve,
  giving,
  hash,
  offering,
  returning,
  space,
  task,
  team,
  type WorkScene,
} from './test/scene.ts';

function asked(part: Parameters<typeof asking>[0] = {}): WorkScene {
  const scene = atWork();
  scene.must(bo, asking(part));
  return scene;
}
function standing(scene: WorkScene): ApprovalStanding | null {
  const now = scene.matter().approval;
  return now && scene.directory ? standingOf(scene.directory, now) : null;
}
const takenBack = (of = 1): Decision => ({ type: 'approval-taken-back', space, task, approval: approval(of) });
const three = [{ person: cy }, { person: dee }, { person: eve }] as const;

test('[M380] it is approved when all have signed, and not before', () => {
  const scene = asked();
  scene.must(cy, giving(0));
  expect(standing(scene)).toBe('open');
  scene.must(dee, giving(1));
  expect(standing(scene)).toBe('approved');
  expect(scene.matter().approved?.id).toBe(approval());
});

test('[M380] two of three are enough; one no is not, and two end it', () => {
  const enough = asked({ seats: three, quorum: 2 });
  enough.must(cy, returning(0));
  expect(standing(enough)).toBe('open');
  enough.must(dee, giving(1));
  enough.must(eve, giving(2));
  expect(standing(enough)).toBe('approved');
  const returned = asked({ seats: three, quorum: 2 });
  returned.must(cy, returning(0));
  returned.must(dee, returning(1));
  expect(standing(returned)).toBe('returned');
  expect(returned.why(eve, giving(2))).toBe('it was returned before');
});

test('[M380] one approval at a time, and the next one when that is done', () => {
  const scene = asked();
  expect(scene.why(bo, asking({ approval: approval(2) }))).toBe('an approval is asked already');
  scene.must(bo, takenBack());
  expect(scene.why(cy, giving(0))).toBe('it was taken back before');
  scene.must(bo, asking({ approval: approval(2) }));
  expect(scene.why(cy, giving(0))).toBe('there is no such approval');
  expect(scene.why(cy, takenBack(2))).toBe('only who asked takes it back');
});

test('[M381] a seat is filled once, by who it is for, in order where an order was asked', () => {
  const scene = asked({ seats: three, quorum: 3, order: 'in-order' });
  expect(scene.why(dee, giving(1))).toBe('others sign before them');
  expect(scene.why(dee, giving(0))).toBe('the seat is not theirs');
  scene.must(cy, giving(0));
  expect(scene.why(cy, giving(1))).toBe('they have signed it already');
  expect(scene.why(dee, giving(0))).toBe('the seat is filled, or there is no such seat');
  expect(scene.why(dee, giving(7))).toBe('the seat is filled, or there is no such seat');
  scene.must(dee, giving(1));
});

test('[M381] the quorum counts persons, not devices or roles', () => {
  const scene = asked({ seats: [{ person: cy }, { team }, { role: 'lead' }], quorum: 2 });
  scene.must(ann, { type: 'role-set', space, person: cy, role: 'lead' });
  scene.must(cy, giving(0));
  for (const seat of [1, 2]) expect(scene.why(cy, giving(seat))).toBe('they have signed it already');
  const phone = { id: deviceId(7), key: 'K7'.padEnd(43, 'A') };
  scene.must(cy, { type: 'device-enrolled', person: cy, device: phone, how: 'code' });
  const said = scene.say({ person: cy, device: phone.id, n: 1 }, giving(1));
  expect(said).toEqual({ illegal: 'they have signed it already' });
  expect(standing(scene)).toBe('open');
  scene.must(ann, giving(2));
  expect(standing(scene)).toBe('approved');
});

test('[M382] nobody signs their own work, and with four eyes nothing that they have touched', () => {
  expect(asked({ seats: [{ person: cy }, { team }] }).why(bo, giving(1))).toBe('nobody signs their own work');
  const scene = asked({ seats: three, quorum: 1, fourEyes: true, contributors: [cy] });
  expect(scene.why(cy, giving(0))).toBe('nobody signs their own work');
  scene.must(dee, giving(1));
  const loose = asked({ seats: three, quorum: 1, fourEyes: false, contributors: [cy] });
  loose.must(cy, giving(0));
});

test('[M382] who had the work has touched it, though the request does not name them, and however it was passed on since', () => {
  const scene = atWork();
  scene.must(cy, offering({ to: { person: bo } }));
  scene.must(bo, answering('offer-accepted'));
  scene.must(bo, asking({ seats: three, quorum: 2, fourEyes: true }));
  expect(scene.why(cy, giving(0))).toBe('nobody signs their own work');
  for (let pass = 0; pass < 20; pass += 1)
    scene.must(ann, { type: 'work-assigned', space, task, to: pass % 2 === 0 ? dee : bo });
  scene.must(bo, takenBack());
  const why = 'too few of them may sign it: nobody signs their own work';
  expect(scene.why(bo, asking({ approval: approval(2), seats: three, quorum: 2, fourEyes: true }))).toBe(why);
});

test('[M382] whom a request named that came to nothing, the next one names too', () => {
  const scene = asked({ seats: three, quorum: 1, fourEyes: true, contributors: [cy] });
  scene.must(bo, takenBack());
  scene.must(bo, asking({ approval: approval(2), seats: three, quorum: 1, fourEyes: true }));
  expect(scene.why(cy, giving(0, { approval: approval(2) }))).toBe('nobody signs their own work');
});

test('[M382] somebody else’s asking lets nobody sign what they had', () => {
  const scene = atWork();
  scene.must(cy, offering({ to: { person: dee } }));
  scene.must(dee, asking({ seats: three, quorum: 1, fourEyes: true }));
  expect(scene.why(cy, giving(0))).toBe('nobody signs their own work');
});

test('[M383] what is signed is the frozen version: another hash is refused', () => {
  const scene = asked();
  const other = 'o'.padEnd(43, 'A');
  expect(scene.why(cy, giving(0, { hash: other }))).toBe('this is not the version that is to be approved');
  expect(scene.why(cy, returning(0, { hash: other }))).toBe('this is not the version that is to be approved');
  expect(scene.why(cy, giving(0, { strong: true }))).toBe('the signature is not as strong as was asked, or stronger');
  expect(asked({ strong: true }).why(cy, giving(0))).toBe('the signature is not as strong as was asked, or stronger');
});

test('[M383] the difference is asked for since the version that is approved, and since no other', () => {
  const scene = asked({ quorum: 1 });
  expect(scene.why(bo, asking({ approval: approval(2), since: approval() }))).toBe('an approval is asked already');
  scene.must(cy, giving(0));
  expect(scene.why(bo, asking({ approval: approval(2), since: approval(7) }))).toBe(
    'that version is not the approved one',
  );
  scene.must(bo, asking({ approval: approval(2), hash: 'n'.padEnd(43, 'A'), since: approval() }));
  expect(scene.matter().approved?.hash).toBe(hash);
  scene.must(cy, giving(0, { approval: approval(2), hash: 'n'.padEnd(43, 'A') }));
  expect([scene.matter().approved?.id, standing(scene)]).toEqual([approval(), 'open']);
});

test('[M384] a request that could never be fulfilled is none', () => {
  const scene = atWork();
  expect(scene.why(bo, asking({ quorum: 3 }))).toBe('more are asked for than there are seats');
  expect(scene.why(bo, asking({ seats: [{ person: cy }, { person: cy }] }))).toBe('a seat is named twice');
  expect(scene.why(bo, asking({ seats: [{ person: bo }, { person: cy }] }))).toContain('too few of them may sign it');
  expect(scene.why(bo, asking({ seats: [{ person: 'u9' as never }, { person: cy }] }))).toBe(
    'who is named does not stand in this space',
  );
  expect(scene.why(eve, asking())).toBe('who asks works in the space');
});

test('[M385] a deputy fills the seat of who is away, once, and never beside their own', () => {
  const scene = asked({ seats: three, quorum: 2 });
  const away = { from: scene.now, until: scene.now + 9, deputies: { approval: dee } };
  scene.must(cy, { type: 'away-set', person: cy, away });
  expect(scene.why({ by: bo, via: cy }, giving(0))).toBe('they are not the deputy for this at this time');
  expect(scene.via({ by: dee, via: cy }, giving(0))).not.toHaveProperty('illegal');
  expect(scene.why(dee, giving(1))).toBe('they have signed it already');
  expect(scene.why(cy, giving(0))).toBe('they have signed it already');
  scene.must(eve, giving(2));
  expect(standing(scene)).toBe('approved');
});

test('[M385] a deputy who has touched it signs in nobody’s place, and for who has touched it nobody signs', () => {
  const scene = asked({ seats: three, quorum: 1, fourEyes: true, contributors: [dee] });
  const away = { from: scene.now, until: scene.now + 9, deputies: { approval: dee } };
  scene.must(cy, { type: 'away-set', person: cy, away });
  expect(scene.why({ by: dee, via: cy }, giving(0))).toBe('nobody signs their own work');
  scene.must(dee, { type: 'away-set', person: dee, away: { ...away, deputies: { approval: ann } } });
  expect(scene.why({ by: ann, via: dee }, giving(1))).toBe('nobody signs their own work');
});

test('[M386] asking about it changes nothing; only who is asked to sign asks', () => {
  const scene = asked();
  const question: Decision = { type: 'approval-questioned', space, task, approval: approval() };
  expect(scene.why(eve, question)).toBe('they were not asked to sign it');
  scene.must(cy, question);
  expect([standing(scene), scene.matter().approval?.asked?.by]).toEqual(['open', cy]);
});

test('[M387] a signature of a contested device waits; upheld, the approval is open again, and nothing is approved', () => {
  const scene = asked();
  const signed = scene.number + 1;
  scene.must(cy, giving(0));
  scene.must(dee, giving(1));
  scene.must(ann, { type: 'device-contested', device: cyLaptop, from: signed });
  expect(standing(scene)).toBe('contested');
  expect(scene.why(bo, takenBack())).toBe('what this rests on was said by a device that is contested');
  const before = scene.directory;
  scene.must(ann, { type: 'contest-settled', device: cyLaptop, upheld: false });
  expect(standing(scene)).toBe('approved');
  scene.directory = before;
  scene.must(ann, { type: 'contest-settled', device: cyLaptop, upheld: true });
  expect(standing(scene)).toBe('open');
  expect(scene.directory && approvedIn(scene.directory, scene.matter())).toBeNull();
  scene.must(ann, {
    type: 'device-enrolled',
    person: cy,
    device: { id: deviceId(9), key: 'K9'.padEnd(43, 'A') },
    how: 'admin',
  });
  scene.must({ person: cy, device: deviceId(9), n: 1 }, giving(0));
  expect(standing(scene)).toBe('approved');
});

test('[M387] what the device had signed before that place stands', () => {
  const scene = asked();
  scene.must(cy, giving(0));
  scene.must(dee, giving(1));
  scene.must(ann, { type: 'device-contested', device: cyLaptop, from: scene.number });
  expect(standing(scene)).toBe('approved');
});

test('[M510] the approved version has taken in what was written up to the place at which it was read, and without one nothing', () => {
  const takenIn = (scene: WorkScene) => scene.directory && takenInUpTo(scene.directory, scene.matter());
  const named = asked({ quorum: 1, number: 7 });
  expect([named.matter().approval?.number, takenIn(named)]).toEqual([7, 0]);
  named.must(cy, giving(0));
  expect(takenIn(named)).toBe(7);
  named.must(bo, asking({ approval: approval(2), number: 9 }));
  expect(takenIn(named)).toBe(7);
  const none = asked({ quorum: 1 });
  none.must(cy, giving(0));
  expect([none.matter().approved?.number, takenIn(none)]).toEqual([null, 0]);
});

test('[M510] with a signature that turns out to be nobody’s nothing was taken in', () => {
  const scene = asked({ quorum: 1, number: 7 });
  const signed = scene.number + 1;
  scene.must(cy, giving(0));
  scene.must(ann, { type: 'device-contested', device: cyLaptop, from: signed });
  scene.must(ann, { type: 'contest-settled', device: cyLaptop, upheld: true });
  expect(scene.directory && takenInUpTo(scene.directory, scene.matter())).toBe(0);
});
