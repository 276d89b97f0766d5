// Pages and feeds beside records that not everybody in a space has.
import type { PersonId, SpaceId } from '@baton/model/ids';
import type { Place } from '@baton/model/tx';
import { expect, test } from 'vitest';
import { receptionFault } from '../reception/reception.ts';
import { clientIdOf } from '../client-id.ts';
import { DocState } from '../memory/doc-state.ts';
import { all, reader, sentTo } from '../test/groups.ts';
import { feedsBeside, pageBeside, parseDoc, scopeOf } from '../layout.ts';
import { paragraphsToUpdate } from '../pages/page.ts';
import { space, start, type Act } from '../test/scene.ts';

const saying =
  (place: Place, id = 'm1'): Act<undefined> =>
  (tx) =>
    tx.comments.add(place, id, { on: 't1', text: 'Between us', at: start }) as undefined;
const ofFew: Place = { in: 'feed', space, group: 'few', of: 't1', at: start };

test('[R68] they are called by the home of its birth, and read by that name', () => {
  const group = { in: 'group', space: 's1' as SpaceId, group: 'few' } as const;
  expect(pageBeside(group, 't1', 'uann' as PersonId)).toBe('p/s1/few/t1');
  expect(pageBeside({ in: 'private' }, 't1', 'uann' as PersonId)).toBe('v/uann/t1');
  expect(feedsBeside(group, 't1', 'uann' as PersonId)).toBe('f/s1/few/t1/');
  expect(feedsBeside({ in: 'private' }, 't1', 'uann' as PersonId)).toBe('v/uann/t1/');
  const scope = (name: string) => scopeOf(parseDoc(name) ?? { class: 'people' });
  expect(scope('p/s1/few/t1')).toEqual({ class: 'p', space: 's1', group: 'few', of: 't1' });
  expect(scope('f/s1/few/t1/2026q1')).toEqual({ class: 'f', space: 's1', group: 'few', of: 't1' });
  for (const name of ['v/uann/t1', 'v/uann/t1/2026q1']) expect(scope(name)).toEqual({ class: 'v', person: 'uann' });
});

test('[R68] comments for few are a feed for few: each under their own root, and refused to who is none of them', async () => {
  const [ann, bo, cy] = [reader('uann', 1, ['few']), reader('ubo', 2, ['few']), reader('ucy', 3, [])];
  const written = await ann.run(saying(ofFew));
  expect(written.envelopes.map(({ doc }) => doc)).toEqual(['f/s1/few/t1/2026q1']);
  bo.take(written.envelopes, 'uann');
  expect(bo.replica.rows.comments.by('on', 't1')).toMatchObject([{ text: 'Between us', by: 'uann' }]);
  await expect(bo.run((tx) => tx.comments.patch('m1', { text: 'Mine' }) as undefined)).rejects.toThrow('its author');
  expect(await cy.ask(saying(ofFew))).toMatchObject({ refused: true, kind: 'read-only' });
});

test('[R68] comments of one’s own are on one’s own devices', async () => {
  const [phone, laptop] = [reader('uann', 1, []), reader('uann', 2, [])];
  const written = await phone.run(saying({ in: 'own-feed', of: 't1', at: start }));
  expect(written.envelopes.map(({ doc }) => doc)).toEqual(['v/uann/t1/2026q1']);
  expect(sentTo(written, all, 'ubo')).toEqual([]);
  laptop.take(sentTo(written, [], 'uann'), 'uann');
  expect(laptop.replica.rows.comments.by('on', 't1')).toHaveLength(1);
});

test('[R68] another’s page, that is one’s own alone, is written by nobody else, whatever a relay passes on', () => {
  const client = clientIdOf(1, 2, 0);
  const bytes = paragraphsToUpdate(['Forged'], client) ?? new Uint8Array();
  const envelope = { doc: 'v/uann/t1', epoch: 0, client, from: 0, to: 3, bytes };
  const receiver = { deviceNo: 1, personOf: () => 'ubo' as PersonId };
  const fault = receptionFault(
    new DocState('v/uann/t1'),
    { envelope, person: 'ubo' as PersonId, deviceNo: 2 },
    receiver,
  );
  expect(fault?.rule).toBe('owner');
});
