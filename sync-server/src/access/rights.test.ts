// The one place that says who may what, and what one statement opens: clause by clause, over a directory told without keys.
import { homeNameOf, type HomeName } from '@baton/model/directory/home-name';
import type { Decision, FoldedEntry } from '@baton/model/directory/schema';
import {
  accepting,
  ann,
  annAndBo,
  bo,
  boLaptop,
  cy,
  deviceId,
  id,
  invitationId,
  key,
  personId,
  spaceId,
  type Scene,
} from '@baton/model/directory/test/scene';
import type { PersonId, RecordId } from '@baton/model/ids';
import { beforeEach, describe, expect, test } from 'vitest';
import { isOpened, opensDecisions, type Grant } from './grants.ts';
import { Rights } from './rights.ts';

const [open, closed] = [spaceId(1), spaceId(2)];
const [one, two] = [id<RecordId>('t', 1), id<RecordId>('t', 2)];
const few = homeNameOf(closed, 'few');
let scene: Scene;
let rights: Rights;
/** As the log tells it: a place on the line for each. */
const placed = (entry: FoldedEntry) => ({ ...entry, line: entry.number + 100 });
function say(by: PersonId | null, decision: Decision): readonly Grant[] {
  const entry = scene.entry(by, decision);
  scene.must(by, decision);
  const before = rights.grants.length;
  rights.fold([placed(entry)]);
  return rights.grants.slice(before);
}
function comes(of: number, part: Parameters<Scene['invite']>[0] = {}): void {
  const invitation = invitationId(60 + of);
  say(ann, scene.invite({ invitation, secretHash: key(960 + of), ...part }));
  say(null, accepting(of, invitation));
}
const told = (grants: readonly Grant[]) =>
  grants.map(({ person, spaces, groups, beside, turned }) => ({
    person,
    spaces: [...spaces],
    groups: [...groups],
    beside: [...beside].toSorted(),
    isTurned: turned !== null,
  }));
const nothing = { spaces: [], groups: [], beside: [], isTurned: false };
/** @param way where they were born, if not where they are moved from; from where; to where. */
const moving = (records: readonly RecordId[], ...way: readonly HomeName[]): Decision => {
  const [to, from, born = from] = way.toReversed();
  return {
    type: 'moved',
    records,
    born: born as HomeName,
    from: from as HomeName,
    to: to as HomeName,
  };
};
const reading = (readers: readonly PersonId[]): Decision => ({
  type: 'group-set',
  space: closed,
  group: 'few',
  readers,
});

/** Ann owns it, Bo and Cy are members; space 1 is open, space 2 is Ann's and has a group. */
beforeEach(() => {
  scene = annAndBo();
  rights = new Rights();
  rights.directory = scene.directory;
  rights.reach(scene.number + 100);
  comes(3);
  say(ann, reading([ann]));
});

