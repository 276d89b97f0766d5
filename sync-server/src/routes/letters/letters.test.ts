// Invitations by letter, and those that are bound to an address, against the real routes and a real mail server.
import { Invitation } from '@baton/protocol/http';
import { MailTold } from '@baton/protocol/http-mail';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TestDevice, type Invited } from '../../test/device.fixture.ts';
import { startMail, type TestMail } from '../../test/mail.fixture.ts';
import { cast, openScene, type SceneOptions } from '../../test/scene.fixture.ts';

let mail: TestMail;
beforeAll(async () => {
  mail = await startMail();
});
afterAll(() => mail.close());
beforeEach(() => {
  mail.arrived.splice(0);
  mail.refuses.clear();
});
const open = async (options: SceneOptions = {}) => {
  const scene = await openScene({ mail: mail.wish, ...options });
  const people = await cast(scene, 'ann', 'bo', 'cy');
  return { scene, ...people, newcomer: () => TestDevice.make(scene.ask) };
};
const bo = 'bo@work.example';
const send = (by: TestDevice, { workspace, invitation, secret }: Invited, to: string) =>
  by.post('/api/letters', { workspace, invitation, secret, mail: to });
const linkIn = (text: string) => /\S+\/join#(?<workspace>\w+)\.(?<secret>[\w-]+)\.(?<letter>[\w-]+)/u.exec(text);

