// Browser life (P2, P3), the part that no real browser does at a wish. The relay is a process of its own, so that a false
// clock of the browser is not the relay's.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killProcess, startProcess, type RelayProcess } from '@baton/sync-server/faults/relay-process.fixture';
import { diskName } from '@baton/store/browser/devices';
import type { Identity } from '@baton/workspace/identity';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Traveller } from '../bad-network/traveller.ts';
import { becomeBrowser, cookies, foundHere, invitationOf, Tab, until } from './in-node.ts';
import { asked, fullFrom, holdOpen, makeWell, openRaw, refuseOpening, refuseWrites } from './sick-storage.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'baton-life-'));
const day = 86_400_000;
let relay: RelayProcess;
let becomeNode: () => void;
let tabs: Tab[] = [];
let others: Traveller[] = [];
beforeAll(async () => {
  becomeNode = becomeBrowser();
  relay = await startProcess({ dataFolder });
});
afterEach(async () => {
  makeWell();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  for (const tab of tabs) if (!tab.isOver && tab.ended.length === 0) await tab.close();
  for (const other of others) await other.leave();
  tabs = [];
  others = [];
});
afterAll(async () => {
  becomeNode();
  await killProcess(relay);
  rmSync(dataFolder, { recursive: true, force: true });
});

const found = (): Promise<Identity> => foundHere(relay.base);
const keptTab = (tab: Tab): Tab => {
  tabs.push(tab);
  return tab;
};
const open = async (identity: Identity): Promise<Tab> => keptTab(await Tab.open(identity));
const openLevel = async (identity: Identity): Promise<Tab> => (await open(identity)).level();
const wipe = (identity: Identity) => asked(indexedDB.deleteDatabase(diskName(identity)));
/** Somebody else at a terminal, who writes into the same workspace. */
async function withOther(tab: Tab, identity: Identity): Promise<Traveller> {
  const other = await Traveller.accept(Number(new URL(relay.base).port), await invitationOf(tab, identity));
  others.push(other);
  return other;
}

describe('a device that is full', () => {
  test.each([1, 2, 3, 4])(
    '[K40] from its write %i on it says so, loses nothing, and goes on when there is room',
    async (first) => {
      const identity = await found();
      const tab = await openLevel(identity);
      await tab.add('Before');
      fullFrom(first);
      let isAnswered = false;
      const adding = Promise.all([tab.add('While 1'), tab.add('While 2')]).then(() => (isAnswered = true));
      await until(() => tab.save === 'full', 'a full disk that is told');
      expect(isAnswered).toBe(false);
      await tab.shows('Before', 'While 1', 'While 2');
      makeWell();
      await adding;
      await tab.level();
      await tab.close();
      await (await open(identity)).shows('Before', 'While 1', 'While 2');
    },
  );

  test('[K40] while others’ edits come in it takes what it can show, and has all on the disk when there is room', async () => {
    const identity = await found();
    const tab = await openLevel(identity);
    const bo = await withOther(tab, identity);
    fullFrom(1);
    for (const name of ['From Bo 1', 'From Bo 2', 'From Bo 3']) await bo.write(name);
    await until(() => tab.save === 'full', 'a full disk that is told');
    makeWell();
    await tab.shows('From Bo 1', 'From Bo 2', 'From Bo 3');
    await tab.level();
    await tab.close();
    await (await open(identity)).shows('From Bo 1', 'From Bo 2', 'From Bo 3');
    expect(tabs.at(-1)?.ended).toEqual([]);
  });

  test('[K40] full at the start it says so in a sentence, and opens when there is room', async () => {
    const identity = await found();
    await (await openLevel(identity)).close();
    fullFrom(1);
    const refused = await open(identity);
    expect(refused.ended).toEqual(['This workspace could not be opened: the device has no room left']);
    makeWell();
    await openLevel(identity);
  });
});

