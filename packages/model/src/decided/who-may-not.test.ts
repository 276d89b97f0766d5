// Who may not: deputies beyond what they are for, people who left, guests and readers, and what is said too late.
import { describe, expect, test } from 'vitest';
import type { Decision } from '../directory/schema.ts';
import { ann, bo, boLaptop, cy, cyLaptop, deviceId, key, spaceId } from '../directory/test/scene.ts';
import type { PersonId } from '../ids.ts';
import { standingOf } from './approval-rules.ts';
import { foldDecided, forgetDecided } from './fold.ts';
import type { OfWork } from './schema.ts';
import {
  answering,
  approval,
  asking,
  atGate,
  atWork,
  column,
  dee,
  entering,
  eve,
  giving,
  offer,
  offering,
  other,
  review,
  returning,
  ruling,
  space,
  task,
  team,
  todo,
  type WorkScene,
} from './test/scene.ts';

const of = { space, task } as const;
const given = (to: PersonId): Decision => ({ type: 'offer-given', ...of, offer: offer(), to });
const assigned = (to: PersonId, at = task): Decision => ({ type: 'work-assigned', space, task: at, to });
const handed = (to: PersonId): Decision => ({ type: 'work-handed-on', space, person: bo, tasks: [task], to });
const takenBack: Decision = { type: 'approval-taken-back', ...of, approval: approval() };
const question: Decision = { type: 'approval-questioned', ...of, approval: approval() };
const counter: OfWork<'offer-countered'> = { type: 'offer-countered', ...of, offer: offer(), counter: { person: dee } };
const settled: Decision = { type: 'counter-accepted', ...of, offer: offer() };
const pulled = (at = task): Decision => ({ type: 'column-pulled', space, task: at, column });
const left: Decision = { type: 'column-left', space, task, column };

function offered(part: Parameters<typeof offering>[0] = {}): WorkScene {
  const scene = atWork();
  scene.must(bo, offering(part));
  return scene;
}
/** Somebody is away, and somebody stands in for them in everything. */
function away(scene: WorkScene, person: PersonId, deputy: PersonId): WorkScene {
  const deputies = { 'hand-off': deputy, approval: deputy, gate: deputy };
  scene.must(person, { type: 'away-set', person, away: { from: scene.now, until: scene.now + 99, deputies } });
  return scene;
}

describe('[M376] a deputy does nothing but answer', () => {
  const ofAnn = { by: dee, via: ann };
  test.each<[string, Decision, string]>([
    ['takes nothing back', answering('offer-taken-back'), 'only who offered it takes it back'],
    ['gives nothing out', given(cy), 'only what was offered to a team is given out'],
    ['assigns nothing', assigned(dee), 'who gives work works in its space'],
    ['hands nothing on', handed(dee), 'only a lead hands on what somebody has who leaves'],
    ['asks for no approval', asking(), 'who asks works in the space'],
    ['rules no column', ruling(), 'only its leads and admins set a gate or limit'],
  ])('[M376] a deputy %s', (_, decision, why) => {
    expect(away(offered(), ann, dee).why(ofAnn, decision)).toBe(why);
  });

  test('[M376] nor takes what was proposed, nor gives out of a queue, nor takes an approval back, nor pulls', () => {
    const scene = away(offered(), bo, dee);
    const ofBo = { by: dee, via: bo };
    scene.must(cy, counter);
    expect(scene.why(ofBo, settled)).toBe('only who offered it takes another proposal');
    scene.must(bo, asking());
    expect(scene.why(ofBo, takenBack)).toBe('only who asked takes it back');
    scene.must(ann, ruling({ signers: [], limit: 3 }));
    expect(scene.why(ofBo, pulled(other))).toBe('who pulls work in works in its space');
    scene.must(bo, pulled(other));
    expect(scene.why(ofBo, { ...left, task: other })).toBe('who takes work out works in its space');
    const queue = away(atWork(), cy, dee);
    queue.must(dee, offering({ to: { team } }));
    expect(queue.why({ by: dee, via: cy }, given(bo))).toBe('only who leads the team or the space gives its work out');
    expect(queue.why(dee, given(bo))).toBe('only who leads the team or the space gives its work out');
    queue.must(ann, given(bo));
  });

  test('[M376] answers nothing that they or who is away offered, and stands in the space', () => {
    const scene = away(offered(), cy, bo);
    expect(scene.why({ by: bo, via: cy }, answering('offer-accepted'))).toBe('nobody answers their own offer');
    const own = atWork();
    own.must(cy, offering({ to: { team } }));
    away(own, cy, dee);
    expect(own.why({ by: dee, via: cy }, answering('offer-accepted'))).toBe('nobody answers their own offer');
    const reads = away(offered(), cy, eve);
    expect(reads.why({ by: eve, via: cy }, answering('offer-accepted'))).toBe('who takes work works in its space');
    const outside = away(offered(), cy, dee);
    outside.must(ann, { type: 'space-shown', space, open: false, members: [ann, bo, cy] });
    expect(outside.why({ by: dee, via: cy }, answering('offer-accepted'))).toBe('a deputy stands in the space');
  });
});

