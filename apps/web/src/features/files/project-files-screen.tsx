// All files of one project: on its tasks and on what was said there, newest first, each beside its task.
import { filesOfProject, type ProjectFileAnswer } from '@baton/model/file/queries';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { EmptyState } from '@baton/ui/empty-state';
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
  const name = useLive(projectsOfWorkspace, all)?.find(({ id }) => id === project)?.name;
  const files = useLive(filesOfProject, { project });
  const stands = useFileStands();
  const isPhone = usePhone();
  return (
    <Screen title={name === undefined ? 'Files' : `Files of ${name}`} middle={tabs} subBar={isPhone ? tabs : undefined}>
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
