// The room of boards and tasks. The address names a board, or a task by its key; then the board stands behind its peek.
import { Outlet } from '@tanstack/react-router';

export function BoardRoom() {
  return <Outlet />;
}