test('[M371] of what somebody offers or asks who is still here, a lead does not dispose; once they are gone, only a lead', () => {
  const scene = offered();
  scene.must(bo, asking());
  for (const [decision, why] of [
    [answering('offer-taken-back'), 'only who offered it takes it back'],
    [takenBack, 'only who asked takes it back'],
  ] as const) {
    expect(scene.why(ann, decision)).toBe(why);
    const gone = offered();
    gone.must(bo, asking());
    gone.must(ann, { type: 'person-removed', person: bo });
    expect(gone.why(dee, decision)).toBe(why);
    gone.must(ann, decision);
  }
});

test('[M375] whatever is said of an offer or approval that is not there says so', () => {
  const scene = atWork();
  const none = 'there is no such offer';
  for (const [by, decision] of [
    [cy, answering('offer-accepted')],
    [cy, answering('offer-declined')],
    [bo, answering('offer-taken-back')],
    [bo, settled],
    [cy, given(bo)],
  ] as const)
    expect(scene.why(by, decision)).toBe(none);
  for (const [by, decision] of [
    [cy, giving()],
    [cy, returning()],
    [cy, question],
    [bo, takenBack],
  ] as const)
    expect(scene.why(by, decision)).toBe('there is no such approval');
  expect(scene.why(cy, atGate('gate-returned'))).toBe('it did not enter the gate so');
  expect(scene.why(cy, left)).toBe('it is not in the column');
});

test('[M371] a reader takes nothing that was offered to their team, and a guest neither takes nor signs', () => {
  const scene = atWork();
  const members = [bo, cy, eve];
  scene.must(ann, { type: 'team-set', team, kind: 'team', parent: null, home: null, members, leads: [cy] });
  scene.must(dee, offering({ to: { team } }));
  expect(scene.why(eve, answering('offer-accepted'))).toBe('who takes work works in its space');
  const guest = offered({ to: { person: cy } });
  guest.must(ann, assigned(dee, other));
  guest.must(ann, { type: 'person-role-set', person: cy, role: 'guest' });
  expect(guest.why(cy, answering('offer-accepted'))).toBe('a guest does not decide offer-accepted');
  expect(guest.why(bo, offering({ task: other }))).toBe('only who has it passes it on');
  expect(guest.why(dee, offering({ task: other }))).toBe('who is named does not work in this space');
  expect(guest.why(dee, asking({ task: other, quorum: 1 }))).toBe('who is named does not stand in this space');
});

test('[M372] who proposed is asked again whether they may: they, and whom they named', () => {
  const scene = offered();
  scene.must(cy, { ...counter, counter: { due: '2026-03-09' as never } });
  scene.must(ann, { type: 'role-set', space, person: cy, role: 'viewer' });
  expect(scene.why(bo, settled)).toBe('who takes work works in its space');
  const named = offered();
  named.must(cy, counter);
  named.must(ann, { type: 'role-set', space, person: dee, role: 'viewer' });
  expect(named.why(bo, settled)).toBe('who is named does not work in this space');
  const back = offered();
  back.must(cy, { ...counter, counter: { person: bo } });
  expect(back.why(bo, settled)).toBe('nobody offers work to themselves');
});

