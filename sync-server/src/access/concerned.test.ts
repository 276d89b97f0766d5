// Whom a statement of a space concerns outside of it: by its words, and by who read and reads the group.
import { homeNameOf, type HomeName } from '@baton/model/directory/home-name';
import { newSpace } from '@baton/model/directory/made';
import type { Decision, Directory } from '@baton/model/directory/schema';
import { annAndBo, ann, bo, cy, id, spaceId } from '@baton/model/directory/test/scene';
import type { RecordId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import { concernedBy } from './concerned.ts';

const space = spaceId(2);
const few = homeNameOf(space, 'few');
const base = annAndBo().directory!;
const reading = (groups: Directory['spaces'][typeof space]['groups']): Directory => ({
  ...base,
  spaces: { ...base.spaces, [space]: { ...newSpace(2, [ann]), groups } },
});
const turn = { before: reading({ few: [ann, bo] }), after: reading({ few: [ann, cy] }) };
const moved = (from: HomeName, to: HomeName): Decision => ({
  type: 'moved',
  records: [id<RecordId>('t', 1)],
  born: from,
  from,
  to,
});

test('[S376] who reads a group is concerned by whoever read it before and reads it after; not once it is done', () => {
  const decision: Decision = { type: 'group-set', space, group: 'few', readers: [ann, cy] };
  expect(concernedBy(turn, decision)).toEqual({ groups: [few], persons: new Set([ann, bo, cy]), isOfRecords: false });
});

test('[S376] a record that goes from or to a group concerns its readers, also later ones; the space beside it names nobody', () => {
  for (const decision of [moved(space, few), moved(few, space)])
    expect(concernedBy(turn, decision)).toEqual({ groups: [few], persons: new Set([ann, bo, cy]), isOfRecords: true });
  expect(concernedBy(turn, moved(space, spaceId(1)))).toBeUndefined();
  expect(concernedBy(turn, { type: 'space-titled', space })).toBeUndefined();
});

test('[S376] a group, or a space, that is not there concerns nobody, however it is called', () => {
  for (const home of [homeNameOf(space, 'constructor'), homeNameOf(space, 'others'), homeNameOf(spaceId(9), 'few')])
    expect(concernedBy(turn, moved(space, home))?.persons).toEqual(new Set());
  const only = { before: reading({ few: [] }), after: reading({}) };
  expect(concernedBy(only, moved(space, few))?.persons).toEqual(new Set());
});
