import { createFileRoute } from '@tanstack/react-router';
import { ImportScreen } from '../../../features/import/import-screen.tsx';

interface Search {
  /** Shows what was brought into this project instead of taking a file. */
  readonly project?: string;
}

export const Route = createFileRoute('/w/$workspace/import')({
  validateSearch: ({ project }: Record<string, unknown>): Search => (typeof project === 'string' ? { project } : {}),
  component: ImportScreen,
});