describe('a browser that has cleared its storage', () => {
  test('[K41] [W121] a workspace whose database is gone is loaded anew, and that is said from then on', async () => {
    const identity = await found();
    const tab = await openLevel(identity);
    await tab.add('On the relay');
    await tab.level();
    expect(tab.sync?.storage.wiped).toBe(null);
    await tab.close();
    await wipe(identity);
    const again = await open(identity);
    await again.shows('On the relay');
    await until(() => typeof again.sync?.storage.wiped === 'number', 'that it was cleared');
    const since = again.sync?.storage.wiped;
    await (await again.level()).close();
    const third = await openLevel(identity);
    await until(() => third.sync?.storage.wiped === since, 'the same at the next start');
  });

  test('[K41] a device that comes for the first time was not cleared', async () => {
    const tab = await openLevel(await found());
    await until(() => tab.sync !== undefined, 'what is told of saving');
    expect(tab.sync?.storage.wiped).toBe(null);
  });

  test('[K41] what had not reached the relay is gone with it and nobody calls it saved; what is written next is kept', async () => {
    const identity = await found();
    const tab = await openLevel(identity);
    await tab.add('On the relay');
    await tab.level();
    await killProcess(relay);
    await tab.add('Here alone');
    await tab.close();
    await wipe(identity);
    relay = await startProcess({ dataFolder, env: { BATON_PORT: new URL(relay.base).port } });
    const again = await openLevel(identity);
    await again.shows('On the relay');
    await until(() => typeof again.sync?.storage.wiped === 'number', 'that it was cleared');
    await again.add('Afterwards');
    await again.level();
    await again.close();
    await (await open(identity)).shows('On the relay', 'Afterwards');
    expect(tabs.at(-1)?.ended).toEqual([]);
  });

  test('[K41] where the device’s key is gone, the database is left as it is and the way back is told', async () => {
    const identity = await found();
    const tab = await openLevel(identity);
    await tab.add('On the relay');
    await tab.close();
    await asked(indexedDB.deleteDatabase('baton'));
    const refused = await open(identity);
    expect(refused.ended.join()).toMatch(/does not hold this workspace\. Join it with a code from another device/);
    expect((await indexedDB.databases()).map(({ name }) => name)).toContain(diskName(identity));
  });
});

describe('a database that is wanted elsewhere', () => {
  test('[K42] deleted by another tab it is flushed, let go, and the tab says so', async () => {
    const identity = await found();
    const tab = await openLevel(identity);
    await tab.add('On the relay');
    await tab.level();
    await wipe(identity);
    await until(() => tab.ended.length > 0, 'a sentence');
    expect(tab.ended.join()).toMatch(/wanted elsewhere: another version was opened, or it is being deleted\. Reload\./);
    expect(tab.save).toBe('blocked');
    await (await open(identity)).shows('On the relay');
  });

  test('[K42] opened by a newer version it writes first what is under way, and says so', async () => {
    const identity = await found();
    const tab = await openLevel(identity);
    const adding = tab.add('Under way').then(
      () => 'saved',
      () => 'not answered',
    );
    (await openRaw(diskName(identity), 1_000)).close();
    await until(() => tab.ended.length > 0, 'a sentence');
    const again = await open(identity);
    if ((await adding) === 'saved') await again.shows('Under way');
    else await until(() => again.names.every((name) => name === 'Under way'), 'the edit whole, or not at all');
    expect(tabs.at(-1)?.ended).toEqual([]);
  });

  test('[K42] a store of a newer version is opened, and what this version does not know of stays in it', async () => {
    const identity = await found();
    await (await openLevel(identity)).close();
    const newer = await openRaw(diskName(identity), 1_000, (database) => {
      database.createObjectStore('ofTomorrow').put({ a: 1 }, 'kept');
    });
    newer.close();
    const tab = await openLevel(identity);
    await tab.add('By the older one');
    await (await tab.level()).close();
    const looked = await openRaw(diskName(identity));
    expect(await asked(looked.transaction('ofTomorrow').objectStore('ofTomorrow').get('kept'))).toEqual({ a: 1 });
    looked.close();
    await (await open(identity)).shows('By the older one');
  });

  test('[K42] [W261] held by an older version that does not let go it says so, and opens as soon as it does', async () => {
    const identity = await found();
    const release = await holdOpen(diskName(identity), 30);
    const tab = keptTab(new Tab(identity));
    await until(() => tab.waits.length > 0, 'that it waits for an older tab');
    expect(tab.waits.join()).toMatch(/older version of Baton is open in another tab/);
    release();
    await until(() => tab.workspace !== undefined, 'an open workspace');
    await tab.level();
    expect(tab.ended).toEqual([]);
  });
});

describe('two tabs', () => {
  test('[K43] the leading one closes: the other goes on with the edits of both', async () => {
    const identity = await found();
    const first = await openLevel(identity);
    const second = await open(identity);
    await first.add('Of the first');
    await second.add('Of the second');
    await first.close();
    await second.add('Afterwards');
    await second.shows('Of the first', 'Of the second', 'Afterwards');
    await second.level();
    expect(tabs.at(-1)?.ended).toEqual([]);
  });

  test('[K43] [W260] a word that this version does not know is let pass, and neither tab stops', async () => {
    const identity = await found();
    const first = await openLevel(identity);
    const second = await open(identity);
    const tomorrow = new BroadcastChannel(diskName(identity));
    tomorrow.postMessage({ type: 'of tomorrow', leader: 'nobody' });
    tomorrow.postMessage({ type: 'tell', seat: 'nobody', tell: { tell: 'of tomorrow' } });
    second.say({ to: 'leader', asks: [{ ask: 'of tomorrow', call: 900 } as never] });
    second.say({ to: 'leader', asks: [{ ask: 'live', call: 902, question: 'of.tomorrow', args: {} }] });
    first.say({ to: 'leader', asks: [{ ask: 'run', call: 901, command: 'of.tomorrow', args: {} }] });
    await Promise.all([first.add('One'), second.add('Two')]);
    await Promise.all([first.shows('One', 'Two'), second.shows('One', 'Two')]);
    tomorrow.close();
    expect([first.ended, second.ended]).toEqual([[], []]);
  });

  test('[K43] both open in the same moment: one leads, none takes the other’s edits', async () => {
    const identity = await found();
    const both = [keptTab(new Tab(identity)), keptTab(new Tab(identity))];
    await until(() => both.every(({ workspace }) => workspace !== undefined), 'two open tabs');
    await Promise.all(both.map((tab, at) => tab.add(`By ${at}`)));
    await Promise.all(both.map((tab) => tab.shows('By 0', 'By 1')));
    expect(both.flatMap(({ ended }) => ended)).toEqual([]);
  });
});

