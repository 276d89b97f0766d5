// What people tell of themselves, as cells: the largest picture passes the guard, two devices apart lose nothing.
import { setProfile } from '@baton/model/person/commands';
import { photoBytes } from '@baton/model/person/photo';
import { always, weekOf } from '@baton/model/person/week';
import type { Day } from '@baton/model/day';
import type { PersonId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import { check } from './guard/guard.ts';
import { device, start, type Act, type TestDevice } from './test/scene.ts';

const person = 'uAnn' as PersonId;
type Told = Parameters<typeof setProfile.run>[2];
const tell =
  (fields: Told): Act<unknown> =>
  (tx, ctx) =>
    setProfile.run(tx, ctx, fields);
const profileAt = (at: TestDevice) => at.replica.rows.profiles.get(person);
const picture = (size: number): string => {
  const bytes = new Uint8Array(size).map((_, at) => (at * 31) % 251);
  bytes.set(new TextEncoder().encode('RIFF'));
  bytes.set(new TextEncoder().encode('WEBPVP8 '), 8);
  return Buffer.from(bytes).toString('base64');
};
const week = weekOf([1, 2, 3, 4], { from: 540, to: 1_020, rest: 30 });

test('[R110] the largest picture is one envelope, far inside the frame; the guard passes it, others show it', async () => {
  const [ann, bo] = [device(person, 1), device('uBo', 2)];
  const photo = picture(photoBytes);
  const { envelopes } = await ann.run(tell({ name: 'Ann', photo }));
  expect(envelopes.map(({ doc }) => doc)).toEqual(['o/people']);
  const clocks = new Map<number, number>();
  for (const { bytes } of envelopes) {
    expect(bytes.byteLength).toBeLessThan(64 * 1024);
    const context = { of: 'people', clocks, isOwn: () => true, personOf: () => person, person, now: start } as const;
    expect(check(bytes, context)).toMatchObject({ verdict: 'ok' });
  }
  bo.take(envelopes, person);
  expect(profileAt(bo)).toMatchObject({ name: 'Ann', photo });
});

test('[R111] what one person tells on two devices, apart, is all there on both', async () => {
  const [desk, phone] = [device(person, 1), device(person, 2)];
  phone.take((await desk.run(tell({ name: 'Ann' }))).envelopes, person);
  const away = (from: string, to: string) => ({ away: { [from]: { to: to as Day, note: null } } });
  const atDesk = [
    await desk.run(tell({ title: 'Lead', weeks: { [always]: week } })),
    await desk.run(tell(away('2026-07-20', '2026-07-31'))),
  ];
  const onPhone = [
    await phone.run(
      tell({ zone: 'Europe/Lisbon' as never, weeks: { '2026-06-01': { kind: 'shifts', minutes: 2_400 } } }),
    ),
    await phone.run(tell(away('2026-12-24', '2026-12-31'))),
  ];
  for (const { envelopes } of atDesk) phone.take(envelopes, person);
  for (const { envelopes } of onPhone) desk.take(envelopes, person);
  expect(profileAt(desk)).toEqual(profileAt(phone));
  expect(profileAt(desk)).toMatchObject({ name: 'Ann', title: 'Lead', zone: 'Europe/Lisbon' });
  expect(Object.keys(profileAt(desk)?.weeks ?? {}).sort()).toEqual([always, '2026-06-01']);
  expect(Object.keys(profileAt(desk)?.away ?? {}).sort()).toEqual(['2026-07-20', '2026-12-24']);
});

test('[R111] undo brings back the picture that stood there', async () => {
  const ann = device(person, 1);
  const photo = picture(3_000);
  await ann.run(tell({ name: 'Ann', photo }));
  const { gesture } = await ann.run(tell({ photo: null }));
  expect(profileAt(ann)?.photo).toBeNull();
  await ann.undo(gesture);
  expect(profileAt(ann)?.photo).toBe(photo);
});
