import type { Status, Workspace } from '@baton/workspace/contract';
import { act, render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { atFirst, useStatus, useStatusOf } from './use-status.ts';
import { WorkspaceProvider } from './workspace-context.tsx';

function open() {
  const handlers = new Set<(status: Status) => void>();
  const drawn = { whole: 0, ahead: 0, link: 0 };
  const Whole = () => {
    drawn.whole += 1;
    return useStatus().save.state;
  };
  const Ahead = () => {
    drawn.ahead += 1;
    return useStatusOf('ahead').join();
  };
  const Link = () => {
    drawn.link += 1;
    return useStatusOf('link');
  };
  const workspace = {
    live: () => () => undefined,
    onStatus(handler: (status: Status) => void) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
  } as unknown as Workspace;
  const { container } = render(
    <WorkspaceProvider workspace={workspace}>
      <Whole /> <Ahead /> <Link />
    </WorkspaceProvider>,
  );
  const before = { ...drawn };
  return {
    shown: () => container.textContent,
    drawn: () => ({
      whole: drawn.whole - before.whole,
      ahead: drawn.ahead - before.ahead,
      link: drawn.link - before.link,
    }),
    // As it comes over a port: never the same arrays.
    tell: (status: Status) => act(() => handlers.forEach((handler) => handler(structuredClone(status)))),
  };
}

test('while an edit is being saved only what shows the saving is drawn anew', () => {
  const { tell, drawn, shown } = open();
  tell({ ...atFirst, save: { state: 'here', waiting: 1, since: 1 }, saving: 1 });
  tell({ ...atFirst, save: { state: 'here', waiting: 1, since: 1 }, saving: 0 });
  tell({ ...atFirst });
  expect(drawn()).toEqual({ whole: 3, ahead: 0, link: 0 });
  expect(shown()).toBe('relay  connecting');
});

test('what is told again as it was draws nothing; what is another is shown', () => {
  const { tell, drawn, shown } = open();
  tell(atFirst);
  expect(drawn()).toEqual({ whole: 0, ahead: 0, link: 0 });
  tell({ ...atFirst, link: 'live', ahead: ['r/s1/1'] });
  expect(drawn()).toEqual({ whole: 1, ahead: 1, link: 1 });
  expect(shown()).toBe('relay r/s1/1 live');
});
