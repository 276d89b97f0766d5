import { expect, test } from 'vitest';
import { StoreTakesNothing } from '../log/takes-nothing.ts';
import { cast, openScene, TestPeer } from '../test/scene.fixture.ts';
import { writer } from '../test/device.fixture.ts';

test('[S122] /healthz tells how the relay stands, in numbers alone, to anybody', async () => {
  const scene = await openScene();
  const { ann, joined } = await cast(scene, 'ann');
  await TestPeer.join(scene, { device: ann, joined });
  const response = await scene.ask('/healthz', {});
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const text = await response.text();
  expect(JSON.parse(text)).toEqual({ state: 'open', workspaces: 1, head: 2, devices: 1, lag: 0 });
  for (const secret of [joined.workspace, joined.space, ann.person, 'Northwind']) expect(text).not.toContain(secret);
});

test('[S122] it answers 503 while nothing is taken, and when the log does not answer', async () => {
  let isFull = false;
  const scene = await openScene({
    fsync: (done) => {
      if (isFull) throw new StoreTakesNothing('full');
      done();
    },
  });
  const { ann, joined } = await cast(scene, 'ann');
  const anns = await TestPeer.join(scene, { device: ann, joined });
  isFull = true;
  await anns.push(1, [writer(ann, `r/${joined.space}/0`)('x')]);
  const full = await scene.ask('/healthz', {});
  expect([full.status, ((await full.json()) as { state: string }).state]).toEqual([503, 'read-only']);
  const silent = await openScene({
    wrap: (log) => Object.assign(log, { workspaces: () => Promise.reject(new Error('gone')) }),
  });
  const gone = await silent.ask('/healthz', {});
  expect([gone.status, ((await gone.json()) as { state: string }).state]).toEqual([503, 'unreachable']);
});
