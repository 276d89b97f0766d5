import { createFileRoute } from '@tanstack/react-router';
import { TabletScreen } from '../features/tablet/tablet-screen.tsx';

export const Route = createFileRoute('/tablet')({ component: TabletScreen });
