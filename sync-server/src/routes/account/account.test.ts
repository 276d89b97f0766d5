// A person's ways to sign in, changed from a device that is in.
import { AccountTold, Proven } from '@baton/protocol/http-sign-in';
import { Refused } from '@baton/protocol/http';
import { expect, test } from 'vitest';
import { TestDevice, type Joined } from '../../test/device.fixture.ts';
import { annsMail, good, openSignIn } from '../sign-in/sign-in.fixture.ts';

const told = async (device: TestDevice, { workspace }: Joined) =>
  AccountTold.parse((await device.get(`/api/account/${workspace}`)).json);

test('[S233] a password is set, changed and taken away by a device of that person; nobody else sees it', async () => {
  const { ann, bo, joined, browser } = await openSignIn();
  const { workspace } = joined;
  expect(await told(ann, joined)).toMatchObject({ mail: annsMail, linked: null });
  expect(await told(bo, joined)).toEqual({ mail: null, passwordSet: null, linked: null, signOn: null });
  const other = 'nine boats at noon';
  await ann.post('/api/account/password', { workspace, mail: 'ann.lee@northwind.example', password: other });
  expect((await browser().password(good)).status).toBe(401);
  expect((await browser().password(other, 'ann.lee@northwind.example')).status).toBe(200);
  await ann.post('/api/account/password/drop', { workspace });
  expect(await told(ann, joined)).toMatchObject({ mail: null, passwordSet: null });
  expect((await browser().password(other, 'ann.lee@northwind.example')).status).toBe(401);
});

test('[S233] a weak one is not taken, and the sentence says why', async () => {
  const { ann, joined } = await openSignIn();
  for (const [password, why] of [
    ['short', /10 characters/],
    ['Password123!', /stolen/],
    ['northwind outdoor', /name of the workspace/],
    ['this is ann here', /address/],
  ] as const) {
    const mail = 'this@northwind.example';
    const answer = await ann.post('/api/account/password', { workspace: joined.workspace, mail, password });
    expect([password, answer.status]).toEqual([password, 400]);
    expect(Refused.parse(answer.json).why).toMatch(why);
  }
});

test('[S234] an address is one person’s; whoever has its password too has both seats in one account', async () => {
  const { scene, ann, bo, joined, browser } = await openSignIn();
  const set = (device: TestDevice, at: Joined, password: string) =>
    device.post('/api/account/password', { workspace: at.workspace, mail: annsMail, password });
  // Bo is somebody else in this workspace, even with her password.
  for (const password of ['nine boats at noon', good]) expect((await set(bo, joined, password)).status).toBe(409);
  const annsOwn = await TestDevice.make(scene.ask);
  const second = await annsOwn.found('Her own club');
  expect((await set(annsOwn, second, 'nine boats at noon')).status).toBe(409);
  expect((await set(annsOwn, second, good)).status).toBe(200);
  const { seats } = Proven.parse((await browser().password(good)).json);
  expect(seats.map(({ workspace }) => workspace).toSorted()).toEqual([joined.workspace, second.workspace].toSorted());
  expect(await told(ann, joined)).toMatchObject({ mail: annsMail });
});

test('[S234] who guesses at somebody’s password by setting it waits like at the door', async () => {
  const { bo, joined } = await openSignIn();
  const statuses: number[] = [];
  for (let time = 0; time < 7; time += 1) {
    const body = { workspace: joined.workspace, mail: annsMail, password: `a guess of number ${time}` };
    statuses.push((await bo.post('/api/account/password', body)).status);
  }
  expect(statuses).toEqual([409, 409, 409, 409, 409, 429, 429]);
});
