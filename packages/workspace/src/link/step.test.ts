import { closeCodes, type RelayFrame } from '@baton/protocol/frames';
import { expect, test } from 'vitest';
import { safeCursor } from './batches.ts';
import { waitAfter } from './waits.ts';
import { linkOff, type Effect, type LinkEvent, type LinkState } from './state.ts';
import { silence, step } from './step.ts';

const chance = { now: 1_000_000, random: 0.5 };
const cursor = (number: number) => ({ number, chain: new Uint8Array(8) });
const welcome: Extract<RelayFrame, { type: 'welcome' }> = {
  type: 'welcome',
  incarnation: 1,
  deviceNo: 1,
  head: 9,
  now: 5,
  rolledBack: false,
  safe: 0,
  state: 'open',
};
const entries = (number: number, live: boolean): RelayFrame => ({
  type: 'entries',
  entries: [],
  cursor: cursor(number),
  live,
});
const ack = (batch: number, number = 10 + batch): RelayFrame => ({
  type: 'ack',
  batch,
  numbers: [number],
  time: 7,
  cursor: cursor(number),
});
const refused = (batch: number, reason: 'retime' | 'resend' | 'wait' | 'clone' | 'guard' | 'later'): RelayFrame => ({
  type: 'refused',
  batch,
  reason,
  detail: '',
  now: 5,
});

/** Plays events; frames are given to the present connection. */
function play(...events: (LinkEvent | RelayFrame)[]): { state: LinkState; effects: Effect[]; last: readonly Effect[] } {
  let state = linkOff('w1', 1, null);
  const effects: Effect[] = [];
  let last: readonly Effect[] = [];
  for (const one of events) {
    const isFrame = ['welcome', 'entries', 'ack', 'refused', 'presence', 'bye', 'state', 'knocks'].includes(one.type);
    const event = isFrame
      ? { type: 'frame' as const, connection: state.connection, frame: one as RelayFrame }
      : (one as LinkEvent);
    [state, last] = step(state, event, chance);
    effects.push(...last);
  }
  return { state, effects, last };
}
const connected: LinkEvent[] = [
  { type: 'start', waiting: [] },
  { type: 'ticket', connection: 1, ticket: 't' },
  { type: 'opened', connection: 1 },
];
const live: (LinkEvent | RelayFrame)[] = [...connected, welcome, entries(9, true)];
const saved = (batch: number): LinkEvent => ({ type: 'saved', batch });
const pushes = (effects: readonly Effect[]): number[] =>
  effects.flatMap((effect) => (effect.do === 'push' ? effect.batches : []));

test('[W20] the link asks for a ticket, connects, says hello and is live when the relay says so', () => {
  const { effects, state } = play(...live);
  expect(effects.map((effect) => effect.do)).toEqual([
    'ticket',
    'tick',
    'connect',
    'hello',
    'tick',
    'welcomed',
    'entries',
  ]);
  expect(state).toMatchObject({ phase: 'live', cursor: { number: 9 } });
});

test('[W20] the link is behind until it has caught up', () => {
  expect(play(...connected, welcome).state.phase).toBe('behind');
  expect(play(...connected, welcome, entries(3, false)).state).toMatchObject({
    phase: 'behind',
    cursor: { number: 3 },
  });
  expect(play(...live, entries(12, false)).state.phase).toBe('behind');
});

test('[W21] nothing is pushed before the link is live, and then what was saved, in order', () => {
  const early = play(...connected, welcome, saved(1), entries(3, false), saved(2));
  expect(pushes(early.effects)).toEqual([]);
  const { effects, state } = play(...connected, welcome, saved(1), saved(2), entries(9, true), saved(3));
  expect(pushes(effects)).toEqual([1, 2, 3]);
  expect(state).toMatchObject({ queue: [], flight: [1, 2, 3] });
});

test('[W21] what waited on the disk at the start is pushed first', () => {
  const [, ...rest] = live;
  const { effects } = play({ type: 'start', waiting: [4, 7] }, ...rest, saved(8));
  expect(pushes(effects)).toEqual([4, 7, 8]);
});

test('[W27] what was to be sent and waits no more holds nothing up: a refusal behind it is mended', () => {
  const gone: LinkEvent = { type: 'gone', batches: [1] };
  const { state, effects } = play(...live, saved(1), saved(2), gone, refused(2, 'guard'));
  expect(effects.filter((effect) => effect.do === 'mend')).toMatchObject([{ unfit: [{ batch: 2 }] }]);
  expect(state).toMatchObject({ flight: [], mending: true });
});

