// A world in which people hand work to one another: offers, answers, direct gifts and approvals, made with and without the
// relay, by devices that are killed and started, at a relay that loses its power. In the end all who read a space show what its
// ledger says of it, nobody holds what they signed as still on its way, and nothing was decided twice.
import type { Matter, WorkDecision } from '@baton/model/decided/schema';
import { decidedIn, matterOf } from '@baton/model/decided/fold';
import { lastPass } from '@baton/model/decided/holding';
import { idFromBytes, type ApprovalId, type OfferId, type PersonId, type RecordId } from '@baton/model/ids';
import { canonical } from '@baton/replica/cells/canonical';
import type { SimDevice } from './device.ts';
import { unequal, vanished } from './findings.ts';
import { genesis } from './genesis.ts';
import { createWorld, opened, type World } from './living.ts';
import { begin, doSomething, heal } from './world.ts';

export interface HandingLife {
  readonly broken: string | null;
  readonly story: readonly string[];
  /** What came on record, what came back to whoever signed it, and what was signed while the relay was away. */
  readonly recorded: number;
  readonly refused: number;
  readonly apart: number;
}

interface Turn {
  readonly world: World;
  readonly device: SimDevice;
  readonly task: RecordId;
  readonly matter: Matter | undefined;
  readonly others: readonly PersonId[];
}
type Make = (turn: Turn) => WorkDecision | null;
const hash = 'h'.padEnd(43, 'A');
const newId = ({ world }: Turn, letter: string): string => idFromBytes(letter, world.random.bytes(17));
const ofTask = ({ world, task }: Turn) => ({ space: world.genesis.space, task });

const offer: Make = (turn) => ({
  type: 'work-offered',
  ...ofTask(turn),
  offer: newId(turn, 'r') as OfferId,
  to: { person: turn.world.random.pick(turn.others) },
});
const answer =
  (type: 'offer-accepted' | 'offer-declined' | 'offer-asked' | 'offer-taken-back'): Make =>
  (turn) => {
    const open = turn.matter?.offer;
    return open == null ? null : { type, ...ofTask(turn), offer: open.id };
  };
const give: Make = (turn) => ({ type: 'work-assigned', ...ofTask(turn), to: turn.world.random.pick(turn.others) });
const ask: Make = (turn) => ({
  type: 'approval-asked',
  ...ofTask(turn),
  approval: newId(turn, 'g') as ApprovalId,
  hash,
  seats: turn.others.map((person) => ({ person })),
  quorum: 1,
  order: 'together',
  fourEyes: false,
  contributors: [],
  strong: false,
});
const sign: Make = (turn) => {
  const approval = turn.matter?.approval;
  if (approval == null) return null;
  const seat = turn.world.random.int(approval.seats.length);
  const of = { ...ofTask(turn), approval: approval.id, hash, seat };
  return turn.world.random.chance(0.6)
    ? { type: 'approval-given', ...of, strong: false }
    : { type: 'approval-returned', ...of };
};
const makes: readonly Make[] = [
  offer,
  offer,
  answer('offer-accepted'),
  answer('offer-accepted'),
  answer('offer-accepted'),
  answer('offer-declined'),
  answer('offer-asked'),
  answer('offer-taken-back'),
  give,
  ask,
  sign,
  sign,
];
const says: ReadonlySet<string> = new Set(['offer-declined', 'offer-asked', 'approval-returned']);

interface Told {
  apart: number;
  refused: Set<string>;
}

/** Few tasks, so that people meet on them. */
function decide(world: World, told: Told): void {
  const { random, devices, story, genesis: made } = world;
  const device = random.pick(devices);
  if (device.running === null) return;
  const { core } = device.running.engine;
  const tasks = [...core.replica.rows.tasks.all()].filter(
    ({ id }) => core.replica.rows.tasks.spaceOf(id) === made.space,
  );
  const task = tasks.map(({ id }) => id).sort()[random.int(Math.min(3, tasks.length))];
  if (task === undefined) return doSomething(world);
  const me = core.me.person;
  const others = [...new Set(devices.map(({ options }) => options.machine.person))].filter((person) => person !== me);
  const matter = matterOf(decidedIn(core.decisions.now().local, made.space), task);
  const decision = random.pick(makes)({ world, device, task, matter, others });
  if (decision === null) return;
  if (core.link.state().phase !== 'live') told.apart += 1;
  const text = says.has(decision.type) ? 'because' : null;
  void device.running.workspace.decide({ decision, text }).catch(() => undefined);
  story.push(`${device.name} decides ${decision.type} on ${task}`);
}

