// What somebody is asked to sign about a task, as it was frozen.
import { createFileRoute } from '@tanstack/react-router';
import { ApproveScreen } from '../../../features/approve/approve-screen.tsx';

export const Route = createFileRoute('/w/$workspace/approve/$key')({ component: ApproveScreen });
