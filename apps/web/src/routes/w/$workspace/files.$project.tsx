import { createFileRoute } from '@tanstack/react-router';
import { ProjectFilesRoom } from '../../../app/project-files-room.tsx';

export const Route = createFileRoute('/w/$workspace/files/$project')({ component: ProjectFilesRoom });
