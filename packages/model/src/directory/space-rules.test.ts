import { newSpace } from './made.ts';
import { expect, test } from 'vitest';
import { standsIn } from './queries.ts';
import { accepting, ann, annAndBo, bo, cy, founded, spaceId } from './test/scene.ts';
import type { Decision } from './schema.ts';
import type { PersonId } from '../ids.ts';

const opened = (of: number, open: boolean, members: readonly PersonId[]): Decision => {
  return { type: 'space-opened', space: spaceId(of), open, members };
};
const added = (of: number, person: PersonId): Decision => ({ type: 'member-added', space: spaceId(of), person });

test('[D10] only an owner opens a space, and each once', () => {
  const scene = annAndBo();
  expect(scene.say(bo, opened(3, true, []))).toEqual({ illegal: 'only an admin opens a space' });
  const next = scene.must(ann, opened(3, true, []));
  expect(next.spaces[spaceId(3)]).toEqual(newSpace(scene.number));
  expect(scene.say(ann, opened(3, true, []))).toEqual({ illegal: 'the space is open already' });
});

test('[D10] a space is open to all and names nobody, or names those who stand in it', () => {
  const scene = annAndBo();
  expect(scene.say(ann, opened(3, true, [ann]))).toMatchObject({
    illegal: expect.stringContaining('names no members'),
  });
  expect(scene.say(ann, opened(3, false, []))).toMatchObject({ illegal: expect.stringContaining('at least one') });
  expect(scene.say(ann, opened(3, false, [ann, ann]))).toEqual({ illegal: 'a member is named twice' });
  expect(scene.say(ann, opened(3, false, [cy]))).toEqual({ illegal: 'a member is not in the directory' });
});

test('[D11] who stands in a space adds to it and titles it; who does not cannot', () => {
  const scene = annAndBo();
  expect(scene.say(bo, added(2, bo))).toEqual({ illegal: 'only who stands in a space adds to it' });
  expect(scene.say(bo, { type: 'space-titled', space: spaceId(2) })).toEqual({
    illegal: 'only who stands in a space titles it',
  });
  scene.must(ann, added(2, bo));
  expect(standsIn(scene.directory!, bo, spaceId(2))).toBe(true);
  scene.must(bo, { type: 'space-titled', space: spaceId(2) });
});

test('[D11] a space has a member once, and only somebody who is here', () => {
  const scene = annAndBo();
  expect(scene.say(ann, added(2, ann))).toEqual({ illegal: 'the person is in it already' });
  expect(scene.say(ann, added(1, bo))).toEqual({ illegal: 'the person is in it already' });
  expect(scene.say(ann, added(2, cy))).toEqual({ illegal: 'the person is not in the directory' });
  expect(scene.say(ann, added(9, bo))).toEqual({ illegal: 'there is no such space' });
  expect(scene.say(ann, { type: 'space-titled', space: spaceId(9) })).toEqual({ illegal: 'there is no such space' });
});

test('[D11] an owner adds to any space: nobody has to be in one for it to be reached', () => {
  const scene = founded();
  scene.must(ann, scene.invite({ role: 'owner' }));
  scene.must(null, accepting(2));
  scene.must(bo, opened(5, false, [bo]));
  expect(standsIn(scene.directory!, ann, spaceId(5))).toBe(false);
  scene.must(ann, added(5, ann));
  expect(standsIn(scene.directory!, ann, spaceId(5))).toBe(true);
});
