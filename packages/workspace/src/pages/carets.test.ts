import { pageOf } from '@baton/replica/layout';
import type { PersonId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import { createCarets, type CaretPlace } from './carets.ts';
import type { Carets, PageLink } from '../contract.ts';
import { portTo } from '../seat/desk.ts';
import { sit } from '../seat/seat.ts';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { createTime } from '../test/time.ts';
import { during } from '../test/watching.ts';
import { openHere } from './writing.ts';

const opened = Uint8Array.of(0);
const caret = (at: number): Uint8Array => Uint8Array.of(1, 7, at, 2, 123, 125);
const bo = (update: Uint8Array | null): Carets => ({ person: 'u2' as PersonId, deviceNo: 2, update });

function deskOf() {
  const time = createTime();
  const sent: string[] = [];
  const desk = createCarets({
    clock: time.clock,
    scheduler: time.scheduler,
    send: (doc, bytes) =>
      void sent.push(`${doc} ${bytes.length > 1 ? bytes[2] : bytes.length === 1 ? 'open' : 'closed'}`),
  });
  const place = (doc = 'p'): CaretPlace & { heard: Carets[] } => {
    const heard: Carets[] = [];
    return { doc, heard, hearCarets: (here) => void heard.push(...here) };
  };
  return { time, sent, desk, place };
}

test('[W144] alone on a page nothing is told but that it is open', async () => {
  const { time, sent, desk, place } = deskOf();
  const here = place();
  desk.put(here, opened);
  for (let at = 1; at < 20; at += 1) desk.put(here, caret(at));
  await time.pass(5_000);
  expect(sent).toEqual(['p closed', 'p open']);
  expect(time.waiting()).toBe(0);
});

test('[W144] with somebody else the newest is told, at once and then ten times a second', async () => {
  const { time, sent, desk, place } = deskOf();
  const here = place();
  desk.put(here, opened);
  desk.put(here, caret(1));
  desk.heard('p', [bo(opened)]);
  await time.pass(0);
  expect(sent.splice(0)).toEqual(['p closed', 'p open', 'p 1']);
  for (let at = 2; at <= 101; at += 1) {
    desk.put(here, caret(at));
    await time.pass(10);
  }
  await time.pass(200);
  expect(sent.length).toBeGreaterThanOrEqual(10);
  expect(sent.length).toBeLessThanOrEqual(11);
  expect(sent.at(-1)).toBe('p 101');
  desk.heard('p', [bo(null)]);
  desk.put(here, caret(110));
  await time.pass(1_000);
  expect(sent.at(-1)).toBe('p 101');
});

test('[W145] after a fall nobody else is there, and after the next welcome all is said again', () => {
  const { sent, desk, place } = deskOf();
  const here = place();
  desk.put(here, opened);
  desk.put(here, caret(3));
  desk.heard('p', [bo(caret(1))]);
  desk.away();
  expect(here.heard).toEqual([bo(caret(1)), bo(null)]);
  desk.away();
  expect(here.heard.length).toBe(2);
  sent.length = 0;
  desk.again();
  expect(sent).toEqual(['p closed', 'p open', 'p 3']);
});

test('[W146] a place that comes later is told of the others too; one that closes takes its caret along', () => {
  const { sent, desk, place } = deskOf();
  const [one, two] = [place(), place()];
  desk.put(one, caret(1));
  desk.put(two, caret(2));
  // Said from nothing, so that the relay tells who is there.
  expect(sent.splice(0)).toEqual(['p closed', 'p open', 'p 1', 'p closed', 'p open', 'p 1', 'p 2']);
  desk.heard('p', [bo(opened)]);
  expect([one.heard, two.heard]).toEqual([[bo(opened)], [bo(opened)]]);
  desk.leave(one);
  expect(sent.splice(0)).toEqual(['p closed', 'p open', 'p 2']);
  desk.leave(two);
  desk.leave(two);
  expect(sent).toEqual(['p closed']);
  desk.heard('p', [bo(caret(9))]);
  expect(two.heard.length).toBe(1);
});

const openPage = (scene: Scene, { workspace }: Pick<At, 'workspace'>, doc: string): Promise<PageLink> =>
  during(scene, openHere(workspace, doc));
function hearing(link: PageLink): Carets[] {
  const heard: Carets[] = [];
  link.onCarets((here) => void heard.push(...here));
  return heard;
}

test('[W147] Bo sees where Ann’s caret stands while both have the page open, and that she has gone', async () => {
  const scene = await openScene();
  const boDevice = await scene.join();
  const [annAt, boAt] = [await scene.open(scene.ann), await scene.open(boDevice)];
  const doc = pageOf(scene.space, 't1');
  const [anns, bos] = [await openPage(scene, annAt, doc), await openPage(scene, boAt, doc)];
  const [ann, bob] = [hearing(anns), hearing(bos)];
  await scene.time.pass(200);
  expect(ann).toEqual([{ person: boDevice.person, deviceNo: 2, update: opened }]);
  expect(bob).toEqual([{ person: scene.ann.person, deviceNo: 1, update: opened }]);
  anns.caret(caret(5));
  await scene.time.pass(200);
  expect(bob.at(-1)).toEqual({ person: scene.ann.person, deviceNo: 1, update: caret(5) });
  anns.close();
  await scene.time.pass(200);
  expect(bob.at(-1)?.update).toBeNull();
  expect(scene.relay.log.every(({ kind }) => kind === 'ledger')).toBe(true);
});

test('[W145] [W147] the relay away and back: gone meanwhile, then where they stand now', async () => {
  const scene = await openScene();
  const boDevice = await scene.join();
  const [annAt, boAt] = [await scene.open(scene.ann), await scene.open(boDevice)];
  const doc = pageOf(scene.space, 't1');
  const [anns, bos] = [await openPage(scene, annAt, doc), await openPage(scene, boAt, doc)];
  const [ann, bob] = [hearing(anns), hearing(bos)];
  anns.caret(caret(5));
  await scene.time.pass(200);
  scene.relay.stop();
  await scene.time.pass(50);
  expect([ann.at(-1)?.update, bob.at(-1)?.update]).toEqual([null, null]);
  anns.caret(caret(8));
  scene.relay.up = true;
  await scene.time.pass(60_000);
  expect(bob.at(-1)?.update).toEqual(caret(8));
  expect(ann.at(-1)?.update).toEqual(opened);
});

test('[W146] [W147] another tab of the device hears the others and is heard by them', async () => {
  const scene = await openScene();
  const boDevice = await scene.join();
  const [annAt, boAt] = [await scene.open(scene.ann), await scene.open(boDevice)];
  const doc = pageOf(scene.space, 't1');
  const bob = hearing(await openPage(scene, boAt, doc));
  const sitting = sit(portTo(annAt.engine, 'another tab'));
  await scene.time.pass(50);
  const [first, second] = [await openPage(scene, annAt, doc), await openPage(scene, { workspace: await sitting }, doc)];
  const [one, two] = [hearing(first), hearing(second)];
  await scene.time.pass(300);
  expect([one.at(-1)?.person, two.at(-1)?.person]).toEqual([boDevice.person, boDevice.person]);
  second.caret(caret(6));
  await scene.time.pass(300);
  expect(bob.at(-1)?.update).toEqual(caret(6));
  second.close();
  await scene.time.pass(300);
  // The first has no caret; the device still has the page open.
  expect(bob.at(-1)?.update).toEqual(opened);
});