test('[W22] at most 64 batches are under way', () => {
  const many = Array.from({ length: 100 }, (_, at) => saved(at + 1));
  const full = play(...live, ...many);
  expect(full.state.flight.length).toBe(64);
  expect(pushes(full.effects).length).toBe(64);
  const next = play(...live, ...many, ack(1));
  expect(next.state.flight.at(-1)).toBe(65);
});

test('[W23] an acknowledgement is believed once, and its cursor moves ours forward only', () => {
  const { state, effects } = play(...live, saved(1), ack(1, 12), ack(1, 12));
  expect(effects.filter((effect) => effect.do === 'acked')).toHaveLength(1);
  expect(state).toMatchObject({ flight: [], cursor: { number: 12 } });
  expect(play(...live, saved(1), entries(30, true), ack(1, 12)).state.cursor?.number).toBe(30);
});

test('[W23] after a fall the next hello stands before what was under way, however far others had come', () => {
  const busy = play(...live, saved(1), entries(30, true));
  expect([busy.state.cursor?.number, safeCursor(busy.state)?.number]).toEqual([30, 9]);
  const { state } = play(...live, saved(1), entries(30, true), { type: 'closed', connection: 1, code: 1006 });
  expect(state.cursor?.number).toBe(9);
  const acked = play(...live, saved(1), entries(30, true), ack(1, 20));
  expect(safeCursor(acked.state)?.number).toBe(30);
});

test('[W23] entries of a grant lie below the cursor and are told all the same', () => {
  const { state, effects } = play(...live, entries(4, true));
  expect(effects.filter((effect) => effect.do === 'entries')).toHaveLength(2);
  expect(state.cursor?.number).toBe(9);
});

test('[W24] after a fall the link waits longer each time, with jitter, and sends again what was not answered', () => {
  const fallen = play(...live, saved(1), saved(2), ack(1), { type: 'closed', connection: 1, code: 1006 });
  expect(fallen.state).toMatchObject({ phase: 'away', queue: [2], flight: [] });
  expect(fallen.last).toEqual([{ do: 'retry', after: waitAfter(0, 0.5) }]);
  expect([waitAfter(0, 0), waitAfter(0, 1), waitAfter(3, 1), waitAfter(30, 1)]).toEqual([250, 500, 4_000, 30_000]);
  const [again, effects] = step(fallen.state, { type: 'retry' }, chance);
  expect(again).toMatchObject({ phase: 'ticket', connection: 2 });
  expect(effects).toContainEqual({ do: 'ticket', connection: 2 });
});

test('[W24] falls are counted until the link is live again', () => {
  const one = play(...live, { type: 'closed', connection: 1, code: 1006 });
  expect(one.state.falls).toBe(1);
  const back = play(
    ...live,
    { type: 'closed', connection: 1, code: 1006 },
    { type: 'retry' },
    { type: 'ticket', connection: 2, ticket: 't' },
    { type: 'opened', connection: 2 },
    welcome,
  );
  expect(back.state.falls).toBe(1);
  expect(
    play(
      ...live,
      { type: 'closed', connection: 1, code: 1006 },
      { type: 'retry' },
      { type: 'ticket', connection: 2, ticket: 't' },
      { type: 'opened', connection: 2 },
      welcome,
      entries(9, true),
    ).state.falls,
  ).toBe(0);
});

test('[W25] what an earlier connection says late is ignored', () => {
  const { state } = play(...live, saved(1), { type: 'closed', connection: 1, code: 1006 }, { type: 'retry' });
  const [after, effects] = step(state, { type: 'frame', connection: 1, frame: ack(1) }, chance);
  expect([after, effects]).toEqual([state, []]);
  expect(step(state, { type: 'closed', connection: 1, code: 4403 }, chance)[0].phase).toBe('ticket');
});

test('[W26] final close codes end the link with a sentence; the others are tried again', () => {
  for (const code of [closeCodes.notAllowed, closeCodes.revoked, closeCodes.oldVersion, closeCodes.badFrame]) {
    const { state } = play(...live, { type: 'closed', connection: 1, code });
    expect(state.phase).toBe('ended');
    expect(state.ended).toMatch(/\.$/u);
  }
  for (const code of [closeCodes.slow, closeCodes.restart, closeCodes.timeout, 1006])
    expect(play(...live, { type: 'closed', connection: 1, code }).state.phase).toBe('away');
});

test('[W280] of a relay and a device of two versions it is said which is the older, and what to do', () => {
  const ended = (code: number) => play(...live, { type: 'closed', connection: 1, code }).state.ended;
  expect(ended(closeCodes.oldVersion)).toMatch(/too old for the relay\. Reload/u);
  expect(ended(closeCodes.oldRelay)).toMatch(/^The relay runs an older version of Baton .* has to update it;/u);
});

