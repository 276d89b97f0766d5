import { addProject } from '@baton/model/project/commands';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { expect, test, vi } from 'vitest';
import type { AnswerDiff, Status, World } from '../contract.ts';
import type { Ask, Port, PortHandlers, Tell } from './messages.ts';
import { sit } from './seat.ts';
import { openHere } from '../pages/writing.ts';

const world = { me: { person: 'u1' } } as unknown as World;
const status: Status = {
  save: { state: 'relay' },
  saving: 0,
  link: 'live',
  ended: null,
  knocks: 0,
  removed: null,
  locked: null,
  leaseEnds: null,
  leader: false,
  refused: [],
  stopped: [],
  ahead: [],
};
const args = { space: 's1', name: 'Spring', hue: 1, prefix: 'SPR' };

async function sitAt() {
  const asked: Ask[] = [];
  let handlers: PortHandlers | null = null;
  const port: Port = {
    post: (ask) => void asked.push(ask),
    listen: (given) => {
      handlers = given;
    },
    close: () => {},
  };
  const sitting = sit(port);
  const tell = (one: Tell): void => handlers?.tell(one);
  tell({ tell: 'world', world });
  return {
    asked,
    tell,
    led: () => handlers?.led(),
    end: (sentence: string) => handlers?.ended(sentence),
    workspace: await sitting,
  };
}
const callOf = (ask: Ask | undefined): number => (ask && 'call' in ask ? ask.call : -1);

test('[W51] a call that nobody answered is made again to the next leader, with the same number, once each', async () => {
  const { asked, tell, led, workspace } = await sitAt();
  const [one, two] = [workspace.run(addProject, args), workspace.run(addProject, { ...args, name: 'Autumn' })];
  const [first, second] = asked.map(callOf);
  tell({ tell: 'answer', call: first ?? 0, value: { result: { project: 'p1' }, gesture: null } });
  expect(await one).toEqual({ project: 'p1' });
  asked.length = 0;
  led();
  expect(asked.map(callOf)).toEqual([second]);
  tell({ tell: 'answer', call: second ?? 0, value: { result: 'done', gesture: null } });
  expect(await two).toBe('done');
  asked.length = 0;
  led();
  expect(asked).toEqual([]);
});

test('[W9] while a command is not known to be stored the status says that it is being saved', async () => {
  const { asked, tell, workspace } = await sitAt();
  tell({ tell: 'status', status });
  const heard: Status[] = [];
  workspace.onStatus((one) => void heard.push(one));
  const running = workspace.run(addProject, args);
  expect(heard.map(({ saving }) => saving)).toEqual([0, 1]);
  tell({ tell: 'answer', call: callOf(asked[0]), value: { result: null, gesture: null } });
  await running;
  expect(heard.at(-1)?.saving).toBe(0);
});

test('[W9] a tab whose storage is gone does not go on saying that all is saved', async () => {
  const { tell, end, workspace } = await sitAt();
  tell({ tell: 'status', status });
  const heard: Status[] = [];
  workspace.onStatus((one) => void heard.push(one));
  end('The storage of this page is wanted elsewhere. Reload.');
  expect(heard.at(-1)).toMatchObject({
    save: { state: 'unsaved', sentence: 'The storage of this page is wanted elsewhere. Reload.' },
    saving: 0,
    link: 'ended',
    ended: 'The storage of this page is wanted elsewhere. Reload.',
  });
  await expect(workspace.run(addProject, args)).rejects.toThrow('wanted elsewhere');
});

test('[W51] rows on screen stay under the next leader; only what is different is told', async () => {
  const { asked, tell, led, workspace } = await sitAt();
  const diffs: AnswerDiff<{ id: string }>[] = [];
  workspace.live(projectsOfWorkspace, {}, (diff) => void diffs.push(diff as never));
  const call = callOf(asked[0]);
  const whole = (...names: string[]): Tell => ({
    tell: 'diff',
    call,
    whole: true,
    diff: { put: names.map((name) => ({ id: name, name })) as never, gone: [], order: names, touched: [] },
  });
  tell(whole('a', 'b'));
  led();
  expect(asked.at(-1)).toEqual(asked[0]);
  tell(whole('a', 'b'));
  expect(diffs).toHaveLength(1);
  led();
  tell(whole('a', 'c'));
  expect(diffs.at(-1)).toMatchObject({ put: [{ id: 'c' }], gone: ['b'], order: ['a', 'c'] });
});

test('[W37] an empty answer is told too: the screen need not wait any longer', async () => {
  const { asked, tell, workspace } = await sitAt();
  const diffs: unknown[] = [];
  const stop = workspace.live(projectsOfWorkspace, {}, (diff) => void diffs.push(diff));
  tell({ tell: 'diff', call: callOf(asked[0]), whole: true, diff: { put: [], gone: [], order: [], touched: [] } });
  expect(diffs).toEqual([{ put: [], gone: [], order: [], touched: [] }]);
  stop();
  expect(asked.at(-1)).toEqual({ ask: 'stop', call: callOf(asked[0]) });
});