async function season(world: World, told: Told): Promise<void> {
  const { random, relay, network, devices, time, story } = world;
  const away = devices.filter(() => random.chance(0.6));
  for (const { name } of away) network.unplug(name);
  for (let step = 0; step < 18; step += 1) {
    if (random.chance(0.75)) decide(world, told);
    else doSomething(world);
    await time.runFor(random.int(500));
    if (random.chance(0.08)) {
      const killed = random.pick(devices);
      story.push(`${killed.name} is killed`);
      killed.crash();
      await opened(world, killed);
    }
  }
  if (random.chance(0.4)) {
    relay.crash();
    story.push('the relay loses its power');
    await time.runFor(random.int(400));
    relay.start();
  }
  for (const { name } of away) network.plug(name);
  for (const { running } of devices) running?.engine.wake();
  await time.runFor(9_000);
  look(world, told);
}

function look({ devices }: World, told: Told): void {
  for (const { running } of devices)
    for (const { hash: of, refused } of running?.engine.core.held.intents.values() ?? [])
      if (refused !== null) told.refused.add(of);
}

/** Whoever has it on record is whom its row shows, whatever its cell says. */
function shownElse({ name, running }: SimDevice, space: World['genesis']['space']): string | null {
  const core = running?.engine.core;
  if (core === undefined) return null;
  const { directory, decided } = core.world.kept().book;
  for (const task of core.replica.rows.tasks.all()) {
    const matter = matterOf(decidedIn(decided, space), task.id);
    const pass = matter && directory && lastPass(matter, directory);
    if (pass !== undefined && task.assigned !== pass.to) return `P7: ${name} shows somebody else as having ${task.id}`;
  }
  return null;
}

async function found(world: World): Promise<string | null> {
  const present = world.devices.filter(({ left }) => left === null);
  const waiting = present.find(({ running }) =>
    [...(running?.engine.core.held.intents.values() ?? [])].some(({ refused }) => refused === null),
  );
  if (waiting !== undefined) return `P8: ${waiting.name} still waits with what it decided`;
  const decided = present.map(({ running }) =>
    canonical([decidedIn(running?.engine.core.world.kept().book.decided ?? {}, world.genesis.space)]),
  );
  if (new Set(decided).size > 1) return 'P7: devices know other decisions';
  const local = present.find(({ running }) => {
    const known = running?.engine.core.decisions.now();
    return known !== undefined && known.local !== known.record;
  });
  if (local !== undefined) return `P8: ${local.name} shows what is not on record`;
  const shown = present.map((device) => shownElse(device, world.genesis.space)).find((one) => one !== null);
  return shown ?? unequal(world.devices, world) ?? (await vanished(world.devices, world));
}

export async function liveHandingOver(seed: number): Promise<HandingLife> {
  const world = createWorld(seed, null, await genesis());
  const told: Told = { apart: 0, refused: new Set() };
  await begin(world);
  for (let step = 0; step < 6; step += 1) {
    doSomething(world);
    await world.time.runFor(400);
  }
  for (let turn = 0; turn < 3; turn += 1) await season(world, told);
  await heal(world);
  look(world, told);
  const book = world.devices.find(({ running }) => running !== null)?.running?.engine.core.world.kept().book;
  const tasks = book === undefined ? [] : Object.values(decidedIn(book.decided, world.genesis.space).tasks);
  const recorded = tasks
    .flatMap(Object.values)
    .flatMap(Object.values)
    .reduce((sum, { passes, used }) => sum + passes.length + used.length, 0);
  return { broken: await found(world), story: world.story, recorded, refused: told.refused.size, apart: told.apart };
}
