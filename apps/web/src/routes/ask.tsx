import { createFileRoute } from '@tanstack/react-router';
import { AskScreen } from '../features/ask/ask-screen.tsx';

export const Route = createFileRoute('/ask')({ component: AskScreen });
