import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { useActions } from '../lib/actions.tsx';
import { prefer } from '../lib/preferences.ts';
import { northwindScenes } from '../test/northwind-sync.ts';
import { scene, type Scene } from '../test/scene.tsx';
import { ComingIn, seenKey } from './coming-in.tsx';
import { leftText } from './coming-in-words.ts';

let at: Scene;
const looked = vi.fn<() => void>();
function Room() {
  useActions({ away: () => looked() });
  return <ComingIn />;
}
const line = () => document.querySelector('[data-coming-in]');
beforeEach(async () => {
  looked.mockClear();
  at = scene();
  prefer(seenKey(at.workspace.world.me.workspace), '');
  await at.show(<Room />);
});
const away = () => northwindScenes(at.company, Date.now() - 60_000).away;
const tell = (state: Parameters<Scene['workspace']['setSync']>[0]) => act(() => at.workspace.setSync(state));

test('where nothing is arriving there is no line', () => {
  expect(line()).toBeNull();
});

test('what is arriving is told in numbers, with how long it will take, and nothing turns', () => {
  tell({ arriving: { done: 4_210, total: 128_400, since: Date.now() - 12_000 } });
  expect(line()?.textContent).toBe('4\u00A0210 of 128\u00A0400 changes are here, about 6 minutes more');
  expect(screen.queryByRole('progressbar')).toBeNull();
  tell({ arriving: { done: 128_399, total: 128_400, since: Date.now() - 12_000 } });
  expect(line()?.textContent).toContain('less than a minute more');
});

test.each([
  [{ done: 0, total: 10, since: 0 }, 60_000],
  [{ done: 5, total: 10, since: 0 }, 1_000],
  [{ done: 10, total: 10, since: 0 }, 60_000],
])('%o after %i ms: too early, or nothing left to say', (arriving, now) => {
  expect(leftText(arriving, now)).toBeNull();
});

test('afterwards it is told once what happened and how much needs me, and leads there', async () => {
  tell({ away: away() });
  expect(line()?.textContent).toContain('78 changes while you were away. 4 need you.');
  await userEvent.click(screen.getByRole('button', { name: 'Look' }));
  expect(looked).toHaveBeenCalledTimes(1);
});

test('put away, it does not come back for this time away, and does for the next', async () => {
  const first = away();
  tell({ away: first });
  await userEvent.click(screen.getByRole('button', { name: 'Put this line away' }));
  expect(line()).toBeNull();
  tell({ away: { ...first, from: first.from + 1 } });
  expect(line()).not.toBeNull();
});

test.each([
  [{ to: null }, 'while still away'],
  [{ ownCount: 0, othersCount: 0, replaced: [], deletedPassages: [] }, 'where nothing happened'],
])('%o: no line %s', (more: Partial<ReturnType<typeof away>>, _why: string) => {
  tell({ away: { ...away(), ...more } });
  expect(line()).toBeNull();
});

test('where none needs me that is said', () => {
  tell({ away: { ...away(), replaced: [], deletedPassages: [] } });
  expect(line()?.textContent).toContain('None needs you.');
});
