import { expect, test } from 'vitest';
import type { Decision } from './schema.ts';
import { accepting, ann, annAndBo, bo, cy, id, spaceId, type Scene } from './test/scene.ts';
import type { TeamId } from '../ids.ts';

const [sales, north, crew] = [id<TeamId>('e', 1), id<TeamId>('e', 2), id<TeamId>('e', 3)] as const;
type Said = Extract<Decision, { type: 'team-set' }>;
const team = (part: Partial<Said> = {}): Said => ({
  type: 'team-set',
  team: sales,
  kind: 'department',
  parent: null,
  home: spaceId(1),
  members: [bo],
  leads: [bo],
  ...part,
});
function withCy(): Scene {
  const scene = annAndBo();
  scene.must(ann, scene.invite());
  scene.must(null, accepting(3));
  return scene;
}

test('[D35] an admin makes and shapes a team; its leads say who is in it and nothing else', () => {
  const scene = withCy();
  expect(scene.say(bo, team())).toMatchObject({ illegal: expect.stringContaining('admin') });
  const { teams } = scene.must(ann, team());
  expect(teams[sales]).toEqual({
    since: scene.number,
    kind: 'department',
    parent: null,
    home: spaceId(1),
    members: [bo],
    leads: [bo],
  });
  const filled = scene.must(bo, team({ members: [bo, cy] }));
  expect([filled.teams[sales]!.members, filled.teams[sales]!.since]).toEqual([[bo, cy], teams[sales]!.since]);
  for (const part of [{ leads: [bo, cy], members: [bo, cy] }, { home: null }, { kind: 'team' as const }])
    expect(scene.say(bo, team(part))).toMatchObject({ illegal: expect.stringContaining('admin') });
  expect(scene.say(cy, team({ members: [bo] }))).toMatchObject({ illegal: expect.stringContaining('admin') });
});

test('[D35] a team names people and a space that are here, each once, and its leads among them', () => {
  const scene = withCy();
  expect(scene.say(ann, team({ members: [bo, bo] }))).toEqual({ illegal: 'somebody is named twice' });
  expect(scene.say(ann, team({ members: [cy] }))).toEqual({ illegal: 'a lead is a member' });
  expect(scene.say(ann, team({ home: spaceId(9) }))).toEqual({ illegal: 'there is no such space' });
  scene.must(ann, team({ members: [bo, cy] }));
  scene.must(ann, { type: 'person-removed', person: cy });
  // Who was in it before may stay named: a lead who takes up somebody need not tidy first.
  scene.must(ann, team({ members: [bo, cy] }));
  expect(scene.say(ann, team({ team: north, members: [cy], leads: [] }))).toEqual({
    illegal: 'a member is not in the directory',
  });
});

test('[D35] departments form a tree, and one in which others stand is not closed', () => {
  const scene = withCy();
  scene.must(ann, team());
  scene.must(ann, team({ team: north, parent: sales }));
  expect(scene.say(ann, team({ parent: north }))).toEqual({ illegal: 'a department does not stand in itself' });
  expect(scene.say(ann, team({ team: crew, kind: 'team', parent: sales }))).toEqual({
    illegal: 'only departments stand in a department',
  });
  expect(scene.say(ann, { type: 'team-closed', team: sales })).toEqual({ illegal: 'other departments stand in it' });
  expect(scene.say(bo, { type: 'team-closed', team: north })).toEqual({ illegal: 'only an admin closes a team' });
  scene.must(ann, { type: 'team-closed', team: north });
  expect(scene.say(ann, { type: 'team-closed', team: north })).toEqual({ illegal: 'there is no such team' });
  expect(scene.must(ann, { type: 'team-closed', team: sales }).teams).toEqual({});
});
