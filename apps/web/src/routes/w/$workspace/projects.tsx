import { createFileRoute } from '@tanstack/react-router';
import { ProjectsScreen } from '../../../features/projects/projects-screen.tsx';

interface Search {
  readonly show?: 'archived' | 'bin';
}

export const Route = createFileRoute('/w/$workspace/projects')({
  validateSearch: ({ show }: Record<string, unknown>): Search =>
    show === 'archived' || show === 'bin' ? { show } : {},
  component: ProjectsScreen,
});
