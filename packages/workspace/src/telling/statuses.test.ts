// What is told of saving and the link, over moments in which one fact or another moves.
import { expect, test } from 'vitest';
import type { Status } from '../contract.ts';
import type { Held } from '../disk/held.ts';
import { linkOff, type LinkState } from '../link/state.ts';
import { createStatuses } from './statuses.ts';

function open() {
  const held = { asideOwn: new Map(), outbox: new Map(), refused: new Map() };
  const told: Status[] = [];
  const facts = { now: 1_000, looked: 0, saving: 0, stopped: [] as string[], ahead: [] as string[], isFilling: false };
  let link: LinkState = { ...linkOff('w', 1, null), phase: 'live' };
  const statuses = createStatuses({
    held: held as unknown as Held,
    clock: () => facts.now,
    link: () => link,
    saving: () => facts.saving,
    files: () => [],
    stopped: () => facts.stopped,
    ahead: () => facts.ahead,
    isFilling: () => facts.isFilling,
    lease: () => ({ lock: null, ends: null }),
    looked: () => (facts.looked += 1),
  });
  statuses.topic.hear((status) => void told.push(status));
  return {
    facts,
    held,
    statuses,
    told,
    last: () => told.at(-1) as Status,
    at(phase: LinkState['phase'], more: Partial<LinkState> = {}) {
      link = { ...link, phase, ...more };
      statuses.look();
    },
  };
}

test('[W9] it is told when it differs, and not again when nothing did', () => {
  const { statuses, told, facts } = open();
  for (const _ of [1, 2, 3]) statuses.look();
  expect(told).toHaveLength(1);
  // Who keeps time beside it is called each time.
  expect(facts.looked).toBe(3);
  facts.saving = 1;
  statuses.look();
  expect(told).toHaveLength(2);
});

test('[W9] away is away since the first moment of it, over all attempts, until the relay has been reached', () => {
  const { facts, at, last } = open();
  facts.now = 2_000;
  at('away');
  for (const phase of ['ticket', 'connecting', 'hello', 'away'] as const) {
    facts.now += 500;
    at(phase, { falls: 1 });
    expect(last().save).toEqual({ state: 'offline', waiting: 0, since: 2_000 });
  }
  at('behind', { falls: 0 });
  expect(last().save).toEqual({ state: 'relay' });
  facts.now = 9_000;
  at('away');
  expect(last().save).toMatchObject({ state: 'offline', since: 9_000 });
});

test('[W9] a relay that has lost something holds less than it said: not *on the relay* until it says how much', () => {
  const { at, last } = open();
  at('behind', { incarnation: 0 });
  expect(last().save.state).not.toBe('relay');
  at('live', { incarnation: 2 });
  expect(last().save).toEqual({ state: 'relay' });
});

test('[W9] what was set aside waits too, and counts from when it was made', () => {
  const { held, statuses, last } = open();
  held.asideOwn.set('one', 300);
  held.outbox.set(4, { at: 700 });
  statuses.look();
  expect(last().save).toEqual({ state: 'here', waiting: 2, since: 300 });
});

test('a device that is level and is still being given what it keeps is behind, not live', () => {
  const { facts, at, last } = open();
  facts.isFilling = true;
  at('live');
  expect(last().link).toBe('behind');
  facts.isFilling = false;
  at('live');
  expect(last().link).toBe('live');
});

test('each step on the way to the relay is *connecting* to a person', () => {
  const { at, last } = open();
  for (const phase of ['off', 'ticket', 'connecting', 'hello'] as const) {
    at(phase);
    expect(last().link).toBe('connecting');
  }
});

test('what ended it from inside is told in its words, and before what the link may say', () => {
  const { statuses, at, last } = open();
  statuses.setEnded('The relay’s word cannot be believed.');
  expect(last()).toMatchObject({ link: 'ended', ended: 'The relay’s word cannot be believed.' });
  at('ended', { ended: 'The relay ended the connection.' });
  expect(last().ended).toBe('The relay’s word cannot be believed.');
});

test('[W170] that the device was removed is told in both its stages, once each', () => {
  const { statuses, told } = open();
  for (const stage of ['erasing', 'erasing', 'erased'] as const) statuses.setRemoved(stage);
  expect(told.map(({ removed }) => removed)).toEqual(['erasing', 'erased']);
});

test('[W8] a disk that is full is told until there is room', () => {
  const { statuses, last } = open();
  statuses.setFault('full');
  expect(last().save).toMatchObject({ state: 'unsaved', reason: 'full' });
  statuses.setFault(null);
  expect(last().save).toEqual({ state: 'relay' });
});

test('documents that stopped are told in one order, however they were found', () => {
  const { facts, statuses, told } = open();
  facts.stopped = ['r/s/1', 'p/s/t'];
  facts.ahead = ['r/s/3', 'r/s/2'];
  statuses.look();
  facts.stopped = ['p/s/t', 'r/s/1'];
  facts.ahead = ['r/s/2', 'r/s/3'];
  statuses.look();
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ stopped: ['p/s/t', 'r/s/1'], ahead: ['r/s/2', 'r/s/3'] });
});

test('what the relay refused is told with its reason, when, and its words', () => {
  const { held, statuses, last } = open();
  held.refused.set(3, { batch: 3, reason: 'guard', refusedAt: 800, texts: ['Half a thought'], envelopes: [] });
  statuses.look();
  expect(last().refused).toEqual([{ batch: 3, reason: 'guard', at: 800, texts: ['Half a thought'] }]);
});