test('[W26] a ticket that was too old is asked for anew, but not for ever', () => {
  const refusedTicket = (state: LinkState) =>
    step(state, { type: 'closed', connection: state.connection, code: closeCodes.badTicket }, chance)[0];
  let { state } = play(...connected);
  for (let fall = 0; fall < 3; fall += 1) {
    state = refusedTicket(state);
    expect(state.phase).toBe('away');
    state = step(state, { type: 'retry' }, chance)[0];
  }
  expect(refusedTicket(state).phase).toBe('ended');
});

test('[W26] a device that gets no ticket for good is told why; a relay that is away is waited for', () => {
  const start: LinkEvent = { type: 'start', waiting: [1] };
  expect(play(start, { type: 'noTicket', connection: 1, final: 'Removed.' }).state).toMatchObject({
    phase: 'ended',
    ended: 'Removed.',
  });
  expect(play(start, { type: 'noTicket', connection: 1, final: null }).state).toMatchObject({
    phase: 'away',
    queue: [1],
  });
});

test('[W500] of a relay with another key it is told until it proves itself; it is asked again, and what waits stays', () => {
  const start: LinkEvent = { type: 'start', waiting: [1] };
  const other = play(start, { type: 'noTicket', connection: 1, final: null, otherKey: true });
  expect(other.state).toMatchObject({ phase: 'away', otherKey: true, ended: null, queue: [1] });
  const [asked] = step(other.state, { type: 'retry' }, chance);
  expect(asked).toMatchObject({ phase: 'ticket', otherKey: true });
  const away = { type: 'noTicket', connection: asked.connection, final: null } as const;
  expect(step(asked, away, chance)[0].otherKey).toBe(false);
  expect(step(asked, { type: 'ticket', connection: asked.connection, ticket: 't' }, chance)[0].otherKey).toBe(false);
});

test('[W171] of all final ends only the relay’s own word makes it a removed device', () => {
  const start: LinkEvent = { type: 'start', waiting: [1] };
  const isRevoked = (...events: Parameters<typeof play>) => play(...events).state.isRevoked;
  expect(isRevoked(...live, { type: 'closed', connection: 1, code: closeCodes.revoked })).toBe(true);
  expect(isRevoked(start, { type: 'noTicket', connection: 1, final: 'Removed.', isRevoked: true })).toBe(true);
  expect(isRevoked(start, { type: 'noTicket', connection: 1, final: 'Not known.' })).toBe(false);
  for (const code of Object.values(closeCodes).filter((one) => one !== closeCodes.revoked))
    expect(isRevoked(...live, { type: 'closed', connection: 1, code })).toBe(false);
});

test('[W297] signed out everywhere it is shut by the relay’s own word alone, asks again, and what waits stays', () => {
  const start: LinkEvent = { type: 'start', waiting: [1] };
  const closed = play(...live, { type: 'closed', connection: 1, code: closeCodes.signedOut }).state;
  expect(closed).toMatchObject({ phase: 'away', shut: 'signed-out', ended: null, isRevoked: false });
  const asked = play(start, { type: 'noTicket', connection: 1, final: null, shut: 'signed-out' }).state;
  expect(asked).toMatchObject({ phase: 'away', shut: 'signed-out', queue: [1] });
  expect(play(...live, { type: 'closed', connection: 1, code: 1006 }).state.shut).toBeNull();
  const after = play(...live, { type: 'closed', connection: 1, code: closeCodes.signedOut }, { type: 'retry' });
  expect(step(after.state, { type: 'frame', connection: 2, frame: welcome }, chance)[0].shut).toBeNull();
});

test('[W296] how many wait to be let in is as the relay last said, and nothing is believed over a fall', () => {
  expect(play(...live).state.knocks).toBe(0);
  const told = [...live, { type: 'knocks', waiting: 2 } as const];
  expect(play(...told).state.knocks).toBe(2);
  expect(play(...told, { type: 'knocks', waiting: 1 }).state.knocks).toBe(1);
  expect(play(...told, welcome).state.knocks).toBe(0);
});

test('[W103] somebody who takes the connection again and again has the same key: it ends with a sentence, what waits stays', () => {
  const takenOver = (state: LinkState): LinkState =>
    [
      { type: 'retry' } as const,
      { type: 'ticket', connection: state.connection + 1, ticket: 't' } as const,
      { type: 'opened', connection: state.connection + 1 } as const,
      { type: 'closed', connection: state.connection + 1, code: closeCodes.takenOver } as const,
    ].reduce((at: LinkState, event: LinkEvent) => step(at, event, chance)[0], state);
  let { state } = play(...live, saved(1), { type: 'closed', connection: 1, code: closeCodes.takenOver });
  for (let time = 0; time < 2; time += 1) state = takenOver(state);
  expect(state).toMatchObject({ phase: 'away', takenOver: 3, ended: null });
  expect(takenOver(state)).toMatchObject({
    phase: 'ended',
    queue: [1],
    ended: expect.stringContaining('A copy of this device is in use at the same time'),
  });
});

