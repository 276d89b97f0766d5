import { createFileRoute } from '@tanstack/react-router';
import { RecoverScreen } from '../features/recover/recover-screen.tsx';

export const Route = createFileRoute('/recover')({ component: RecoverScreen });
