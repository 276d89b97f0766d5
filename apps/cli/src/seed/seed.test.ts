import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Day } from '@baton/model/day';
import { spacesOf } from '@baton/model/directory/queries';
import { progressOfProjects, projectsOfWorkspace } from '@baton/model/project/queries';
import { tasksOnBoard } from '@baton/model/board/queries';
import { answerOf } from '../answer-of.ts';
import { startRelayProcess, type RelayProcess } from '../test/relay-process.ts';
import { takeSeat } from '../test/terminal.ts';
import { join } from './member.ts';
import { planOf, shares } from './plan.ts';
import { writeCompany, type Seeded } from './write-company.ts';

const size = { people: 3, tasks: 2_050, documents: 12 };
const today = '2026-03-04' as Day;
let relay: RelayProcess;
const seeded: Seeded[] = [];
async function seedOne(): Promise<Seeded> {
  const { url } = relay;
  const plan = planOf(size);
  return writeCompany({ relay: url, address: url, title: 'Northwind Outdoor', today, plan, say: () => undefined });
}
/** What somebody who comes later sees of it: no ids, for those are each workspace's own. */
async function lookAt({ invitation }: Seeded) {
  const visitor = await join(invitation, 'Vera Visitor');
  return visitor.atWork(async ({ workspace }) => {
    const projects = await answerOf(workspace, projectsOfWorkspace, {});
    const progress = await answerOf(workspace, progressOfProjects, {});
    const boards = await Promise.all(
      projects.map(({ board }) => answerOf(workspace, tasksOnBoard, { board: board ?? '' })),
    );
    const { directory, me } = workspace.world;
    const cards = boards.map((cards) =>
      cards.map(({ title, due, priority, holder }) => [title, due, priority, holder?.name]),
    );
    return {
      departments: spacesOf(directory, me.person).length,
      people: new Set(Object.values(directory.devices).map(({ person }) => person)).size,
      projects: projects.map(({ id, name, prefix }) => [name, prefix, progress.find((one) => one.id === id)?.tasks]),
      cards,
      comments: boards.flat().reduce((sum, { comments }) => sum + comments, 0),
    };
  });
}

describe('a seeded company', () => {
  beforeAll(async () => {
    relay = await startRelayProcess();
    seeded.push(await seedOne(), await seedOne());
  }, 120_000);
  afterAll(() => relay.end());

  test(
    'has the people, departments and tasks that were asked for, and whoever comes sees all of them',
    { timeout: 60_000 },
    async () => {
      const [company] = seeded;
      const seen = await lookAt(company!);
      expect([company!.tasks, company!.people, company!.departments]).toEqual([2_050, 4, 2]);
      expect([seen.departments, seen.people]).toEqual([2, 5]);
      expect(seen.projects).toHaveLength(4);
      expect(seen.comments).toBeGreaterThan(0);
      expect(seen.cards.flat().length).toBeGreaterThan(1_000);
    },
  );

  test('is the same each time', { timeout: 60_000 }, async () => {
    const [one, other] = [await lookAt(seeded[0]!), await lookAt(seeded[1]!)];
    expect(one.projects).toEqual(other.projects);
    expect(one.cards).toEqual(other.cards);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(path(tmpdir(), 'baton-seed-'));
  const seat = takeSeat();
  afterAll(() => {
    seat.leave();
    rmSync(folder, { recursive: true, force: true });
  });

  test('seeds a data directory of its own and says where to look', { timeout: 60_000 }, async () => {
    const { status, out, error } = await seat.baton(
      'seed',
      '--people',
      '2',
      '--tasks',
      '40',
      '--data',
      folder,
      '--json',
    );
    expect([status, error]).toEqual([0, '']);
    const said = JSON.parse(out) as Seeded;
    expect([said.tasks, said.people, said.departments]).toEqual([40, 3, 1]);
    expect(said.invitation).toMatch(/^http:\/\/localhost:4848\/join#/);
    expect(said.recovery).toMatch(/^http:\/\/localhost:4848\/recover#/);
  });

  test('refuses in a sentence what makes no sense', { timeout: 60_000 }, async () => {
    expect((await seat.baton('seed', '--tasks', '5')).error).toBe(
      'baton: Where to? --relay ADDRESS of a running relay, or --data DIRECTORY.\n',
    );
    expect((await seat.baton('seed', '--tasks', 'many', '--data', folder)).error).toContain('--tasks:');
    expect((await seat.baton('seed', '--tasks', '5', '--documents', '6', '--data', folder)).error).toContain(
      'fewer tasks',
    );
  });
});

test('shares are whole, as equal as they can be, and add up', () => {
  expect(shares(10, 4)).toEqual([2, 3, 2, 3]);
  expect(shares(100_000, 50).every((share) => share === 2_000)).toBe(true);
});
test('a plan keeps each department within one partition, and names no project twice', () => {
  const { departments, people } = planOf({ people: 60, tasks: 100_000, documents: 5_000 });
  expect(departments.map(({ projects }) => projects.reduce((sum, { tasks }) => sum + tasks, 0))).toEqual(
    Array(50).fill(2_000),
  );
  const prefixes = departments.flatMap(({ projects }) => projects.map(({ prefix }) => prefix));
  expect(new Set(prefixes).size).toBe(prefixes.length);
  expect(new Set(departments.map(({ title }) => title)).size).toBe(50);
  expect(new Set(people.flatMap(({ departments: [home] }) => home)).size).toBe(50);
});