test('[W53] a fault rejects its call, and an end rejects all that are open', async () => {
  const { asked, tell, end, workspace } = await sitAt();
  const one = workspace.run(addProject, args);
  tell({ tell: 'fault', call: callOf(asked[0]), sentence: 'broken' });
  await expect(one).rejects.toThrow('broken');
  const two = workspace.run(addProject, args);
  end('over');
  await expect(two).rejects.toThrow('over');
  await expect(workspace.run(addProject, args)).rejects.toThrow('over');
});

test('[W40] an update that overtakes the answer of its page is not lost, nor one before anybody listens', async () => {
  const { asked, tell, led, workspace } = await sitAt();
  const opening = openHere(workspace, 'p/s1/t1');
  const call = callOf(asked[0]);
  const update = (byte: number): Tell => ({ tell: 'update', call, update: Uint8Array.of(byte), by: 'u2' as never });
  tell(update(1));
  tell({ tell: 'answer', call, value: { call, bytes: [], client: 77 } });
  const link = await opening;
  tell(update(2));
  const heard: number[] = [];
  link.onUpdate((bytes) => void heard.push(bytes[0] ?? 0));
  tell(update(3));
  expect(heard).toEqual([1, 2, 3]);
  led();
  expect(asked.at(-1)).toEqual({ ask: 'page', call, doc: 'p/s1/t1', client: 77 });
  link.close();
  tell(update(4));
  expect(heard).toEqual([1, 2, 3]);
});

test('[W147] the next leader is told where the caret stands, if the page wants to know of others', async () => {
  const { asked, tell, led, workspace } = await sitAt();
  const opening = openHere(workspace, 'p/s1/t1');
  const call = callOf(asked[0]);
  tell({ tell: 'answer', call, value: { call, bytes: [], client: 77 } });
  const link = await opening;
  const page = { ask: 'page', call, doc: 'p/s1/t1', client: 77 };
  led();
  expect(asked.slice(-1)).toEqual([page]);
  const heard: unknown[] = [];
  link.onCarets((here) => void heard.push(...here));
  link.caret(Uint8Array.of(1));
  asked.length = 0;
  led();
  expect(asked).toEqual([page, { ask: 'caret', page: call, update: Uint8Array.of(1) }]);
  tell({ tell: 'carets', call, here: [{ person: 'u2' as never, deviceNo: 2, update: null }] });
  link.close();
  tell({ tell: 'carets', call, here: [{ person: 'u3' as never, deviceNo: 3, update: null }] });
  expect(heard).toEqual([{ person: 'u2', deviceNo: 2, update: null }]);
});

test('[W70] what was done at the door is no step of undo', async () => {
  const { asked, tell, workspace } = await sitAt();
  const steps: (string | null)[] = [];
  workspace.onUndoable(({ undo }) => void steps.push(undo));
  const gesture = {
    id: 'g1',
    name: 'addProject',
    cells: [{ doc: 'r/s/0', key: 'p+nm', before: null, item: [1, 0] as const }],
  };
  const answered = async (running: Promise<unknown>): Promise<void> => {
    tell({ tell: 'answer', call: callOf(asked.at(-1)), value: { result: null, gesture } });
    await running;
  };
  await answered(workspace.run(addProject, args, { undoable: false }));
  expect(steps.at(-1)).toBeNull();
  await answered(workspace.run(addProject, args));
  expect(steps.at(-1)).toBe('addProject');
});

test('[W460] undo takes back what was begun last, also while its answer is not here', async () => {
  const { asked, tell, workspace } = await sitAt();
  const gesture = (id: string) => ({ id, name: id, cells: [{ doc: 's/s1', key: 'k', before: null, item: null }] });
  const first = workspace.run(addProject, args);
  tell({ tell: 'answer', call: callOf(asked[0]), value: { result: null, gesture: gesture('first') } });
  await first;
  const second = workspace.run(addProject, args);
  const undone = workspace.undo();
  await Promise.resolve();
  expect(asked.filter(({ ask }) => ask === 'undo')).toEqual([]);
  tell({ tell: 'answer', call: callOf(asked[1]), value: { result: null, gesture: gesture('second') } });
  await second;
  await vi.waitFor(() => expect(asked.find(({ ask }) => ask === 'undo')).toMatchObject({ gesture: { id: 'second' } }), {
    timeout: 20_000,
  });
  const { call } = asked.find(({ ask }) => ask === 'undo') as { call: number };
  tell({ tell: 'answer', call, value: { undone: 1, skipped: 0, gesture: null } });
  expect(await undone).toMatchObject({ name: 'second', undone: 1 });
});
