import { createFileRoute } from '@tanstack/react-router';
import { AddDeviceScreen } from '../features/add-device/add-device-screen.tsx';

export const Route = createFileRoute('/add')({ component: AddDeviceScreen });
