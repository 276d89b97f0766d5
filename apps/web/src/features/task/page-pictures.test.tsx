import type { Pictures } from '@baton/editor/pictures';
import { filesOn } from '@baton/model/file/queries';
import { binTask } from '@baton/model/task/commands';
import { expect, test, vi } from 'vitest';
import { scene } from '../../test/scene.tsx';
import { usePagePictures } from './use-page-pictures.ts';

const picking = vi.hoisted(() => vi.fn<(how: object) => Promise<readonly File[]>>());
vi.mock('../../lib/pick-files.ts', () => ({ pickFiles: picking }));
vi.mock('../../lib/picture-preview.ts', () => ({ pictureSize: () => Promise.resolve([8, 6]) }));

const png = new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)], 'beach.png');

async function bringing() {
  const at = scene();
  const task = at.company.tasks['Launch film: rough cut'] ?? '';
  const came: { pictures?: Pictures } = {};
  function Page() {
    came.pictures = usePagePictures(task, () => {});
    return null;
  }
  await at.show(<Page />);
  const into = vi.fn<() => boolean>(() => true);
  const bring = () => came.pictures?.bring?.([png], into);
  const pick = () => came.pictures?.pick?.(into);
  return { at, task, into, bring, pick };
}

test('a picture stands in a description once it hangs on the task', async () => {
  const { at, task, into, bring } = await bringing();
  into.mockImplementation(() => at.workspace.memory.ask(filesOn, { on: task }).length === 1);
  bring();
  await vi.waitFor(() => expect(into).toHaveReturnedWith(true));
});

test('a picture that is asked for is picked on this device; turned back, nothing happens', async () => {
  const { at, task, into, pick } = await bringing();
  picking.mockResolvedValueOnce([]).mockResolvedValueOnce([png]);
  pick();
  await at.settle();
  expect([into.mock.calls, at.workspace.memory.ask(filesOn, { on: task })]).toEqual([[], []]);
  pick();
  await vi.waitFor(() => expect(into).toHaveBeenCalledTimes(1));
  expect(picking).toHaveBeenLastCalledWith({ onlyPictures: true });
  expect(at.workspace.memory.ask(filesOn, { on: task })).toHaveLength(1);
});

test('what may not hang there does not stand in it either', async () => {
  const { at, task, into, bring } = await bringing();
  at.workspace.memory.does(binTask, { task });
  const run = vi.spyOn(at.workspace, 'run');
  bring();
  await vi.waitFor(() => expect(run).toHaveBeenCalled());
  await at.settle();
  expect(into).not.toHaveBeenCalled();
});