describe('what one statement opens', () => {
  test('[S28] a space to who is let in, whole; to nobody else and nothing beside it', () => {
    const grants = say(ann, { type: 'member-added', space: closed, person: bo });
    expect(told(grants)).toEqual([{ ...nothing, person: bo, spaces: [closed] }]);
    const [grant] = grants as [Grant];
    const docs = [`r/${closed}/0`, `p/${closed}/${one}`, `f/${closed}/${one}/2026q1`, `a/${closed}/2026q1`];
    expect(docs.map((doc) => isOpened(grant, doc))).toEqual([true, true, true, true]);
    const others = [
      `r/${open}/0`,
      `x/${closed}/few/0`,
      `p/${closed}/few/${one}`,
      `v/${bo}`,
      'o/people',
      'no/document',
      '',
    ];
    expect(others.map((doc) => isOpened(grant, doc))).toEqual(others.map(() => false));
    expect([opensDecisions(grant), grant.number, rights.head]).toEqual([false, scene.number + 100, scene.number + 100]);
    expect(rights.opens(grant, `r/${closed}/0`)).toBe(true);
    say(ann, { type: 'member-removed', space: closed, person: bo });
    expect(rights.opens(grant, `r/${closed}/0`)).toBe(false);
  });

  test('[S142] a group to who is taken up among its readers, and nothing of the space', () => {
    const grants = say(ann, reading([ann, cy]));
    expect(told(grants)).toEqual([{ ...nothing, person: cy, groups: [few] }]);
    const [grant] = grants as [Grant];
    const docs = [`x/${closed}/few/0`, `p/${closed}/few/${one}`, `f/${closed}/few/${one}/2026q1`];
    expect(docs.map((doc) => isOpened(grant, doc))).toEqual([true, true, true]);
    expect([`r/${closed}/0`, `x/${closed}/other/0`, `x/${open}/few/0`].map((doc) => isOpened(grant, doc))).toEqual([
      false,
      false,
      false,
    ]);
    expect(say(ann, reading([ann, cy]))).toEqual([]);
    expect(say(ann, reading([ann]))).toEqual([]);
  });

  test('[S141] what stands beside a moved record, under every name that it came by, to who reads there and did not before', () => {
    const grants = say(ann, moving([one, two], closed, open));
    const beside = [`${closed}/${one}`, `${closed}/${two}`, `${open}/${one}`, `${open}/${two}`].toSorted();
    expect(told(grants)).toEqual([bo, cy].map((person) => ({ ...nothing, person, beside })));
    const [grant] = grants as [Grant];
    expect([`p/${closed}/${one}`, `f/${closed}/${two}/2026q1`].map((doc) => isOpened(grant, doc))).toEqual([
      true,
      true,
    ]);
    const third = id<RecordId>('t', 3);
    expect([`p/${closed}/${third}`, `r/${closed}/0`].map((doc) => isOpened(grant, doc))).toEqual([false, false]);
    // Back again, and nobody gains: what was theirs is theirs no more.
    expect(say(ann, moving([one], closed, open, closed))).toEqual([]);
  });

  test('[S141] records that go several ways in one history are each told to who gains them', () => {
    say(ann, reading([ann, cy]));
    expect(told(say(ann, moving([one], closed, few)))).toEqual([
      { ...nothing, person: cy, beside: [`${closed}/${one}`, `${few}/${one}`].toSorted() },
    ]);
    expect(told(say(ann, moving([one], closed, few, open))).map(({ person }) => person)).toEqual([bo]);
  });

  test('[S246] who is a guest no more gains the decisions and what colleagues read, and who becomes one nothing', () => {
    comes(5, { role: 'guest', spaces: [closed] });
    const gil = personId(5);
    expect([rights.readsDecisions(gil), rights.readsDecisions(bo), rights.readsDecisions(personId(99))]).toEqual([
      false,
      true,
      false,
    ]);
    const [grant] = say(ann, { type: 'person-role-set', person: gil, role: 'member' }) as [Grant];
    expect(told([grant])).toMatchObject([{ person: gil, isTurned: true }]);
    expect([opensDecisions(grant), isOpened(grant, 'o/people'), isOpened(grant, `r/${open}/0`)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([isOpened(grant, `r/${closed}/0`), isOpened(grant, `v/${gil}`)]).toEqual([false, false]);
    const [back] = say(ann, { type: 'person-role-set', person: gil, role: 'guest' }) as [Grant];
    expect([opensDecisions(back), isOpened(back, `r/${open}/0`), isOpened(back, `r/${closed}/0`)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('[S248] who was suspended gains, once back, what opened meanwhile, and not what they had', () => {
    expect(say(ann, { type: 'person-suspended', person: bo })).toEqual([]);
    say(ann, { type: 'space-shown', space: closed, open: true, members: [] });
    say(ann, { type: 'lease-set', days: 7 });
    const [grant] = say(ann, { type: 'person-resumed', person: bo }) as [Grant];
    expect(told([grant])).toMatchObject([{ person: bo, spaces: [closed], isTurned: true }]);
    expect([isOpened(grant, `r/${closed}/0`), isOpened(grant, `r/${open}/0`), opensDecisions(grant)]).toEqual([
      true,
      false,
      false,
    ]);
    // The second time is counted from the second time.
    say(ann, { type: 'person-suspended', person: bo });
    const [again] = say(ann, { type: 'person-resumed', person: bo }) as [Grant];
    expect(told([again])).toMatchObject([{ person: bo, spaces: [] }]);
    expect(isOpened(again, `r/${closed}/0`)).toBe(false);
  });

  test('[S28] what opens nothing is no grant, and what somebody is granted is told from a number on', () => {
    expect(say(ann, { type: 'lease-set', days: 9 })).toEqual([]);
    expect(say(ann, { type: 'space-titled', space: open })).toEqual([]);
    expect(say(ann, { type: 'manager-set', person: bo, manager: ann })).toEqual([]);
    const [first] = say(ann, { type: 'member-added', space: closed, person: bo }) as [Grant];
    const [second] = say(ann, reading([ann, bo])) as [Grant];
    say(ann, { type: 'member-added', space: closed, person: cy });
    expect(rights.grantsAfter(bo, 0)).toEqual([first, second]);
    expect(rights.grantsAfter(bo, first.number)).toEqual([second]);
    expect(rights.grantsAfter(bo, second.number)).toEqual([]);
  });
});

describe('who may', () => {
  const inClosed = `r/${closed}/0`;
  test('[S26] read and write: what is not theirs, not there or no document is all the same', () => {
    expect([rights.mayRead(ann, inClosed), rights.mayWrite(ann, inClosed)]).toEqual([true, true]);
    for (const doc of [inClosed, `r/${spaceId(9)}/0`, 'nothing', ''])
      expect([rights.mayRead(bo, doc), rights.mayWrite(bo, doc)]).toEqual([false, false]);
    expect([rights.mayRead('link' as PersonId, inClosed), rights.mayWrite(personId(99), inClosed)]).toEqual([
      false,
      false,
    ]);
    say(ann, { type: 'role-set', space: closed, person: bo, role: 'viewer' });
    expect([rights.mayRead(bo, inClosed), rights.mayWrite(bo, inClosed)]).toEqual([true, false]);
    const empty = new Rights();
    expect([empty.mayRead(ann, inClosed), empty.mayWrite(ann, inClosed), empty.couldWrite(ann, inClosed)]).toEqual([
      false,
      false,
      false,
    ]);
    expect([
      empty.readsLedger(ann, 'dir'),
      empty.readsDecisions(ann),
      empty.spacesOf(ann),
      empty.isSuspended(ann),
    ]).toEqual([false, false, [], false]);
    expect([empty.isLive(1), empty.liveNumber(boLaptop), empty.deviceNosOf(ann)]).toEqual([false, undefined, []]);
  });

  test('[S333] who was removed could have written where they did, and nowhere else', () => {
    say(ann, { type: 'person-removed', person: bo });
    expect([rights.mayWrite(bo, `r/${open}/0`), rights.couldWrite(bo, `r/${open}/0`)]).toEqual([false, true]);
    expect([
      rights.couldWrite(bo, inClosed),
      rights.couldWrite(bo, 'nothing'),
      rights.couldWrite(personId(99), `r/${open}/0`),
    ]).toEqual([false, false, false]);
  });

  test('[S27] [S255] a device that was revoked, suspended, removed or barred is not live; numbers stay whose they were', () => {
    expect([rights.liveNumber(boLaptop), rights.isLive(2), rights.isLive(9)]).toEqual([
      { deviceNo: 2, person: bo },
      true,
      false,
    ]);
    rights.bar([boLaptop]);
    expect([rights.liveNumber(boLaptop), rights.isLive(2), rights.isLive(1)]).toEqual([undefined, false, true]);
    rights.bar([]);
    expect([rights.isSuspended(bo), rights.isSuspended(personId(99))]).toEqual([false, false]);
    say(ann, { type: 'person-suspended', person: bo });
    expect([rights.isSuspended(bo), rights.isLive(2)]).toEqual([true, false]);
    say(ann, { type: 'person-resumed', person: bo });
    const second: Decision = {
      type: 'device-enrolled',
      person: bo,
      device: { id: deviceId(30), key: key(30) },
      how: 'code',
    };
    expect(rights.deviceNosOf(bo)).toEqual([2]);
    say(bo, second);
    expect([rights.deviceNosOf(bo), rights.deviceNosOf(bo), rights.deviceNosOf(personId(99))]).toEqual([
      [2, 4],
      [2, 4],
      [],
    ]);
    say(bo, { type: 'device-revoked', device: deviceId(30) });
    expect([rights.isLive(4), rights.deviceNosOf(bo)]).toEqual([false, [2, 4]]);
  });

  test('[S28] ledgers are read by who stands there, the directory’s by every colleague', () => {
    comes(5, { role: 'guest', spaces: [open] });
    const ledgers = ['dir', open, closed, spaceId(9)];
    const reads = (person: PersonId) => ledgers.map((ledger) => rights.readsLedger(person, ledger));
    expect([reads(ann), reads(bo), reads(personId(5)), reads(personId(99))]).toEqual([
      [true, true, true, false],
      [true, true, false, false],
      [false, false, false, false],
      [false, false, false, false],
    ]);
    say(ann, { type: 'person-suspended', person: bo });
    expect(reads(bo)).toEqual([false, false, false, false]);
    expect([rights.spacesOf(ann), rights.spacesOf(cy)]).toEqual([[open, closed], [open]]);
  });

  test('[S5] what was folded is not folded again; what is refused, or folds to nothing, still has its place', () => {
    const { head, directory } = rights;
    const stale = placed(scene.entry(ann, { type: 'lease-set', days: 9 }));
    rights.fold([{ ...stale, line: head }]);
    expect([rights.head, rights.directory]).toEqual([head, directory]);
    rights.fold([{ ...placed(scene.entry(bo, { type: 'lease-set', days: 9 })), line: head + 1 }]);
    expect([rights.head, rights.directory]).toEqual([head + 1, directory]);
    rights.reach(head);
    expect(rights.head).toBe(head + 1);
    rights.reach(head + 7);
    expect(rights.head).toBe(head + 7);
  });

  test('[S376] a statement of a space is told, whole, to readers of the group that it is about, before or after it, and to no guest', () => {
    comes(5, { role: 'guest', spaces: [open] });
    const gil = personId(5);
    const entry = () => ({ ledger: closed, number: scene.number + 100 });
    const reads = () => [ann, bo, cy, gil].map((person) => rights.readsEntry(person, entry()));
    say(ann, reading([ann, bo, gil]));
    expect(reads()).toEqual([true, true, false, false]);
    say(ann, reading([ann, cy]));
    expect(reads()).toEqual([true, true, true, false]);
    // Of what else is said there they are told nothing, and of that group nothing any more.
    say(ann, { type: 'space-titled', space: closed });
    expect(reads()).toEqual([true, false, false, false]);
    say(ann, moving([one], closed, few));
    expect(reads()).toEqual([true, false, true, false]);
    say(ann, moving([one], closed, few, closed));
    expect(reads()).toEqual([true, false, true, false]);
    say(ann, { ...reading([ann, bo]), group: 'others' } as Decision);
    expect(reads()).toEqual([true, true, false, false]);
    say(ann, { type: 'member-added', space: closed, person: bo });
    expect(reads()).toEqual([true, true, false, false]);
  });

  test('[S376] where a record counts is told to whoever comes to read the group later, what was said of its readers is not', () => {
    const numberNow = () => scene.number + 100;
    say(ann, reading([ann, cy]));
    const ofReaders = numberNow();
    say(ann, moving([one], closed, few));
    const ofRecord = numberNow();
    const tells = (person: PersonId) =>
      [ofReaders, ofRecord].map((number) => rights.readsEntry(person, { ledger: closed, number }));
    expect(tells(bo)).toEqual([false, false]);
    const grants = say(ann, reading([ann, bo]));
    expect(tells(bo)).toEqual([false, true]);
    const [grant] = grants as [Grant];
    expect([ofReaders, ofRecord, 1].map((number) => rights.opensEntry(grant, number))).toEqual([false, true, false]);
    const [elsewhere] = say(ann, { type: 'member-added', space: closed, person: cy }) as [Grant];
    expect(rights.opensEntry({ ...elsewhere, groups: new Set() }, ofRecord)).toBe(false);
  });
});
