import { expect, test } from 'vitest';
import type { SpaceId } from '../ids.ts';
import { mayRead, mayWrite, spaceNow } from './queries.ts';
import { withholdSpace } from './rules.ts';
import { ann, annAndBo, bo, spaceId, type Scene } from './test/scene.ts';
import type { Decision } from './schema.ts';

const [one, two, three] = [spaceId(1), spaceId(2), spaceId(3)] as const;
const moving = (from: SpaceId, to: SpaceId, part: { born?: SpaceId; records?: string[] } = {}): Decision => {
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
  expect(spaceNow(moved, 't1', one)).toBe(two);
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
  expect(scene.say(bo, moving(one, two))).toEqual({ illegal: 'who moves writes in both spaces' });
  expect(scene.say(bo, moving(two, one, { born: two }))).toEqual({ illegal: 'who moves writes in both spaces' });
  expect(scene.say(ann, moving(one, one))).toEqual({ illegal: 'a move leads to another space' });
  expect(scene.say(ann, moving(one, spaceId(9)))).toEqual({ illegal: 'there is no such space' });
  expect(scene.say(ann, moving(one, two, { records: ['t1', 't1'] }))).toEqual({ illegal: 'a record is named twice' });
  scene.must(ann, { type: 'member-added', space: two, person: bo });
  scene.must(ann, { type: 'role-set', space: two, person: bo, role: 'commenter' });
  expect(scene.say(bo, moving(one, two))).toEqual({ illegal: 'who moves writes in both spaces' });
});

test('[D25] a claim to have moved a record that was born elsewhere moves nothing of it', () => {
  const scene = threeSpaces();
  scene.must(ann, moving(two, three, { born: two }));
  expect(spaceNow(scene.directory!, 't1', one)).toBe(one);
  expect(mayRead(scene.directory!, bo, page)).toBe(true);
  scene.must(ann, moving(one, two));
});

test('[D26] of a space that is withheld the relay is believed; of one that is not there nobody', () => {
  const scene = threeSpaces();
  scene.must(ann, moving(one, two));
  const partial = annAndBo();
  const { [two]: _closed, ...spaces } = partial.directory!.spaces;
  partial.directory = withholdSpace({ ...partial.directory!, spaces }, two);
  const moved = partial.must(ann, moving(one, two));
  expect(spaceNow(moved, 't1', one)).toBe(two);
  expect(mayRead(moved, bo, page)).toBe(false);
  partial.must(ann, partial.invite({ spaces: [two] }));
  expect(partial.say(ann, moving(one, spaceId(9), { records: ['t2'] }))).toEqual({ illegal: 'there is no such space' });
});
