// Boards and tasks share one room, so that opening a task leaves its board standing behind the peek.
import { createFileRoute } from '@tanstack/react-router';
import { BoardRoom } from '../../../app/board-room.tsx';

export const Route = createFileRoute('/w/$workspace/_boards')({ component: BoardRoom });
