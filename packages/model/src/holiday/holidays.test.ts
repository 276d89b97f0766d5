import { expect, test } from 'vitest';
import { newSpace } from '../directory/made.ts';
import { personCard } from '../person/card-queries.ts';
import { addName, setProfile } from '../person/commands.ts';
import { openMemory, person, space } from '../test/memory.ts';
import { followHolidays, setHolidays } from './commands.ts';
import { holidayLists, holidaysOfSpace } from './queries.ts';
import { mostHolidays } from './rules.ts';

const [main, team] = [space('main'), space('team')];
const may = { '2026-05-01': 'Labour Day' };
const open = () => {
  const memory = openMemory();
  memory.does(setProfile, { name: 'Ann' });
  const daysIn = (of: string) => memory.ask(holidaysOfSpace, { space: of })[0]?.days.map(({ day }) => day);
  const from = (who = 'ann') => memory.ask(personCard, { person: person(who) })[0]?.holidaysFrom;
  return Object.assign(memory, { daysIn, from });
};

test('[M491] days are set, renamed and taken away one by one; what is not named stays', () => {
  const world = open();
  world.does(setHolidays, { space: main, days: { '2026-12-25': 'Christmas', ...may } });
  expect(world.daysIn(main)).toEqual(['2026-05-01', '2026-12-25']);
  world.does(setHolidays, { space: main, days: { '2026-12-25': 'Christmas Day' } });
  world.does(setHolidays, { space: main, days: { '2026-05-01': null } });
  expect(world.ask(holidaysOfSpace, { space: main })[0]?.days).toEqual([{ day: '2026-12-25', name: 'Christmas Day' }]);
  expect(world.run(setHolidays, { space: main, days: { '2026-12-25': 'Christmas Day' } })).toMatchObject({
    kind: 'nothing-changed',
  });
  expect(() => world.run(setHolidays, { space: main, days: { '2026-02-30': 'no day' } })).toThrow(/./);
});

test('[M491] whoever leads a department sets them, and nobody else', () => {
  const world = open();
  const asBo = () => world.as(person('bo'), () => world.run(setHolidays, { space: main, days: may }));
  expect(asBo()).toMatchObject({ kind: 'not-allowed', what: 'holidays' });
  expect(world.run(setHolidays, { space: space('none'), days: may })).toMatchObject({ kind: 'not-found' });
  const led = { ...newSpace(1), roles: { [person('bo')]: 'lead' as const } };
  const other = openMemory({ directory: { spaces: { [main]: led } } });
  expect(other.as(person('bo'), () => other.run(setHolidays, { space: main, days: may }))).toEqual({ days: 1 });
});

test('[M491] more than a place can have are refused, and nothing is written', () => {
  const world = open();
  const many = Object.fromEntries(
    Array.from({ length: mostHolidays + 1 }, (_, at) => [
      new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10),
      'a day',
    ]),
  );
  expect(world.run(setHolidays, { space: main, days: many })).toMatchObject({ kind: 'not-valid' });
  expect(world.daysIn(main)).toEqual([]);
});

test('[M492] a department goes by another’s list and changes with it, and its own is back when it no longer does', () => {
  const world = open();
  world.does(setHolidays, { space: main, days: may });
  world.does(setHolidays, { space: team, days: { '2026-06-10': 'Portugal Day' } });
  world.does(followHolidays, { space: team, as: main });
  expect(world.ask(holidaysOfSpace, { space: team })).toMatchObject([{ as: main, days: [{ day: '2026-05-01' }] }]);
  expect(world.ask(holidayLists, {})).toEqual([{ id: main, days: 1 }]);
  world.does(setHolidays, { space: main, days: { '2026-12-25': 'Christmas' } });
  expect(world.daysIn(team)).toEqual(['2026-05-01', '2026-12-25']);
  world.does(followHolidays, { space: team, as: null });
  expect(world.daysIn(team)).toEqual(['2026-06-10']);
});

test('[M492] two that go by each other have each the other’s own, and nothing goes round', () => {
  const world = open();
  world.does(setHolidays, { space: main, days: may });
  world.does(setHolidays, { space: team, days: { '2026-06-10': 'Portugal Day' } });
  world.does(followHolidays, { space: team, as: main });
  world.does(followHolidays, { space: main, as: team });
  expect([world.daysIn(main), world.daysIn(team)]).toEqual([['2026-06-10'], ['2026-05-01']]);
});

test('[M493] unsaid, they are those of the one list there is; of several nobody guesses', () => {
  const world = open();
  expect(world.from()).toBeNull();
  world.does(setHolidays, { space: main, days: may });
  expect([world.from(), world.from('bo')]).toEqual([main, main]);
  world.does(setHolidays, { space: team, days: { '2026-06-10': 'Portugal Day' } });
  // Bo is not in the team; Ann is, and may belong to either.
  expect([world.from(), world.from('bo')]).toEqual([null, main]);
  world.does(followHolidays, { space: team, as: main });
  expect(world.from()).toBe(main);
});

test('[M493] those of the department in whose team one is come first, and what one says oneself counts', () => {
  const teams = {
    g1: { kind: 'department' as const, members: [person('ann')], leads: [], home: team, parent: null, closed: null },
  };
  const memory = openMemory({ directory: { teams } });
  memory.does(setProfile, { name: 'Ann' });
  const from = () => memory.ask(personCard, { person: person('ann') })[0]?.holidaysFrom;
  memory.does(setHolidays, { space: main, days: may });
  memory.does(setHolidays, { space: team, days: { '2026-06-10': 'Portugal Day' } });
  expect(from()).toBe(team);
  memory.does(setProfile, { holidays: main });
  expect(from()).toBe(main);
  memory.does(setProfile, { holidays: 'none' });
  expect(memory.ask(personCard, { person: person('ann') })[0]).toMatchObject({ holidaysFrom: null, holidays: {} });
});

test('[M493] a name without an account has those of the department in which it stands', () => {
  const world = open();
  const { name } = world.does(addName, { space: team, name: 'Tom' });
  world.does(setHolidays, { space: main, days: may });
  world.does(setHolidays, { space: team, days: { '2026-06-10': 'Portugal Day' } });
  expect(world.ask(personCard, { person: name })[0]).toMatchObject({ holidaysFrom: team });
});
