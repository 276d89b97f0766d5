import { homeNameOf } from '@baton/model/directory/home-name';
import type { SpaceId } from '@baton/model/ids';
import { Refused } from '@baton/protocol/http';
import { expect, test } from 'vitest';
import { makePasskey } from '@baton/ledger/test/authenticator';
import { newId, sent } from '../../test/device.fixture.ts';
import { cast, openScene } from '../../test/scene.fixture.ts';

test('[S378] a strong step of who has a passkey is on record with its word beside it, and refused without', async () => {
  const scene = await openScene();
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const { assert: say, registered: _, ...known } = await makePasskey();
  const added = { type: 'passkey-added', person: ann.person, passkey: { ...known, guards: true } } as const;
  expect((await ann.propose(joined, added)).status).toBe(200);
  const promote = { type: 'person-role-set', person: bo.person, role: 'admin' } as const;
  const signed = await ann.sign(joined.workspace, promote);
  const bring = (beside: object) =>
    ann.post('/api/statements', { workspace: joined.workspace, ...sent(signed), ...beside });
  const refused = await bring({});
  expect([refused.status, Refused.parse(refused.json).why]).toEqual([409, 'this needs a passkey of who signs it']);
  expect((await bring({ assertion: await say(signed.hash, { flags: 1 }) })).status).toBe(409);
  expect((await bring({ assertion: await say(signed.hash) })).status).toBe(200);
});

test('[S276] a refused decision about a space in which they do not stand says the same as about one that is not there', async () => {
  const scene = await openScene();
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const [closed, none] = [newId('s') as SpaceId, newId('s') as SpaceId];
  const opened = { type: 'space-opened', space: closed, open: false, members: [ann.person] } as const;
  expect((await ann.propose(joined, opened)).status).toBe(200);
  const sayings = async (space: SpaceId) => {
    const home = homeNameOf(joined.space);
    const answers = [
      await bo.propose(joined, { type: 'space-titled', space }),
      await bo.propose(joined, { type: 'member-removed', space, person: ann.person }),
      await bo.propose(joined, { type: 'moved', records: ['t1'], born: home, from: home, to: homeNameOf(space) }),
      await bo.propose(joined, { type: 'group-set', space, group: 'few', readers: [bo.person] }),
    ];
    return answers.map(({ status, json }) => [status, Refused.parse(json).why]);
  };
  expect(await sayings(closed)).toEqual(await sayings(none));
  // Of one in which he stands he is told the rule.
  const why = Refused.parse((await bo.propose(joined, { ...opened, space: newId('s') })).json).why;
  expect(why).toBe('only an admin opens a space');
});