test('[W102] a number that was used before is mended, with all that was sent, when all is answered', () => {
  const { state, effects } = play(...live, saved(1), saved(2), saved(3), refused(1, 'clone'), ack(2));
  expect(effects.some((effect) => effect.do === 'mend')).toBe(false);
  const [mending, then] = step(state, { type: 'frame', connection: 1, frame: refused(3, 'clone') }, chance);
  expect(mending).toMatchObject({ phase: 'live', mending: true, ended: null });
  expect(then).toMatchObject([{ do: 'mend', unfit: [{ batch: 1, reason: 'clone' }, { batch: 3 }] }]);
});

test('[W27] a refusal is mended when all that was sent has been answered, and nothing is pushed meanwhile', () => {
  const busy = play(...live, saved(1), saved(2), refused(1, 'guard'), saved(3));
  expect(busy.effects.some((effect) => effect.do === 'mend')).toBe(false);
  expect(pushes(busy.effects)).toEqual([1, 2]);
  const { effects, state } = play(...live, saved(1), saved(2), refused(1, 'guard'), saved(3), refused(2, 'guard'));
  expect(effects.at(-1)).toEqual({
    do: 'mend',
    unfit: [1, 2].map((batch) => ({ batch, reason: 'guard', detail: '', now: 5 })),
  });
  expect(state.mending).toBe(true);
  const [mended, after] = step(state, { type: 'mended', waiting: [3, 4] }, chance);
  expect(pushes(after)).toEqual([3, 4]);
  expect(mended.mending).toBe(false);
});

test('[W27] a refusal is mended also when the connection falls first', () => {
  const { effects } = play(...live, saved(1), saved(2), refused(1, 'guard'), {
    type: 'closed',
    connection: 1,
    code: 1006,
  });
  expect(effects).toContainEqual({ do: 'mend', unfit: [{ batch: 1, reason: 'guard', detail: '', now: 5 }] });
});

test('[W28] a gap is sent again in order; what stays unanswerable goes to be mended', () => {
  const again = play(...live, saved(1), saved(2), refused(1, 'resend'), refused(2, 'resend'));
  expect(pushes(again.effects)).toEqual([1, 2, 1, 2]);
  let state = play(...live, saved(1)).state;
  let effects: readonly Effect[] = [];
  for (let time = 0; time < 6; time += 1) {
    [state, effects] = step(state, { type: 'frame', connection: 1, frame: refused(1, 'resend') }, chance);
    if (!state.mending) [state] = step(state, { type: 'retry' }, chance);
  }
  expect(state.mending).toBe(true);
  expect(effects.at(-1)).toMatchObject({ do: 'mend', unfit: [{ batch: 1, reason: 'resend' }] });
});

test('[W28] what must wait for another edit is sent again after a while', () => {
  const { state, effects } = play(...live, saved(1), refused(1, 'wait'));
  expect(effects.at(-1)).toMatchObject({ do: 'retry' });
  expect(state).toMatchObject({ queue: [1], stalled: true });
  expect(pushes(step(state, { type: 'retry' }, chance)[1])).toEqual([1]);
});

test('[W29] a socket that owes an answer and is silent is dropped; an idle one is kept awake', () => {
  const late = { now: chance.now + silence + 1, random: 0 };
  const owing = play(...live, saved(1)).state;
  expect(step(owing, { type: 'tick' }, late)[1]).toContainEqual({ do: 'drop', connection: 1 });
  const idle = play(...live).state;
  expect(step(idle, { type: 'tick' }, late)[1]).toContainEqual({ do: 'beat', connection: 1 });
  // Where we are was told and not answered: the line is dead, though nothing else is owed.
  const beating = step(idle, { type: 'present' }, chance)[0];
  expect(step(beating, { type: 'tick' }, late)[1]).toContainEqual({ do: 'drop', connection: 1 });
  expect(step(play().state, { type: 'tick' }, late)[1]).toEqual([]);
});

