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

test('[K4] promises settle before time goes on, hashes among them', async () => {
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
