import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { applyAwarenessUpdate, type Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { readMarks, stateOf, writeMarks } from './caret-updates.ts';
import { openPageDoc } from './page-doc.ts';
import { pageAndPeer, theirs } from './peer.fixture.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});
function opened() {
  const peer = pageAndPeer('One folder');
  const page = openPageDoc(peer.page);
  ends.push(page.close, peer.end);
  return { ...peer, page, awareness: page.awareness, bo: peer.awareness, stand: peer.stand.bind(peer) };
}
const others = (awareness: Awareness): number[] =>
  [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID);
const userAt = (awareness: Awareness, client: number): unknown => awareness.getStates().get(client)?.['user'];

test('[Q8] who it is comes from the relay, whatever the state says', () => {
  const { awareness, stand } = opened();
  stand(3, 5, { user: { name: 'ann', color: 'url(x)' } });
  expect(userAt(awareness, theirs)).toMatchObject({ name: 'bo' });
});

test('what is said is of this session alone, and others read it', () => {
  const { awareness, said, bo, at } = opened();
  awareness.setLocalState({ cursor: { anchor: at(1), head: at(1) } });
  const marks = readMarks(said.at(-1) as Uint8Array);
  expect(marks.map(({ client }) => client)).toEqual([awareness.clientID]);
  applyAwarenessUpdate(bo, said.at(-1) as Uint8Array, 'relay');
  expect(bo.getStates().get(awareness.clientID)).toEqual(awareness.getLocalState());
});

test('what was heard is not said again', () => {
  const { said, stand } = opened();
  stand(3);
  expect(said).toEqual([]);
});

test('[Q9] a state under my own client id is not taken, neither is one under another device’s', () => {
  const { awareness, stand, tell } = opened();
  awareness.setLocalState({ cursor: null });
  stand(3);
  const forged = [awareness.clientID, theirs].map((client) => ({ client, clock: 99, state: { cursor: null } }));
  tell({ person: 'mallory', deviceNo: 6, update: writeMarks(forged) });
  expect(awareness.getLocalState()).toEqual({ cursor: null });
  expect(userAt(awareness, theirs)).toMatchObject({ name: 'bo' });
  expect(awareness.getStates().get(theirs)?.['cursor']).not.toBeNull();
  tell({ person: 'mallory', deviceNo: 6, update: writeMarks([{ client: theirs, clock: 100, state: null }]) });
  expect(others(awareness)).toEqual([theirs]);
});

test('[Q9] a position is kept when it has the shape of one, in this page’s root', () => {
  const id = { client: 1, clock: 0 };
  const kept = [{ item: id }, { type: id, assoc: -1 }, { tname: 'content', item: null }];
  const dropped = [
    {},
    null,
    7,
    'item',
    [],
    { tname: 'settings' },
    { item: { client: 1 } },
    { item: { client: 1, clock: -1 } },
    { item: { client: 0.5, clock: 1 } },
    { type: 'x' },
    { item: id, assoc: {} },
    { item: { client: 2 ** 60, clock: 1 } },
  ];
  const cursorOf = (anchor: unknown, head: unknown = { item: id }): unknown =>
    (stateOf({ cursor: { anchor, head } }, 'bo') as { readonly cursor: unknown }).cursor;
  for (const position of kept) expect(cursorOf(position)).toEqual({ anchor: position, head: { item: id } });
  for (const position of dropped) {
    expect(cursorOf(position)).toBeNull();
    expect(cursorOf({ item: id }, position)).toBeNull();
  }
  for (const said of [null, 1, 'x', [], { cursor: 1 }]) expect(stateOf(said, 'bo')).toMatchObject({ cursor: null });
});

test('[Q9] whatever bytes come, nothing is thrown and nothing is taken of what cannot be read to its end', () => {
  const { awareness, tell } = opened();
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (update) => tell({ update })));
  const whole = writeMarks([{ client: 5, clock: 1, state: { cursor: null } }]);
  const before = others(awareness);
  for (let length = 0; length < whole.length; length += 1) tell({ update: whole.slice(0, length) });
  expect(others(awareness)).toEqual(before);
});

test('[Q9] whatever shape a kept position has, Yjs can look for it', () => {
  const { page } = opened();
  const wide = fc.record(
    {
      type: fc.option(fc.record({ client: fc.constantFrom(theirs, 1), clock: fc.nat(20) })),
      item: fc.option(fc.record({ client: fc.constantFrom(theirs, 1), clock: fc.nat(20) })),
      tname: fc.constantFrom(null, 'content', 'other'),
      assoc: fc.constantFrom(-1, 0, 1, null),
    },
    { requiredKeys: [] },
  );
  let kept = 0;
  fc.assert(
    fc.property(wide, (position) => {
      const { cursor } = stateOf({ cursor: { anchor: position, head: position } }, 'bo') as { cursor: object | null };
      if (cursor === null) return;
      kept += 1;
      const { anchor } = cursor as { readonly anchor: never };
      Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(anchor), page.doc);
      expect([...page.doc.share.keys()]).toEqual(['content']);
    }),
    { numRuns: 500 },
  );
  expect(kept).toBeGreaterThan(50);
});

test('[Q10] who has it open no more is gone with all clients, and comes again under a lower clock', () => {
  const { awareness, tell } = opened();
  const marks = [theirs, theirs + 1].map((client) => ({ client, clock: 50, state: {} }));
  tell({ update: writeMarks(marks) });
  tell({ person: 'cy', deviceNo: 3, update: writeMarks([{ client: 77, clock: 1, state: {} }]) });
  expect(others(awareness)).toHaveLength(3);
  tell({ update: null });
  expect(others(awareness)).toEqual([77]);
  tell({ update: writeMarks([{ client: theirs, clock: 1, state: {} }]) });
  expect(others(awareness)).toEqual([77, theirs]);
});

test('[Q12] a state that is only said again is no change', () => {
  const { awareness, stand } = opened();
  stand(3);
  const changes: unknown[] = [];
  awareness.on('change', (change: unknown) => changes.push(change));
  stand(3);
  expect(changes).toEqual([]);
  stand(4);
  expect(changes).toHaveLength(1);
});

test('after closing nothing is said and nothing heard', () => {
  const { page, said, stand } = opened();
  page.close();
  stand(3);
  expect(said).toEqual([]);
  expect(others(page.awareness)).toEqual([]);
});
