import { createFileRoute } from '@tanstack/react-router';
import { JoinScreen } from '../features/join/join-screen.tsx';

export const Route = createFileRoute('/join')({ component: JoinScreen });