test('[W29] a ticket or a connection that never comes is given up', () => {
  const late = { now: chance.now + silence + 1, random: 0 };
  const asking = play({ type: 'start', waiting: [] }).state;
  expect(step(asking, { type: 'tick' }, chance)[0].phase).toBe('ticket');
  expect(step(asking, { type: 'tick' }, late)[0].phase).toBe('away');
  expect(step(asking, { type: 'wake' }, late)[0]).toMatchObject({ phase: 'ticket', connection: 2 });
  const connecting = step(asking, { type: 'ticket', connection: 1, ticket: 't' }, chance)[0];
  expect(step(connecting, { type: 'tick' }, late)[1]).toContainEqual({ do: 'drop', connection: 1 });
  expect(step(connecting, { type: 'wake' }, late)[1]).toEqual([{ do: 'drop', connection: 1 }]);
});

test('[W29] waking up ends a long wait and distrusts a socket that slept', () => {
  const away = play(...live, { type: 'closed', connection: 1, code: 1006 }).state;
  expect(step(away, { type: 'wake' }, chance)[0]).toMatchObject({ phase: 'ticket', falls: 0 });
  const asleep = play(...live).state;
  expect(step(asleep, { type: 'wake' }, { now: chance.now + silence + 1, random: 0 })[1]).toEqual([
    { do: 'drop', connection: 1 },
  ]);
  expect(step(asleep, { type: 'wake' }, chance)[1]).toEqual([]);
});

test('[W29] what was sent while the network was away is sent anew, though the others are heard again', () => {
  const owed = play(...live, saved(1)).state;
  expect(owed.flight).toEqual([1]);
  expect(step(owed, { type: 'wake' }, chance)[1]).toEqual([{ do: 'drop', connection: 1 }]);
});

test('[W29] after a stop nothing is connected and nothing is lost', () => {
  const { state, last } = play(...live, saved(1), { type: 'stop' });
  expect(last).toEqual([{ do: 'drop', connection: 1 }]);
  expect(state).toMatchObject({ phase: 'off', queue: [1] });
  expect(step(state, { type: 'closed', connection: 1, code: 1005 }, chance)[0]).toEqual(state);
});

test('[W29] presence is told on', () => {
  const here = [{ person: 'u1', deviceNo: 2, at: 'b1', on: null, field: null }];
  expect(play(...live, { type: 'presence', here }).last).toEqual([{ do: 'here', here }]);
});

const relaySays = (state: 'open' | 'read-only', sentence = ''): RelayFrame => ({ type: 'state', state, sentence });

test('[W180] what is answered later is kept, and goes in order when the relay is open again', () => {
  const held = play(...live, saved(1), saved(2), relaySays('read-only', 'The disk is full.'), refused(1, 'later'));
  const { state, effects } = play(...live, saved(1), saved(2), refused(1, 'later'), refused(2, 'later'), saved(3));
  expect(held.state.relay).toMatchObject({ state: 'read-only' });
  expect([state.queue, state.flight, state.unfit, state.strikes]).toEqual([[1, 2, 3], [], [], {}]);
  expect(pushes(effects)).toEqual([1, 2]);
  const again = play(
    ...live,
    saved(1),
    saved(2),
    refused(1, 'later'),
    refused(2, 'later'),
    saved(3),
    relaySays('open'),
  );
  expect(pushes(again.last)).toEqual([1, 2, 3]);
  expect(again.state.relay.state).toBe('open');
});

test('[W180] a relay that is read-only when it is met is sent nothing; it may fall and be met again', () => {
  const readOnly = { ...welcome, state: 'read-only' } as const;
  const { effects, state } = play(...connected, readOnly, relaySays('read-only', 'Full.'), entries(9, true), saved(1));
  expect([pushes(effects), state.queue, state.relay.sentence]).toEqual([[], [1], 'Full.']);
  const back = play(
    ...live,
    saved(1),
    refused(1, 'later'),
    { type: 'closed', connection: 1, code: 4503 },
    { type: 'retry' },
  );
  expect(back.state.queue).toEqual([1]);
  const met = play(
    ...live,
    saved(1),
    refused(1, 'later'),
    { type: 'closed', connection: 1, code: 4503 },
    { type: 'retry' },
    { type: 'ticket', connection: 2, ticket: 't' },
    { type: 'opened', connection: 2 },
    welcome,
    entries(9, true),
  );
  expect(pushes(met.last)).toEqual([1]);
});

test('[W180] it is asked for again as often as it takes: patience is for what may be wrong', () => {
  const rounds = Array.from({ length: 20 }, () => [refused(1, 'later'), relaySays('open')]).flat();
  const { state, effects } = play(...live, saved(1), ...rounds);
  expect([state.unfit, state.flight]).toEqual([[], [1]]);
  expect(pushes(effects)).toHaveLength(21);
});
