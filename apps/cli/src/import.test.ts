import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { tasksOnBoard } from '@baton/model/board/queries';
import { commentsOn } from '@baton/model/comment/queries';
import { progressOfProjects, projectsOfWorkspace } from '@baton/model/project/queries';
import { openHere } from '@baton/workspace/pages/writing';
import { answerOf } from './answer-of.ts';
import { foundCompany, type Company } from './test/company.ts';
import { exportOf } from './test/export-of.ts';
import { startRelayProcess, type RelayProcess } from './test/relay-process.ts';
import { takeSeat, type Seat } from './test/terminal.ts';

let relay: RelayProcess;
const seats: Seat[] = [];
const companies: Company[] = [];
const seat = (): Seat => {
  const taken = takeSeat();
  seats.push(taken);
  return taken;
};
async function company(...spaces: string[]): Promise<Company> {
  const founded = await foundCompany(relay.url, { home: seat().home, spaces });
  companies.push(founded);
  return founded;
}
async function joined(founded: Company): Promise<Seat> {
  const bo = seat();
  const { status, error } = await bo.baton('join', await founded.invite(), '--name', 'Bo Berg');
  expect([status, error]).toEqual([0, '']);
  return bo;
}
function fileIn({ home }: Seat, cards: number): string {
  const path = join(home, 'export.json');
  writeFileSync(path, exportOf(cards));
  return path;
}

beforeAll(async () => {
  relay = await startRelayProcess();
}, 30_000);
afterEach(async () => {
  for (const { terminal } of companies.splice(0)) await terminal.close();
  for (const taken of seats.splice(0)) taken.leave();
});
afterAll(() => relay.end());

test(
  'a terminal joins by invitation, imports a board, and another device sees all of it',
  { timeout: 60_000 },
  async () => {
    const ann = await company('Marketing');
    const bo = await joined(ann);
    const { out, error, status } = await bo.baton('import', fileIn(bo, 12));
    expect([status, error]).toEqual([0, '']);
    expect(out).toBe('Retail partners (RET) in Marketing: 12 tasks came. 12 have a description.\n');
    const { workspace } = ann.terminal;
    await expect.poll(() => answerOf(workspace, progressOfProjects, {})).toMatchObject([{ tasks: 12 }]);
    const [project] = await answerOf(workspace, projectsOfWorkspace, {});
    const [card] = await answerOf(workspace, tasksOnBoard, { board: project?.board ?? '' });
    expect(card).toMatchObject({ checklistDone: 1, checklistTotal: 3, comments: 1 });
    const said = await answerOf(workspace, commentsOn, { task: card?.id ?? '' });
    expect(said).toMatchObject([{ authorName: 'Bo Berg, from Trello' }]);
    const page = await openHere(workspace, `p/${project?.space}/${card?.id}`);
    expect(page.bytes.map((bytes) => Buffer.from(bytes).toString()).join()).toContain('And a second paragraph');
  },
);

test('imported a second time, nothing is double', { timeout: 60_000 }, async () => {
  const ann = await company('Marketing');
  const bo = await joined(ann);
  const path = fileIn(bo, 5);
  await bo.baton('import', path);
  const { out } = await bo.baton('import', path, '--json');
  expect(JSON.parse(out)).toMatchObject({ prefix: 'RET', added: 0, updated: 0, untouched: 5 });
});

test('of several departments one is named, by its title', { timeout: 60_000 }, async () => {
  const bo = await joined(await company('Marketing', 'Design'));
  const path = fileIn(bo, 2);
  const unsaid = await bo.baton('import', path);
  expect([unsaid.status, unsaid.out]).toEqual([1, '']);
  expect(unsaid.error).toBe('Into which department? --into with one of “Marketing”, “Design”.\n');
  const wrong = await bo.baton('import', path, '--into', 'Sales', '--json');
  expect(JSON.parse(wrong.out)).toEqual({
    refused: 'There is no department “Sales”. You stand in “Marketing”, “Design”.',
  });
  expect((await bo.baton('import', path, '--into', 'design')).out).toContain('(RET) in Design: 2 tasks came.');
});

test('without having joined, it says how', async () => {
  const bo = seat();
  const { status, error } = await bo.baton('import', fileIn(bo, 1));
  expect([status, error]).toEqual([1, 'This terminal has not joined a workspace yet: baton join LINK.\n']);
});

test('two thousand cards with all that hangs on them go in parts', { timeout: 300_000 }, async () => {
  const ann = await company('Marketing');
  const bo = await joined(ann);
  const path = fileIn(bo, 2_000);
  const first = await bo.baton('import', path, '--json');
  expect([first.status, first.error]).toEqual([0, '']);
  expect(JSON.parse(first.out)).toMatchObject({ added: 2_000, descriptions: 2_000 });
  const { workspace } = ann.terminal;
  await expect
    .poll(() => answerOf(workspace, progressOfProjects, {}), { timeout: 60_000 })
    .toMatchObject([{ tasks: 2_000 }]);
});
