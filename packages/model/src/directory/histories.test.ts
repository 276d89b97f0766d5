// Any history at all, most of it nonsense: what must hold whatever people, or a dishonest relay, try.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ofWork } from '../decided/test/samples.ts';
import { decisionTypes, ledgerOf } from './decision.ts';
import { leadsSpace, liveDevice } from './queries.ts';
import { foldDirectory, isIllegal } from './rules.ts';
import type { PersonId } from '../ids.ts';
import type { Decision, Directory, FoldedEntry } from './schema.ts';
import { history } from './test/histories.ts';
import { annAndBo, id, start } from './test/scene.ts';

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
    Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
interface Step {
  readonly before: Directory;
  readonly entry: FoldedEntry;
  readonly after: Directory;
}
/** The legal steps of a history; every state is frozen, so that a fold that writes into one throws. */
function steps(of: typeof history extends fc.Arbitrary<infer T> ? T : never): Step[] {
  let before = frozen(annAndBo().directory!);
  let time = start;
  const taken: Step[] = [];
  for (const { decision, signer, later } of of) {
    time += later;
    const entry = {
      workspace: id<Directory['workspace']>('w', 1),
      number: before.head + 1,
      time,
      ledger: ledgerOf(decision),
      signer,
      decision,
    };
    const after = foldDirectory(before, entry);
    if (isIllegal(after)) continue;
    taken.push({ before, entry, after: frozen(after) });
    before = after;
  }
  return taken;
}
function eachStep(holds: (step: Step) => void): ReadonlyMap<Decision['type'], number> {
  const legal = new Map<Decision['type'], number>();
  const property = fc.property(history, (list) => {
    const taken = steps(list);
    for (const { entry } of taken) legal.set(entry.decision.type, (legal.get(entry.decision.type) ?? 0) + 1);
    taken.forEach(holds);
  });
  fc.assert(property, { numRuns: 800, seed: 6 });
  return legal;
}

test('[D6] in any history devices are numbered 1, 2, 3 … and keys, numbers and persons of devices never change', () => {
  const legal = eachStep(({ before, after }) => {
    const devices = Object.values(after.devices);
    expect(devices.map(({ no }) => no).sort((a, b) => a - b)).toEqual(devices.map((_, at) => at + 1));
    expect(new Set(devices.map(({ key }) => key)).size).toBe(devices.length);
    for (const [name, { revoked: _, contest: _contest, ...same }] of Object.entries(before.devices)) {
      expect(after.devices[name as keyof typeof after.devices]).toMatchObject(same);
    }
  });
  // A history in which nothing is legal would prove nothing: each type must have been folded, often. The seed is fixed: how often is chance.
  // A new key of the relay follows the present one, and chance meets no key twice.
  const work = new Set<string>(ofWork.map(({ type }) => type));
  const seldom = decisionTypes.filter((type) => !work.has(type) && (legal.get(type) ?? 0) < 6);
  expect(seldom).toEqual(['workspace-founded', 'space-titled', 'relay-key-set']);
});

const relayTypes: ReadonlySet<Decision['type']> = new Set(['invitation-accepted', 'access-ended', 'device-enrolled']);
const owners = new Set<string>();
function isOwnerOnce({ persons }: Directory, id = ''): boolean {
  for (const [name, { role }] of Object.entries(persons)) if (role === 'owner') owners.add(name);
  return owners.has(id);
}

test('[D28] in any history somebody owns the workspace and is here', () => {
  eachStep(({ after }) => {
    expect(Object.values(after.persons).some(({ role, standing }) => role === 'owner' && standing === 'here')).toBe(
      true,
    );
  });
});

test('[D61] in any history somebody who is here leads each space', () => {
  eachStep(({ after }) => {
    const people = Object.keys(after.persons) as PersonId[];
    for (const space of Object.keys(after.spaces))
      expect(people.some((person) => leadsSpace(after, person, space))).toBe(true);
  });
});

test('[D34] in any history a closed space has members, and every lead and reader with a role is named', () => {
  eachStep(({ after }) => {
    for (const space of Object.values(after.spaces)) {
      expect(space.open || space.members.length > 0).toBe(true);
      for (const [group, roles] of Object.entries(space.groupRoles))
        for (const person of Object.keys(roles)) expect(space.groups[group]).toContain(person);
    }
    for (const { members, leads } of Object.values(after.teams))
      expect(members).toEqual(expect.arrayContaining([...leads]));
  });
});

test('[D13] in any history a new owner comes by somebody who was an owner, and no id is forgotten', () => {
  eachStep(({ before, entry, after }) => {
    const come = Object.entries(after.persons).filter(([name]) => !Object.hasOwn(before.persons, name));
    const { decision, signer } = entry;
    const isEntry = decision.type === 'invitation-accepted' || decision.type === 'person-admitted';
    expect(come.length).toBeLessThanOrEqual(isEntry ? 1 : 0);
    for (const [, { role }] of come) {
      if (role !== 'owner') continue;
      const maker =
        decision.type === 'invitation-accepted' ? before.invitations[decision.invitation]?.by : signer?.person;
      // Who invited may be less by now: what they gave, they had.
      expect(isOwnerOnce(before, maker)).toBe(true);
    }
    for (const name of Object.keys(before.persons)) expect(Object.hasOwn(after.persons, name)).toBe(true);
  });
});

test('[D3] in any history each decision of a person was signed by their own live device or their recovery key', () => {
  eachStep(({ before, entry }) => {
    const { signer } = entry;
    const { type } = entry.decision;
    const alone = signer === null && relayTypes.has(type);
    const recovered =
      signer?.device === 'recovery' && type === 'device-enrolled' && entry.decision.person === signer.person;
    const live =
      signer !== null && signer.device !== 'recovery' && liveDevice(before, signer.device)?.person === signer.person;
    expect(alone || recovered || live).toBe(true);
  });
});

test('[D14] in any history no invitation is used more often than it says, or after its time', () => {
  eachStep(({ entry, after }) => {
    for (const { used, uses } of Object.values(after.invitations)) expect(used).toBeLessThanOrEqual(uses);
    const used =
      entry.decision.type === 'invitation-accepted' ? after.invitations[entry.decision.invitation] : undefined;
    expect(entry.time).toBeLessThanOrEqual(used?.notAfter ?? entry.time);
  });
});

test('[D2] the same history folds to the same directory, and the head is its last number', () => {
  fc.assert(
    fc.property(history, (list) => {
      const [once, again] = [steps(list), steps(list)];
      expect(again.at(-1)?.after).toEqual(once.at(-1)?.after);
      for (const { entry, after } of once) expect(after.head).toBe(entry.number);
    }),
    { numRuns: 300 },
  );
});
