// How passwords are kept, and which are none.
import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { askedOf, isPassword, keptPassword } from './password.ts';
import { leastLength, mostLength, weakness } from './weak-password.ts';

test('[S220] a password is kept as Argon2id with the figures of OWASP and a salt of its own, and comes back as right', async () => {
  const [one, other] = await Promise.all([keptPassword('seven lanterns walk'), keptPassword('seven lanterns walk')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(other);
  expect(await isPassword('seven lanterns walk', one)).toBe(true);
  expect(await isPassword('seven lanterns Walk', one)).toBe(false);
});

test('[S220] one that was kept with other figures, by any Argon2 library, is still right', async () => {
  const hash = argon2Sync('argon2id', {
    message: 'password by another',
    nonce: Buffer.from('somesaltsomesalt'),
    parallelism: 2,
    tagLength: 32,
    memory: 8_192,
    passes: 3,
  });
  const bare = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  const kept = `$argon2id$v=19$m=8192,t=3,p=2$${bare(Buffer.from('somesaltsomesalt'))}$${bare(hash)}`;
  expect(await isPassword('password by another', kept)).toBe(true);
  expect(await isPassword('password by nobody', kept)).toBe(false);
});

test('[S220] the same letters typed on another keyboard are the same password', async () => {
  const kept = await keptPassword('Bu\u0308cherregal im Flur');
  expect(await isPassword('B\u00fccherregal im Flur', kept)).toBe(true);
});

test('[S221] where nobody has the name, as much is computed as where somebody has it, and nothing is right', async () => {
  const [nobodys, anns] = [askedOf(null), askedOf(await keptPassword('seven lanterns walk'))];
  expect(nobodys.cost).toEqual(anns.cost);
  expect([nobodys.salt.length, nobodys.hash.length]).toEqual([anns.salt.length, anns.hash.length]);
  for (const password of ['anything at all', '']) expect(await isPassword(password, null)).toBe(false);
});

test.each([
  ['password', /10 characters or more/],
  ['x'.repeat(mostLength + 1), /characters at most/],
  ['aaaaaaaaaaaa', /repeats/],
  ['1111122222', /repeats/],
  ['qwertyuiop', /list of stolen/],
  ['1q2w3e4r5t', /list of stolen/],
  ['Password123!', /list of stolen/],
  ['P@ssw0rd2026!', /list of stolen/],
  ['  !!football99', /list of stolen/],
  ['ines-at-work', /address or the name/],
  ['NORTHWIND 2026', /address or the name/],
])('[S222] %s is no password, and a sentence says why', async (password, why) => {
  expect(await weakness(password, ['ines', 'Northwind'])).toMatch(why);
});

test.each(['correct horse battery staple', 'seven lanterns walk', 'tr3nnung-am-dienstag', 'пароль из трёх слов'])(
  '[S222] %s is one',
  async (password) => {
    expect(await weakness(password, ['ines', 'Northwind'])).toBeNull();
    expect(Array.from(password).length).toBeGreaterThanOrEqual(leastLength);
  },
);
