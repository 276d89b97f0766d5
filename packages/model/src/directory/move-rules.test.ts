import { expect, test } from 'vitest';
import { ledgerOf } from './decision.ts';
import { homeNamed, homeNameOf, type HomeName } from './home-name.ts';
import { mayRead, mayWrite, homeNow } from './queries.ts';
import { withholdSpace } from './rules.ts';
import { ann, annAndBo, bo, spaceId, type Scene } from './test/scene.ts';
import type { Decision } from './schema.ts';

const [one, two, three] = [spaceId(1), spaceId(2), spaceId(3)] as const;
const moving = (from: HomeName, to: HomeName, part: { born?: HomeName; records?: string[] } = {}): Decision => {
  return { type: 'moved', records: ['t1'], born: one, from, to, ...part };
};
/** Space 1 is open, spaces 2 and 3 are Ann's alone. */
function threeSpaces(): Scene {
  const scene = annAndBo();
  scene.must(ann, { type: 'space-opened', space: three, open: false, members: [ann] });
  return scene;
}
const page = { class: 'p', space: one, of: 't1' } as const;
const feed = { class: 'f', space: one, of: 't1' } as const;

test('[D24] a moved record counts in its new space, and its page and feeds are read and written by the people there', () => {
  const scene = threeSpaces();
  expect(mayRead(scene.directory!, bo, page)).toBe(true);
  const moved = scene.must(ann, moving(one, two));
  expect(homeNow(moved, 't1', one)).toBe(two);
  expect([mayRead(moved, ann, page), mayWrite(moved, ann, feed)]).toEqual([true, true]);
  expect([mayRead(moved, bo, page), mayRead(moved, bo, feed)]).toEqual([false, false]);
  expect(mayRead(moved, bo, { ...page, of: 't2' })).toBe(true);
});

test('[D24] a record goes on from where it stands, and home again; each space is remembered once', () => {
  const scene = threeSpaces();
  scene.must(ann, moving(one, two));
  expect(scene.say(ann, moving(one, three))).toEqual({ illegal: 'a record does not stand where it is moved from' });
  scene.must(ann, moving(two, three));
  const home = scene.must(ann, moving(three, one));
  expect(home.moved['t1']).toEqual({ [one]: [two, three, one] });
  expect(mayRead(home, bo, page)).toBe(true);
  const again = scene.must(ann, moving(one, two));
  expect(again.moved['t1']).toEqual({ [one]: [three, one, two] });
});

test('[D25] who moves writes in both spaces, and names each record once', () => {
  const scene = threeSpaces();
  expect(scene.say(bo, moving(one, two))).toEqual({ illegal: 'who moves writes in both places' });
  expect(scene.say(bo, moving(two, one, { born: two }))).toEqual({ illegal: 'who moves writes in both places' });
  expect(scene.say(ann, moving(one, one))).toEqual({ illegal: 'a move leads to another home' });
  expect(scene.say(ann, moving(one, spaceId(9)))).toEqual({ illegal: 'there is no such space or group' });
  expect(scene.say(ann, moving(one, two, { records: ['t1', 't1'] }))).toEqual({ illegal: 'a record is named twice' });
  scene.must(ann, { type: 'member-added', space: two, person: bo });
  scene.must(ann, { type: 'role-set', space: two, person: bo, role: 'commenter' });
  expect(scene.say(bo, moving(one, two))).toEqual({ illegal: 'who moves writes in both places' });
});

test('[D25] a claim to have moved a record that was born elsewhere moves nothing of it', () => {
  const scene = threeSpaces();
  scene.must(ann, moving(two, three, { born: two }));
  expect(homeNow(scene.directory!, 't1', one)).toBe(one);
  expect(mayRead(scene.directory!, bo, page)).toBe(true);
  scene.must(ann, moving(one, two));
});

