import { createFileRoute } from '@tanstack/react-router';
import { ProofScreen } from '../features/proof/proof-screen.tsx';

export const Route = createFileRoute('/proof')({ component: ProofScreen });