test('[S282] [S284] the link arrives at the address, and lets in whoever opens it there', async () => {
  const { ann, joined, newcomer } = await open();
  const invited = await ann.invite(joined, { mail: 'Bo@Work.example', by: 'Ann Lee' });
  expect(await send(ann, invited, bo)).toMatchObject({ status: 200, json: { done: true } });
  const [letter] = mail.arrived;
  expect(letter?.to).toEqual([bo]);
  expect(letter?.header('Subject')).toBe('Ann Lee invites you to Northwind Outdoor');
  const link = linkIn(letter?.text ?? '');
  expect(link?.[0]).toMatch(/^http:\/\/localhost:4848\/join#/u);
  expect(link?.groups).toMatchObject({ workspace: joined.workspace, secret: invited.secret });
  const device = await newcomer();
  const shown = { letter: link?.groups?.['letter'] };
  const { workspace, secret } = invited;
  const look = (more: object) => device.post('/api/invitations/look', { workspace, secret, ...more });
  expect(Invitation.parse((await look(shown)).json)).toMatchObject({ bound: { kind: 'mail' }, isProven: true });
  expect(Invitation.parse((await look({})).json)).toMatchObject({ isProven: false, sendsCodes: true });
  expect((await device.accept(invited, shown)).json).toMatchObject({ ok: true });
});

test('[S282] a letter leads to where IT said that the relay is, whatever a request says', async () => {
  const { ann, joined } = await open({ opensAt: 'https://baton.fern.example' });
  await send(ann, await ann.invite(joined, { mail: bo }), bo);
  expect(mail.arrived[0]?.text).toMatch(/^https:\/\/baton\.fern\.example\/join#/mu);
  expect(mail.arrived[0]?.raw).not.toContain('localhost:4848');
});

test('[S282] nobody sends another’s invitation, to another address, without its secret, or one that is bound to none', async () => {
  const { ann, bo: second, cy, joined } = await open();
  const invited = await second.invite(joined, { mail: bo });
  expect((await send(cy, invited, bo)).status).toBe(404);
  expect((await send(second, { ...invited, secret: 's'.repeat(43) }, bo)).status).toBe(404);
  expect((await send(second, invited, 'eve@work.example')).json.refused).toBe('other-address');
  expect((await send(second, await second.invite(joined), bo)).json.refused).toBe('not-bound');
  expect((await send(second, await second.invite(joined, { domain: 'work.example' }), bo)).json.refused).toBe(
    'not-bound',
  );
  await second.propose(joined, { type: 'invitation-taken-back', invitation: invited.invitation });
  expect((await send(second, invited, bo)).status).toBe(404);
  expect(mail.arrived).toEqual([]);
  // Who runs the workspace may, for anybody's.
  const other = await second.invite(joined, { mail: bo });
  expect((await send(ann, other, bo)).status).toBe(200);
});

test('[S282] nobody floods an address, and nobody sends without end', async () => {
  const { ann, joined, scene } = await open();
  const to = async (address: string) => send(ann, await ann.invite(joined, { mail: address }), address);
  for (let turn = 0; turn < 5; turn += 1) expect((await to(bo)).status).toBe(200);
  expect((await to(bo)).json.refused).toBe('too-many-letters');
  expect((await to('cy@work.example')).status).toBe(200);
  const all = { burst: 250, perMinute: 250 / 60 };
  while (scene.services.rate.take(`letters ${joined.workspace} ${ann.person}`, all));
  expect((await to('dee@work.example')).json).toMatchObject({
    refused: 'too-many-letters',
    why: expect.stringContaining('one person may within an hour'),
  });
  await scene.clock.pass(3_600_000);
  expect((await to('dee@work.example')).status).toBe(200);
});

test('[S283] what became of each letter is told to its maker and to admins until it is over; a link is kept nowhere', async () => {
  const { ann, bo: second, cy, joined, newcomer, scene } = await open();
  mail.refuses.add('gone@work.example');
  const [good, gone] = [
    await second.invite(joined, { mail: bo }),
    await second.invite(joined, { mail: 'gone@work.example' }),
  ];
  await send(second, good, bo);
  const failed = await send(second, gone, 'gone@work.example');
  expect(failed).toMatchObject({ status: 409, json: { refused: 'not-sent' } });
  const told = async (by: TestDevice) => MailTold.parse((await by.get(`/api/mail/${joined.workspace}`)).json);
  const faults = async (by: TestDevice) =>
    (await told(by)).letters
      .map(({ mail: to, fault }) => [to, fault])
      .toSorted(([a = ''], [b = '']) => (String(a) < String(b) ? -1 : 1));
  const both = [
    [bo, null],
    ['gone@work.example', 'The mail server takes nothing for this address.'],
  ];
  expect([await faults(second), await faults(ann), await faults(cy)]).toEqual([both, both, []]);
  expect((await told(ann)).from).toBe('baton@relay.example');
  expect(JSON.stringify([scene.troubles, scene.services.post.letters.of(joined.workspace)])).not.toContain(good.secret);
  const letter = linkIn(mail.arrived[0]?.text ?? '')?.groups?.['letter'];
  await (await newcomer()).accept(good, { letter });
  await second.propose(joined, { type: 'invitation-taken-back', invitation: gone.invitation });
  expect(await faults(ann)).toEqual([]);
  expect(scene.services.post.letters.of(joined.workspace)).toEqual([]);
});

test('[S284] without the letter, or with that of another invitation, nobody gets in, and nothing is on record', async () => {
  const { ann, joined, newcomer, scene } = await open();
  const [first, second] = [await ann.invite(joined, { mail: bo }), await ann.invite(joined, { mail: bo })];
  const domain = await ann.invite(joined, { domain: 'work.example', uses: 9 });
  await send(ann, first, bo);
  const letter = linkIn(mail.arrived[0]?.text ?? '')?.groups?.['letter'];
  const eve = await newcomer();
  const head = async () => (await scene.relay.workspace(joined.workspace))?.rights.directory?.head;
  const before = await head();
  for (const [invited, shown] of [
    [first, {}],
    [second, { letter }],
    [domain, { letter }],
    [first, { letter: 'A'.repeat(43) }],
    [first, { address: { mail: bo, code: '000000' } }],
  ] as const)
    expect((await eve.accept(invited, shown)).json).toMatchObject({ refused: 'address-not-shown' });
  expect(await head()).toBe(before);
  expect((await eve.accept(first, { letter })).json).toMatchObject({ ok: true });
});

test('[S285] a code goes to an address that fits, and lets its reader in once', async () => {
  const { ann, joined, newcomer } = await open();
  const invited = await ann.invite(joined, { domain: 'work.example', uses: 9 });
  const { workspace, secret } = invited;
  const eve = await newcomer();
  const ask = (to: string) => eve.post('/api/invitations/code', { workspace, secret, mail: to });
  // A link that was passed on to somebody outside.
  for (const outside of ['eve@evil.example', 'eve@work.example.evil.example', 'eve@sub.work.example'])
    expect((await ask(outside)).json).toMatchObject({
      refused: 'other-address',
      why: 'This invitation is for addresses at work.example.',
    });
  expect(mail.arrived).toEqual([]);
  expect((await ask(bo)).json).toEqual({ done: true });
  const [letter] = mail.arrived;
  const [code = ''] = /\b\d{6}\b/u.exec(letter?.text ?? '') ?? [];
  expect(letter?.to).toEqual([bo]);
  expect(letter?.header('Subject')).toBe(`${code} is your code for Northwind Outdoor`);
  // Of another address, or another invitation, it shows nothing.
  const other = await ann.invite(joined, { domain: 'work.example' });
  expect((await eve.accept(invited, { address: { mail: 'cy@work.example', code } })).status).toBe(403);
  expect((await eve.accept(invited, { address: { mail: 'bo@evil.example', code } })).status).toBe(403);
  expect((await eve.accept(other, { address: { mail: bo, code } })).status).toBe(403);
  expect((await eve.accept(invited, { address: { mail: 'BO@work.example', code } })).json).toMatchObject({ ok: true });
  const again = await newcomer();
  expect((await again.accept(invited, { address: { mail: bo, code } })).status).toBe(403);
});

test('[S285] five tries, ten minutes, three letters an hour to one address', async () => {
  const { ann, joined, newcomer, scene } = await open();
  const invited = await ann.invite(joined, { mail: bo });
  const { workspace, secret } = invited;
  const device = await newcomer();
  const codeSent = async () => {
    const answer = await device.post('/api/invitations/code', { workspace, secret, mail: bo });
    return { answer, code: /\b\d{6}\b/u.exec(mail.arrived.at(-1)?.text ?? '')?.[0] ?? '' };
  };
  const first = await codeSent();
  const wrong = first.code === '000000' ? '111111' : '000000';
  for (let left = 4; left >= 0; left -= 1)
    expect((await device.accept(invited, { address: { mail: bo, code: wrong } })).json.why).toMatch(
      left === 0 ? /tried too often/u : new RegExp(`^That is not the code\\. ${left} more`, 'u'),
    );
  expect((await device.accept(invited, { address: { mail: bo, code: first.code } })).status).toBe(403);
  const second = await codeSent();
  await scene.clock.pass(601_000);
  expect((await device.accept(invited, { address: { mail: bo, code: second.code } })).json.why).toMatch(/too old/u);
  expect((await codeSent()).answer.status).toBe(200);
  expect((await codeSent()).answer.status).toBe(429);
});

test('[S284] where no mail is sent, a bound invitation opens nothing and says what to ask for', async () => {
  const { ann, joined, newcomer } = await open({ mail: undefined });
  const invited = await ann.invite(joined, { mail: bo });
  const { workspace, secret } = invited;
  const device = await newcomer();
  const look = Invitation.parse((await device.post('/api/invitations/look', { workspace, secret })).json);
  expect(look).toMatchObject({ bound: { kind: 'mail' }, sendsCodes: false });
  expect((await device.accept(invited)).json.why).toContain('Ask for a link without an address');
  expect((await device.post('/api/invitations/code', { workspace, secret, mail: bo })).json.refused).toBe('no-mail');
  expect((await send(ann, invited, bo)).json.refused).toBe('no-mail');
  expect((await ann.post('/api/letters/trial', { workspace, mail: bo })).json.refused).toBe('no-mail');
});

test('[S280] a trial letter goes to whom an admin says, and why it does not is told', async () => {
  const { ann, joined } = await open();
  const { workspace } = joined;
  mail.refuses.add('gone@work.example');
  expect((await ann.post('/api/letters/trial', { workspace, mail: bo })).status).toBe(200);
  expect(mail.arrived[0]?.text).toContain('trial letter of Northwind Outdoor');
  const gone = await ann.post('/api/letters/trial', { workspace, mail: 'gone@work.example' });
  expect(gone.json.why).toBe('The mail server takes nothing for this address.');
  for (const hostile of [
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'Ann <a@b.example>',
    '"a b"@c.example',
    'a@b@c.example',
  ])
    expect((await ann.post('/api/letters/trial', { workspace, mail: hostile })).status).toBe(400);
});