test('[D26] of a space that is withheld the relay is believed; of one that is not there nobody', () => {
  const scene = threeSpaces();
  scene.must(ann, moving(one, two));
  const partial = annAndBo();
  const { [two]: _closed, ...spaces } = partial.directory!.spaces;
  partial.directory = withholdSpace({ ...partial.directory!, spaces }, two, bo);
  const moved = partial.must(ann, moving(one, two));
  expect(homeNow(moved, 't1', one)).toBe(two);
  expect(mayRead(moved, bo, page)).toBe(false);
  partial.must(ann, partial.invite({ spaces: [two] }));
  expect(partial.say(ann, moving(one, spaceId(9), { records: ['t2'] }))).toEqual({
    illegal: 'there is no such space or group',
  });
});

const few = homeNameOf(one, 'few');
/** Bo, who stands in space 1 as Ann does, is none of its few. */
function annsFew(): Scene {
  const scene = threeSpaces();
  scene.must(ann, { type: 'group-set', space: one, group: 'few', readers: [ann] });
  return scene;
}

test('[D27] given to the readers of a group, a record’s page and feeds are theirs alone, and everybody’s when it comes back', () => {
  const scene = annsFew();
  const away = scene.must(ann, moving(one, few));
  expect(homeNow(away, 't1', one)).toBe(few);
  expect([
    mayRead(away, bo, page),
    mayWrite(away, bo, feed),
    mayRead(away, ann, page),
    mayWrite(away, ann, feed),
  ]).toEqual([false, false, true, true]);
  const back = scene.must(ann, moving(few, one));
  expect([mayRead(back, bo, page), mayWrite(back, bo, feed)]).toEqual([true, true]);
});

test('[D27] what was born for the readers of a group is theirs by its name, and goes where a statement says', () => {
  const scene = annsFew();
  const theirs = { ...page, group: 'few' };
  expect([mayRead(scene.directory!, bo, theirs), mayRead(scene.directory!, ann, theirs)]).toEqual([false, true]);
  const open = scene.must(ann, moving(few, one, { born: few }));
  expect([mayRead(open, bo, theirs), mayRead(open, bo, { ...theirs, of: 't2' })]).toEqual([true, false]);
});

test('[D27] among the readers of one space it stands in that space’s own ledger; across two it is everybody’s to know', () => {
  expect(ledgerOf(moving(one, few))).toBe(one);
  expect(ledgerOf(moving(few, one, { born: few }))).toBe(one);
  expect(ledgerOf(moving(one, two))).toBe('dir');
  expect(ledgerOf(moving(few, two, { born: one }))).toBe('dir');
});

test('[D27] who gives it to a group is of the group, and the group is there', () => {
  const scene = annsFew();
  expect(scene.say(bo, moving(one, few))).toEqual({ illegal: 'who moves writes in both places' });
  expect(scene.say(ann, moving(one, homeNameOf(one, 'none')))).toEqual({ illegal: 'there is no such space or group' });
  expect(scene.say(ann, moving(one, homeNameOf(one, 'constructor')))).toEqual({
    illegal: 'there is no such space or group',
  });
  scene.must(ann, { type: 'group-set', space: one, group: 'few', readers: [ann, bo] });
  scene.must(ann, { type: 'role-set', space: one, person: bo, role: 'commenter' });
  expect(scene.say(bo, moving(one, few))).toEqual({ illegal: 'who moves writes in both places' });
  const away = scene.must(ann, moving(one, few));
  expect([mayWrite(away, bo, page), mayWrite(away, bo, feed)]).toEqual([false, true]);
});

test('[D26] of where a record stood inside a space that is withheld the relay is believed', () => {
  const scene = annsFew();
  scene.must(ann, moving(one, few));
  const partial = annAndBo();
  const { [one]: _closed, ...spaces } = partial.directory!.spaces;
  partial.directory = withholdSpace({ ...partial.directory!, spaces }, one, bo);
  const moved = partial.must(ann, moving(few, two, { born: one }));
  expect(homeNow(moved, 't1', one)).toBe(two);
});

test('[D27] a home is a space or one of its groups, and its name says which', () => {
  expect(homeNamed(one)).toEqual({ in: 'space', space: one });
  expect(homeNamed(few)).toEqual({ in: 'group', space: one, group: 'few' });
});
