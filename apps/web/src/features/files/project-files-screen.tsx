// All files of one project: on its tasks and on what was said there, newest first, each beside its task.
import { filesOfProject, type ProjectFileAnswer } from '@baton/model/file/queries';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { EmptyState } from '@baton/ui/empty-state';
import { type ProjectHue, ProjectMark } from '@baton/ui/project-mark';
import { VisuallyHidden } from '@baton/ui/visually-hidden';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { usePhone } from '../../lib/use-media.ts';
import { useFileStands } from '../../lib/use-files.ts';
import { FileRows } from '../../parts/file-list.tsx';
import { filesWhere } from '../../parts/file-words.ts';
import { Screen } from '../../parts/screen.tsx';
import styles from './project-files.module.css';

const all = {};

const besideTask =
  (workspace: string) =>
  ({ taskKey: key, taskTitle, comment, authorName }: ProjectFileAnswer): ReactNode => (
    <>
      <Link to="/w/$workspace/task/$key" params={{ workspace, key }}>
        {key} {taskTitle}
      </Link>
      {comment !== null && (
        <Link to="/w/$workspace/task/$key" params={{ workspace, key }} search={{ comment }}>
          said by {authorName}
        </Link>
      )}
    </>
  );

export function ProjectFilesScreen({ tabs }: { tabs: ReactNode }) {
  const { workspace, project } = useParams({ from: '/w/$workspace/files/$project' });
  const of = useLive(projectsOfWorkspace, all)?.find(({ id }) => id === project);
  const files = useLive(filesOfProject, { project });
  const stands = useFileStands();
  const isPhone = usePhone();
  return (
    <Screen
      title={of === undefined ? 'Files' : `Files of ${of.name}`}
      before={of && <ProjectMark hue={of.hue as ProjectHue} />}
      heading={
        // As on its boards, so that the tabs beside it stay where they are.
        of && (
          <>
            <VisuallyHidden>Files of </VisuallyHidden>
            {of.name}
          </>
        )
      }
      middle={tabs}
      subBar={isPhone ? tabs : undefined}
    >
      <div className={styles.page}>
        {files?.length === 0 && (
          <EmptyState pattern="new-and-empty" title="No files yet">
            What people drop, paste or pick on a task of this project is found here too.
          </EmptyState>
        )}
        {files !== undefined && files.length > 0 && (
          <>
            <p className={styles.count}>
              {filesWhere(
                files.map(({ hash }) => hash),
                stands,
              )}
            </p>
            <FileRows files={files} beside={besideTask(workspace)} />
          </>
        )}
      </div>
    </Screen>
  );
}