describe('cookies', () => {
  test('[K44] cleared under way, edits go on; at the next connection the device signs in again by itself', async () => {
    const identity = await found();
    const tab = await openLevel(identity);
    cookies.clear();
    await tab.add('Without a cookie');
    await tab.level();
    await killProcess(relay);
    await tab.add('Meanwhile');
    relay = await startProcess({ dataFolder, env: { BATON_PORT: new URL(relay.base).port } });
    tab.say({ to: 'worker', word: 'online' });
    await tab.level();
    expect(cookies.size).toBeGreaterThan(0);
    await tab.shows('Without a cookie', 'Meanwhile');
  });

  test('[K44] of another life of the browser: a start with a cookie that is none signs in again', async () => {
    const identity = await found();
    await (await openLevel(identity)).close();
    for (const name of cookies.keys()) cookies.set(name, 'x'.repeat(43));
    await openLevel(identity);
    expect(tabs.at(-1)?.ended).toEqual([]);
  });
});

describe('a browser that refuses its storage', () => {
  test.each(['SecurityError', 'UnknownError', 'InvalidStateError', 'QuotaExceededError'])(
    '[K45] with %s at the opening it ends with a sentence, and opens when it may',
    async (name) => {
      const identity = await found();
      refuseOpening(name);
      const refused = await open(identity);
      expect(refused.ended).toHaveLength(1);
      expect(refused.ended.join()).toMatch(/^This workspace could not be opened: .{10}/);
      makeWell();
      await openLevel(identity);
    },
  );

  test.each(['UnknownError', 'InvalidStateError', 'AbortError', 'DataError'])(
    '[K45] with %s at a write it says that nothing more is saved; what it had answered is there after a reload',
    async (name) => {
      const identity = await found();
      const tab = await openLevel(identity);
      await tab.add('Answered');
      refuseWrites(() => name);
      let isAnswered = false;
      void tab.add('Not answered').then(
        () => (isAnswered = true),
        () => undefined,
      );
      await until(() => tab.save === 'blocked', 'that the storage is closed');
      expect(isAnswered).toBe(false);
      makeWell();
      await tab.close();
      const again = await open(identity);
      await until(() => again.names.includes('Answered'), 'what had been answered');
    },
  );

  test('[K45] [W262] a browser that promises nothing, or fails when it is asked, costs nothing but the promise', async () => {
    const told = async (storage: object): Promise<unknown> => {
      vi.stubGlobal('navigator', { locks: navigator.locks, storage });
      const tab = await openLevel(await found());
      await tab.add('Kept');
      await until(() => tab.sync !== undefined, 'what is told of saving');
      await until(() => tab.sync?.storage.parts.documents !== null, 'what stands in it');
      vi.unstubAllGlobals();
      return tab.sync?.storage.keeping;
    };
    const fails = () => Promise.reject(new TypeError('not here'));
    expect(await told({ persisted: async () => true, estimate: async () => ({ usage: 1, quota: 2 }) })).toBe('kept');
    expect(await told({ persisted: async () => false, estimate: async () => ({}) })).toBe('may-be-cleared');
    expect(await told({})).toBe('unknown');
    expect(await told({ persisted: fails, estimate: fails })).toBe('unknown');
  });
});

describe('a clock that is set between two starts', () => {
  test.each([
    ['a day back', -day],
    ['ten years back', -3_653 * day],
    ['ten years ahead', 3_653 * day],
  ])('[K46] %s: what was saved is there, what is written goes through, and none of it is lost', async (_how, shift) => {
    const identity = await found();
    const tab = await openLevel(identity);
    await tab.add('By the right clock');
    await (await tab.level()).close();
    const { now } = Date;
    vi.spyOn(Date, 'now').mockImplementation(() => now() + shift);
    const again = await openLevel(identity);
    await again.add('By the wrong clock');
    await again.level();
    await again.close();
    vi.restoreAllMocks();
    await (await openLevel(identity)).shows('By the right clock', 'By the wrong clock');
    expect(tabs.at(-1)?.ended).toEqual([]);
  });
});
