import { createFileRoute } from '@tanstack/react-router';
import { Landing } from '../../../app/landing.tsx';

export const Route = createFileRoute('/w/$workspace/')({ component: Landing });