test('[M373] a team in which nobody works is offered nothing; who leads it says no for it, and gives to its members', () => {
  const scene = atWork();
  scene.must(ann, { type: 'team-set', team, kind: 'team', parent: null, home: null, members: [eve], leads: [] });
  expect(scene.why(bo, offering({ to: { team } }))).toBe('nobody of the team works in this space');
  const queue = atWork();
  queue.must(dee, offering({ to: { team } }));
  queue.must(cy, answering('offer-asked'));
  queue.must(ann, { type: 'role-set', space, person: bo, role: 'viewer' });
  expect(queue.why(cy, given(bo))).toBe('it is given to somebody of the team who works in the space');
  queue.must(cy, answering('offer-declined'));
  const byLead = offered({ to: { role: 'lead' } });
  expect(byLead.why(cy, answering('offer-declined'))).toBe('it was not offered to them');
  byLead.must(ann, answering('offer-declined'));
});

test('[M374] what stands offered at a gate is not given away, and stays offered when its holder leaves', () => {
  const scene = atWork();
  scene.must(ann, ruling());
  scene.must(bo, entering());
  expect(scene.why(ann, assigned(dee))).toBe('it is offered; the offer is taken back first');
  scene.must(ann, handed(dee));
  expect([scene.holder(), scene.matter().offer?.state.is]).toEqual([dee, 'open']);
  const leaving = offered();
  expect(leaving.why(ann, handed(bo))).toBe('who is named does not work in this space');
  expect(leaving.why(ann, handed(eve))).toBe('who is named does not work in this space');
  const fresh = atWork();
  fresh.must(ann, handed(dee));
  expect(fresh.holder()).toBe(dee);
});

test('[M382] whom a deputy has signed for signs no more, and who has signed is nobody’s deputy', () => {
  const scene = away(atWork(), cy, eve);
  const seats = [{ person: cy }, { team }, { person: dee }] as const;
  scene.must(ann, asking({ seats, quorum: 3 }));
  expect(scene.via({ by: eve, via: cy }, giving(0))).not.toHaveProperty('illegal');
  expect(scene.why(cy, giving(1))).toBe('they have signed it already');
  expect(scene.why({ by: eve, via: cy }, giving(1))).toBe('they have signed it already');
  away(scene, dee, eve);
  expect(scene.why({ by: eve, via: dee }, giving(2))).toBe('they have signed it already');
  expect(scene.why({ by: bo, via: dee }, question)).toBe('they are not the deputy for this at this time');
});

test('[M392] at a gate a person signs once, whoever’s seat they fill; a rule lets readers sign and keeps its places', () => {
  const scene = away(atWork(), cy, dee);
  scene.must(ann, ruling({ signers: [{ person: cy }, { person: dee }, { person: eve }], limit: 1 }));
  scene.must(bo, pulled());
  scene.must(ann, ruling({ signers: [{ person: cy }, { person: dee }, { person: eve }], limit: 1 }));
  expect(scene.why(bo, pulled(other))).toBe('the column is full');
  scene.must(bo, entering());
  expect(scene.via({ by: dee, via: cy }, atGate('gate-signed'))).not.toHaveProperty('illegal');
  for (const by of [dee, cy]) expect(scene.why(by, atGate('gate-signed'))).toBe('they have signed it already');
  expect(scene.matter().offer?.state.is).toBe('open');
  scene.must(eve, answering('offer-asked'));
  scene.must(eve, atGate('gate-returned'));
  expect([scene.matter().offer?.state.is, scene.holder()]).toEqual(['declined', bo]);
  scene.must(ann, ruling({ signers: [{ person: cy }] }));
  expect(scene.why(bo, pulled(other))).toBe('the column has no hard limit');
});

