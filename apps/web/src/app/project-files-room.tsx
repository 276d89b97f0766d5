// A project's files, with the way back to its boards.
import { boardsOfProject } from '@baton/model/board/queries';
import { useParams } from '@tanstack/react-router';
import { ProjectFilesScreen } from '../features/files/project-files-screen.tsx';
import { useLive } from '../lib/use-live.ts';
import { ProjectTabs } from './board-tabs.tsx';

export function ProjectFilesRoom() {
  const { workspace, project } = useParams({ from: '/w/$workspace/files/$project' });
  const boards = useLive(boardsOfProject, { project });
  const tabs = boards === undefined ? null : <ProjectTabs project={project} current="files" workspace={workspace} />;
  return <ProjectFilesScreen tabs={tabs} />;
}
