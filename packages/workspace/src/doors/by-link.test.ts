import { isStockClient } from '@baton/replica/client-id';
import { nothingNew, readStock, step1Of, step2End, updateOf } from '@baton/protocol/stock';
import { expect, test } from 'vitest';
import type { LinkId, WorkspaceId } from '@baton/model/ids';
import type { ConnectionHandlers } from '../ports.ts';
import { doorTo, workspaceId } from '../test/doors.ts';
import { ByLink, type LinkStand } from './by-link.ts';
import { readShareLink, writeShareLink, type ShareLinkTold } from './links.ts';

const page = 'p/s1/t1';
const told: ShareLinkTold = {
  relay: 'https://relay.example',
  link: `l${'1'.repeat(17)}` as LinkId,
  workspace: workspaceId as WorkspaceId,
  secret: 's'.repeat(43),
};
const opened = {
  ok: true,
  link: told.link,
  pass: 'p'.repeat(43),
  page,
  right: 'edit',
  title: 'Claims',
  byName: 'Ann Lee',
  workspaceTitle: 'Northwind',
  notAfter: 5_000,
};
const shut = { ok: false, why: 'taken-back', byName: 'Ann Lee', when: 7 };

/** @param answers of POST /api/links/open, the last one again and again; null: the relay is away. */
function scene(...answers: (object | null)[]) {
  const stands: LinkStand[] = [];
  const sockets: { path: string; handlers: ConnectionHandlers; sent: Uint8Array[]; isOpen: boolean }[] = [];
  const waiting: (() => void)[] = [];
  let at = -1;
  const { door, heard: asked } = doorTo({
    '/api/links/open': () => {
      at += 1;
      const answer = answers[Math.min(at, answers.length - 1)];
      if (answer === null || answer === undefined) throw new Error('away');
      return { body: answer };
    },
  });
  const link = new ByLink({
    door,
    told,
    connect(path, handlers) {
      const socket = { path, handlers, sent: [] as Uint8Array[], isOpen: true };
      sockets.push(socket);
      return { send: (bytes) => void socket.sent.push(bytes), close: () => (socket.isOpen = false) };
    },
    scheduler: { after: (_, run) => (waiting.push(run), () => void waiting.splice(0)) },
    onStand: (stand) => stands.push(stand),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    link,
    asked,
    stands,
    now: () => stands.at(-1),
    socket: () => sockets.at(-1)!,
    sockets,
    async arrive(...updates: readonly number[]) {
      const { handlers } = sockets.at(-1)!;
      handlers.opened();
      handlers.message(step1Of(new Map()));
      for (const one of updates) handlers.message(updateOf(Uint8Array.of(one)));
      handlers.message(step2End);
      await settle();
    },
    async fall(code: number) {
      sockets.at(-1)!.handlers.closed(code);
      await settle();
    },
    async wait() {
      for (const run of waiting.splice(0)) run();
      await settle();
    },
  };
}
const updates = (sent: readonly Uint8Array[]): readonly number[] =>
  sent.map((bytes) => readStock(bytes)).flatMap((one) => (one?.type === 'update' ? [...one.update] : []));

test('[W342] the page is given once all of it is here, and what comes later is told', async () => {
  const one = scene(opened);
  await one.link.look();
  expect(one.socket().path).toBe(`/yjs/${page}?link=${opened.pass}`);
  expect(one.now()).toMatchObject({ at: 'open', turn: 1 });
  let isHere = false;
  const coming = one.link.page().then((got) => {
    isHere = true;
    return got;
  });
  one.socket().handlers.opened();
  one.socket().handlers.message(updateOf(Uint8Array.of(1)));
  await Promise.resolve();
  expect(isHere).toBe(false);
  await one.arrive(2);
  const got = await coming;
  expect(got.bytes).toEqual([Uint8Array.of(1), Uint8Array.of(2)]);
  expect([got.mayWrite, isStockClient(got.client)]).toEqual([true, true]);
  expect(one.now()).toMatchObject({ at: 'open', isReached: true });
  const heard: Uint8Array[] = [];
  const stop = got.onUpdate((update) => heard.push(update));
  one.socket().handlers.message(nothingNew);
  one.socket().handlers.message(updateOf(Uint8Array.of(3)));
  stop();
  one.socket().handlers.message(updateOf(Uint8Array.of(4)));
  expect(heard).toEqual([Uint8Array.of(3)]);
});

test('[W342] the password that was typed is asked with again, and nothing is opened without the right one', async () => {
  const asks = { ok: false, why: 'password', byName: 'Ann Lee', left: null };
  const one = scene(asks, opened, opened);
  await one.link.look();
  expect(one.now()).toEqual({ at: 'shut', shut: asks });
  expect(one.sockets).toEqual([]);
  await one.link.look('four plain words');
  expect(one.now()).toMatchObject({ at: 'open' });
  await one.arrive();
  await one.fall(1006);
  await one.wait();
  expect(one.asked.map(({ body }) => (body as { password?: string }).password)).toEqual([
    undefined,
    'four plain words',
    'four plain words',
  ]);
});

test('[W343] while the relay is away the page stays, and what was written is said when it is back', async () => {
  const one = scene(opened, null, null, opened);
  await one.link.look();
  await one.arrive(1);
  const got = await one.link.page();
  await got.write(Uint8Array.of(8));
  expect(updates(one.socket().sent)).toEqual([8]);
  await one.fall(1006);
  expect(one.now()).toMatchObject({ at: 'open', turn: 1, isReached: false });
  await got.write(Uint8Array.of(9));
  await one.wait();
  await one.wait();
  expect(one.now()).toMatchObject({ at: 'open', turn: 1, isReached: false });
  await one.wait();
  expect(one.sockets).toHaveLength(2);
  await one.arrive(1);
  expect(updates(one.socket().sent)).toEqual([8, 9]);
  expect(one.now()).toMatchObject({ at: 'open', turn: 1, isReached: true });
});

test('[W343] a relay that is not there at the beginning is told, and may be asked again', async () => {
  const one = scene(null, opened);
  await one.link.look();
  expect(one.now()).toMatchObject({ at: 'not-reached', why: { kind: 'away' } });
  await one.link.look();
  expect(one.now()).toMatchObject({ at: 'open' });
});

test('[W344] taken back, nothing of the page is here any more', async () => {
  const one = scene(opened, shut);
  await one.link.look();
  await one.arrive(1);
  const got = await one.link.page();
  const heard: Uint8Array[] = [];
  got.onUpdate((update) => heard.push(update));
  const { handlers } = one.socket();
  await one.fall(4403);
  expect(one.stands.slice(-2)).toEqual([{ at: 'looking' }, { at: 'shut', shut }]);
  handlers.message(updateOf(Uint8Array.of(2)));
  expect(heard).toEqual([]);
});

test('[W344] an edit that was not taken: the page begins anew, to be read, and what was written is not said again', async () => {
  const one = scene(opened, { ...opened, right: 'read' });
  await one.link.look();
  await one.arrive(1);
  await (await one.link.page()).write(Uint8Array.of(9));
  await one.fall(4403);
  expect(one.now()).toMatchObject({ at: 'open', turn: 2, opened: { right: 'read' } });
  await one.arrive(1);
  expect(updates(one.socket().sent)).toEqual([]);
  expect((await one.link.page()).mayWrite).toBe(false);
});

test.each([4400, 4409, 4413])('[W344] closed with %s it comes not again by itself', async (code) => {
  const one = scene(opened);
  await one.link.look();
  await one.arrive(1);
  await one.fall(code);
  await one.wait();
  expect([one.now()?.at, one.sockets.length]).toEqual(['stuck', 1]);
});

test('[W345] one’s own caret goes out, and nobody’s comes in', async () => {
  const one = scene(opened);
  await one.link.look();
  await one.arrive();
  const got = await one.link.page();
  const told: unknown[] = [];
  got.onCarets((here) => told.push(here));
  got.caret(Uint8Array.of(1, 5, 1, 0));
  one.socket().handlers.message(Uint8Array.of(1, 3, 1, 5, 1));
  expect(readStock(one.socket().sent.at(-1) ?? new Uint8Array())?.type).toBe('awareness');
  expect(told).toEqual([]);
});

test('[W342] a window that is left says nothing more', async () => {
  const one = scene(opened);
  await one.link.look();
  await one.arrive();
  one.link.close();
  const before = one.stands.length;
  await one.fall(1006);
  await one.wait();
  expect([one.stands.length, one.socket().isOpen]).toEqual([before, false]);
});

test('[W340] a link comes back as it was written; one that was cut is none', () => {
  const link = writeShareLink(told);
  expect(link).toBe(`https://relay.example/l/${told.link}#${workspaceId}.${told.secret}`);
  expect(readShareLink(link)).toEqual(told);
  for (const cut of [link.slice(0, -1), link.replace('#', '/'), link.replace('/l/', '/join/'), `${link}.x`, 'no'])
    expect(readShareLink(cut)).toBeNull();
});

test('[W466] a line of the talk that fell alone asks what the link opens now; over, the link is shut and nothing is dialled', async () => {
  const feed = `f/s1/${told.link}/t1/2026q1`;
  const talking = { ...opened, right: 'comment', talk: { docs: [feed], now: 1 } };
  const one = scene(talking, { ...talking, pass: 'q'.repeat(43) }, shut);
  await one.link.look();
  const lineOf = () => one.sockets.findLast(({ path }) => path.startsWith(`/yjs/${feed}`))!;
  lineOf().handlers.closed(1006);
  await one.wait();
  expect(lineOf().path).toContain('q'.repeat(43));
  expect(one.now()).toMatchObject({ at: 'open', turn: 1 });
  lineOf().handlers.closed(4403);
  const dialled = one.sockets.length;
  await one.wait();
  expect([one.now(), one.sockets.length, one.link.talk]).toEqual([{ at: 'shut', shut }, dialled, undefined]);
});
