import { expect, test } from 'vitest';
import { startMail } from '../test/mail.fixture.ts';
import { startSignOn } from '../test/sign-on.fixture.ts';
import { Mailer } from '../mail/mailer.ts';
import { SignOn } from '../identity/sign-on.ts';
import { Outward } from './outward.ts';

const letter = { subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' };

test('[S423] nothing is set: nobody is asked', () => {
  const none = new Outward(() => 7, { mail: undefined, signOn: undefined });
  none.of('mail')(true);
  expect(none.told()).toEqual([]);
});

test('[S423] each letter and look at the mail server is one, and one that was not answered is said', async () => {
  const mail = await startMail();
  const outward = new Outward(() => 7, { mail: mail.wish, signOn: undefined });
  const mailer = new Mailer(mail.wish, outward.of('mail'));
  const at = `${mail.wish.host}:${mail.wish.port}`;
  expect(outward.told()).toEqual([{ what: 'mail', at, asked: 0, failed: 0, last: null }]);
  await mailer.send('bo@work.example', letter);
  await mailer.look();
  mail.refuses.add('gone@work.example');
  // The server answers: it is the address that it does not take.
  await mailer.send('gone@work.example', letter);
  expect(outward.told()).toEqual([{ what: 'mail', at, asked: 3, failed: 0, last: 7 }]);
  await new Mailer({ ...mail.wish, port: 9 }, outward.of('mail')).look();
  expect(outward.told()).toMatchObject([{ asked: 4, failed: 1 }]);
  await mail.close();
});

test('[S423] the company’s sign-on is asked when it is read, and not while what was read still holds', async () => {
  const signOn = await startSignOn();
  signOn.serve(['https://baton.example/api/sign-in/came']);
  const outward = new Outward(() => 7, { mail: undefined, signOn: signOn.wish });
  const door = new SignOn(signOn.wish, () => 7, outward.of('sign-on'));
  await door.begin('https://baton.example/api/sign-in/came');
  await door.begin('https://baton.example/api/sign-in/came');
  expect(outward.told()).toMatchObject([{ what: 'sign-on', at: new URL(signOn.issuer).host, asked: 1, failed: 0 }]);
  await signOn.close();
  await new SignOn(signOn.wish, () => 7, outward.of('sign-on')).begin('https://baton.example/api/sign-in/came');
  expect(outward.told()).toMatchObject([{ asked: 2, failed: 1 }]);
});

test('[S423] what signs in there, and the path of a bucket, are not told', () => {
  const s3 = {
    bucket: 'https://s3.example:9000/secret-bucket',
    region: 'r',
    key: 'secret-key',
    secret: 'secret-secret',
  };
  const mail = {
    host: 'mail.example',
    port: 465,
    user: 'secret-user',
    secret: 'secret',
    tls: 'whole',
    from: 'a@b.example',
  } as const;
  const signOn = {
    issuer: 'https://login.example/secret-realm',
    client: 'secret-client',
    secret: 'secret',
    name: 'ID',
  };
  const bounds = { largest: 1, most: 1 };
  const told = new Outward(() => 7, { mail, signOn, fileStorage: { bounds, s3 } }).told();
  expect(told.map(({ at }) => at)).toEqual(['mail.example:465', 'login.example', 's3.example:9000']);
  expect(JSON.stringify(told)).not.toContain('secret');
});
