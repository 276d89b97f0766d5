import type { PeekAnswer } from '@baton/model/task/queries';
export interface TaskRoomProps {
  readonly task: PeekAnswer;
  readonly board: string | undefined;
  readonly isPage: boolean;
  readonly field: 'due' | 'comment' | undefined;
  readonly onOpen: (key: string) => void;
  readonly onPage: () => void;
  readonly onClose: () => void;
  readonly linkTo: (key: string) => string;
}
export function TaskRoom({ task }: TaskRoomProps) {
  return <p>{task.title}</p>;
}
