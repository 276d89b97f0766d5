import { createFileRoute } from '@tanstack/react-router';
import { WorkRoom } from '../../../app/work-room.tsx';

const views = ['board', 'days', 'review'] as const;
interface Search {
  readonly view?: (typeof views)[number] | 'list';
  /** The key of the task that stands open beside it. */
  readonly task?: string;
  readonly show?: 'history';
}

export const Route = createFileRoute('/w/$workspace/work')({
  validateSearch: ({ view, task, show }: Record<string, unknown>): Search => {
    const known = views.find((one) => one === view);
    return {
      ...(known === undefined ? {} : { view: known }),
      ...(typeof task === 'string' && task.length < 40 ? { task } : {}),
      ...(show === 'history' ? { show } : {}),
    };
  },
  component: WorkRoom,
});