test('[M392] who accepted at a gate has it until it is signed or returned; then it goes back', () => {
  for (const type of ['gate-signed', 'gate-returned'] as const) {
    const scene = atWork();
    scene.must(ann, ruling());
    scene.must(bo, entering());
    scene.must(cy, answering('offer-accepted'));
    expect(scene.holder()).toBe(cy);
    scene.must(cy, atGate(type));
    const { passes, offer: now } = scene.matter();
    expect([scene.holder(), passes.at(-1)?.how, now?.state.is]).toEqual([bo, type.slice(5), 'accepted']);
    expect(passes).toHaveLength(3);
  }
  const unaccepted = atWork();
  unaccepted.must(ann, ruling());
  unaccepted.must(bo, entering());
  unaccepted.must(cy, atGate('gate-signed'));
  expect(unaccepted.matter().passes).toHaveLength(1);
  expect(unaccepted.matter().offer?.state.is).toBe('accepted');
});

test('[M390] a limit alone is no gate; who brings it in is none of its signers, nor does a signer bring it in again', () => {
  const scene = atWork();
  scene.must(ann, ruling({ signers: [], limit: 1 }));
  expect(scene.why(bo, entering())).toBe('the column has no gate');
  expect(scene.why(eve, pulled())).toBe('who pulls work in works in its space');
  scene.must(ann, ruling({ signers: [{ team }, { role: 'lead' }] }));
  scene.must(dee, entering());
  expect(scene.why(eve, atGate('gate-signed'))).toBe('only its signers sign at a gate');
});

test('[M387] what a contested device had said of a gate, an offer or an approval is void with it', () => {
  const scene = atWork();
  scene.must(ann, ruling());
  const from = scene.number + 1;
  scene.must(bo, entering());
  scene.must(cy, atGate('gate-signed'));
  scene.must(ann, { type: 'device-contested', device: cyLaptop, from });
  scene.must(ann, { type: 'contest-settled', device: cyLaptop, upheld: true });
  scene.must(ann, { type: 'device-enrolled', person: cy, device: { id: deviceId(9), key: key(9) }, how: 'admin' });
  scene.must({ person: cy, device: deviceId(9), n: 1 }, atGate('gate-signed'));
  scene.must(ann, { type: 'device-contested', device: boLaptop, from });
  scene.must(ann, { type: 'contest-settled', device: boLaptop, upheld: true });
  expect(scene.why(dee, answering('offer-taken-back'))).toBe('there is no such offer');
  expect(scene.say({ person: cy, device: deviceId(9), n: 2 }, atGate('gate-signed'))).toEqual({
    illegal: 'it is not in the gate',
  });
  const asked = atWork();
  const place = asked.number + 1;
  asked.must(bo, asking());
  asked.must(ann, { type: 'device-contested', device: boLaptop, from: place });
  const now = asked.matter().approval;
  expect(now && asked.directory && standingOf(asked.directory, now)).toBe('contested');
  asked.must(ann, { type: 'contest-settled', device: boLaptop, upheld: true });
  expect(asked.why(cy, giving())).toBe('who asked for it was not who they said');
});

test('[M377] a move inside the space, or of what was never decided, changes nothing; a withheld space is not known', () => {
  const scene = offered();
  scene.must(ann, { type: 'group-set', space, group: 'few', readers: [ann] });
  const before = scene.decided;
  const few = `${space}/few` as never;
  scene.must(ann, { type: 'moved', records: [other], born: space, from: space, to: few });
  expect(scene.decided).toBe(before);
  expect(scene.why(ann, assigned(bo, other))).toBe('of what few read nothing is decided before all of the space');
  expect(scene.why(ann, { ...ruling({ signers: [], limit: 1 }), before: [todo], inside: [review] })).toBe('accepted');
  expect(scene.why(ann, pulled(other))).toBe('of what few read nothing is decided before all of the space');
  expect(forgetDecided(scene.decided, spaceId(2))).toBe(scene.decided);
  expect(forgetDecided(scene.decided, space)).toEqual({});
  const { directory } = scene;
  const entry = scene.entry(bo, answering('offer-taken-back'));
  const withheld = directory && { ...directory, withheld: [space] };
  expect(withheld && foldDecided(scene.decided, withheld, entry)).toEqual({ illegal: 'there is no such space' });
  for (const signer of [null, { person: bo, device: 'recovery' as const, n: 1 }])
    expect(directory && foldDecided(scene.decided, directory, { ...entry, signer })).toEqual({
      illegal: 'somebody decides this with their device',
    });
});
