import { createFileRoute } from '@tanstack/react-router';

export const Route = createFileRoute('/w/$workspace/_boards/board/$board')({ component: () => null });
