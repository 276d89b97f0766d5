// P15: no outgoing connection unless somebody configured one. In a network that has nothing but itself the relay works,
// and the kernel counted nothing that was to go further.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('sealed.fixture.ts', import.meta.url));
const alone = ['-n', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
/** Networks of one's own are made by root. */
const isAble = spawnSync('unshare', [...alone, 'true']).status === 0;
if (!isAble)
  process.stderr.write('SKIPPED: without `unshare -n` and `ip` nobody saw whether the relay connects outside\n');

function sealed(...more: readonly string[]) {
  const { stdout, stderr } = spawnSync('unshare', [...alone, process.execPath, program, ...more], { encoding: 'utf8' });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(`it came to nothing: ${stderr.slice(-2_000)}`);
  return JSON.parse(last) as Readonly<Record<'updates' | 'meant' | 'tries', number>> & { state: string; said: string };
}

test.skipIf(!isAble)(
  '[S262] in a network of its own the relay starts, serves, takes a push, and tries to reach nothing',
  () => {
    expect(sealed()).toEqual({ updates: 1, state: 'open', meant: 0, tries: 0, said: '' });
  },
);

test.skipIf(!isAble)('[S262] a try would be counted', () => {
  expect(sealed('--and-outside').tries).toBeGreaterThan(0);
});
