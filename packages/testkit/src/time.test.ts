import { expect, test } from 'vitest';
import { createTime } from './time.ts';

test('[K4] what is due first happens first, and nothing before it is let run', async () => {
  const time = createTime(1_000);
  const heard: string[] = [];
  time.schedule(20, () => heard.push(`late ${time.now()}`));
  time.schedule(5, () => heard.push(`early ${time.now()}`));
  time.schedule(5, () => heard.push('asked second'));
  const cancel = time.schedule(6, () => heard.push('never'));
  cancel();
  expect(heard).toEqual([]);
  await time.runFor(10);
  expect(heard).toEqual(['early 1005', 'asked second']);
  await time.runFor(10);
  expect(heard.at(-1)).toBe('late 1020');
});

test('[K4] [K22] promises settle before time goes on, hashes among them', async () => {
  const time = createTime(0);
  let done = false;
  const hash = async (): Promise<void> => {
    await crypto.subtle.digest('SHA-256', new Uint8Array(100_000));
    done = true;
  };
  time.schedule(1, () => void hash());
  await time.runFor(1);
  expect(done).toBe(true);
});

test('[K22] a signature is as good as WebCrypto says, also when it is asked again', async () => {
  const { privateKey, publicKey } = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const said = new TextEncoder().encode('done');
  const other = new TextEncoder().encode('not done');
  const signature = await crypto.subtle.sign('Ed25519', privateKey, said);
  for (let turn = 0; turn < 2; turn += 1) {
    expect(await crypto.subtle.verify('Ed25519', publicKey, signature, said)).toBe(true);
    expect(await crypto.subtle.verify('Ed25519', publicKey, signature, other)).toBe(false);
  }
});

test('[K22] time waits for what only the pool of threads answers', async () => {
  const time = createTime(0);
  let done = false;
  time.schedule(1, () => void crypto.subtle.generateKey('Ed25519', true, ['sign']).then(() => (done = true)));
  await time.runFor(1);
  expect(done).toBe(true);
});
