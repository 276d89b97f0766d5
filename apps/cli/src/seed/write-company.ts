// A planned company becomes a workspace on a relay: everybody joins, then each person writes their share of their
// department's tasks through a device of their own, as people would, in gestures that the relay checks like any other.
import type { Day } from '@baton/model/day';
import type { SpaceId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import { writeParagraphs } from '@baton/workspace/pages/writing';
import { found, join, type Founder, type Member } from './member.ts';
import { shares, type PlannedDepartment, type PlannedProject, type SeedPlan } from './plan.ts';
import { seedTasks, taskIdOf } from './write-tasks.ts';
import type { Terminal } from '@baton/workspace/node/node-open';
import { sentences } from './words.ts';

export interface Seeding {
  readonly relay: string;
  readonly title: string;
  /** The relay's address in the links that are given out. */
  readonly address: string;
  readonly today: Day;
  readonly plan: SeedPlan;
  readonly say: (line: string) => void;
}
export interface Seeded {
  readonly workspace: string;
  readonly people: number;
  readonly departments: number;
  readonly tasks: number;
  readonly documents: number;
  /** For one more person, in every department; and for the founder on a device of their own. */
  readonly invitation: string;
  readonly recovery: string;
}

/** A gesture of so many tasks stays well below what the relay takes at once. */
const tasksAtATime = 200;
const pagesAtATime = 64;

interface Desk {
  readonly seeding: Seeding;
  readonly workspace: string;
  readonly department: PlannedDepartment;
  readonly space: SpaceId;
  readonly holders: readonly string[];
  /** Which task of the whole company has which document, by the department's first task. */
  readonly first: number;
}
interface Run {
  readonly project: PlannedProject;
  /** Place of the project's first task in the company. */
  readonly first: number;
  readonly from: number;
  readonly to: number;
}

/** Every documents-th task has one; of these the even ones a description, the odd ones a thread. */
function documentOf({ size }: SeedPlan, place: number): 'page' | 'thread' | null {
  const before = Math.floor((place * size.documents) / size.tasks);
  if (Math.floor(((place + 1) * size.documents) / size.tasks) === before) return null;
  return before % 2 === 0 ? 'page' : 'thread';
}

/** What one person of several writes: a part of each project. */
function runsOf({ department, first }: Desk, writer: number, writers: number): Run[] {
  let place = first;
  return department.projects.map((project) => {
    const parts = shares(project.tasks, writers);
    const from = parts.slice(0, writer).reduce((sum, part) => sum + part, 0);
    const run = { project, first: place, from, to: from + (parts[writer] ?? 0) };
    place += project.tasks;
    return run;
  });
}

const numbersOf = ({ from, to }: Pick<Run, 'from' | 'to'>): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);

async function writeRun(desk: Desk, { workspace }: Terminal, run: Run): Promise<void> {
  const { seeding, space, holders } = desk;
  for (let from = run.from; from < run.to || from === 0; from += tasksAtATime) {
    const to = Math.min(run.to, from + tasksAtATime);
    const threads = numbersOf({ from, to }).filter((at) => documentOf(seeding.plan, run.first + at) === 'thread');
    const { today } = seeding;
    const part = { space, today, project: run.project, holders: [...holders], from, to, threads };
    const written = await workspace.run(seedTasks, part, { undoable: false });
    if (isRefusal(written)) throw new Error(`The workspace refused the tasks: ${written.kind}, ${written.what}.`);
  }
}

async function writePages(desk: Desk, { workspace }: Terminal, run: Run): Promise<void> {
  const { seeding, space } = desk;
  const numbers = numbersOf(run).filter((at) => documentOf(seeding.plan, run.first + at) === 'page');
  for (let at = 0; at < numbers.length; at += pagesAtATime)
    await Promise.all(
      numbers.slice(at, at + pagesAtATime).map((number) => {
        const task = taskIdOf(desk.workspace, run.project.prefix, number);
        const paragraphs = [0, 3, 7].map((step) => sentences[(number + step) % sentences.length] ?? '');
        return writeParagraphs(workspace, { space, task, paragraphs });
      }),
    );
}

async function writeShare(desk: Desk, member: Member, share: { writer: number; writers: number }): Promise<void> {
  const runs = runsOf(desk, share.writer, share.writers).filter(({ from, to }) => to > from || from === 0);
  if (runs.length === 0) return;
  await member.atWork(async (terminal) => {
    for (const run of runs) {
      await writeRun(desk, terminal, run);
      await writePages(desk, terminal, run);
    }
  });
}

/** One invitation for all who stand in the same departments. */
async function joinAll(founder: Founder, { plan, say }: Seeding): Promise<readonly Member[]> {
  const links = new Map<string, Promise<string>>();
  const members: Member[] = [];
  for (const { name, departments } of plan.people) {
    const spaces = departments
      .map((at) => founder.spaces.get(plan.departments[at]?.title ?? ''))
      .filter((one) => one !== undefined);
    const link = links.get(spaces.join()) ?? founder.invite({ spaces, uses: plan.people.length });
    links.set(spaces.join(), link);
    members.push(await join(await link, name));
  }
  say(`${members.length} people have joined.`);
  return members;
}

export async function writeCompany(seeding: Seeding): Promise<Seeded> {
  const { plan, say, relay, address, title } = seeding;
  const founder = await found(
    relay,
    title,
    plan.departments.map((department) => department.title),
  );
  // Now, while there is next to nothing to catch up with: the founder's device would have to read all that comes.
  const invitation = await founder.invite({ spaces: null, uses: 1_000, relay: address });
  const members = await joinAll(founder, seeding);
  let first = 0;
  for (const [at, department] of plan.departments.entries()) {
    const here = members.filter((_, place) => plan.people[place]?.departments.includes(at));
    const writers = members.filter((_, place) => plan.people[place]?.departments[0] === at);
    const holders = here.map(({ person }) => person);
    const space = founder.spaces.get(department.title) as SpaceId;
    const desk: Desk = { seeding, workspace: founder.workspace, department, space, holders, first };
    for (const [writer, member] of writers.entries())
      await writeShare(desk, member, { writer, writers: writers.length });
    first += department.projects.reduce((sum, { tasks }) => sum + tasks, 0);
    say(`${department.title}: ${first.toLocaleString('en')} tasks of ${plan.size.tasks.toLocaleString('en')}.`);
  }
  const { tasks, documents } = plan.size;
  return {
    workspace: founder.workspace,
    people: members.length + 1,
    departments: plan.departments.length,
    tasks,
    documents,
    invitation,
    recovery: founder.recoveryLink.replace(relay, address),
  };
}
