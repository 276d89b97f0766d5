// One project: its mark and name, the prefix of its keys, how far it is, and its menu.
import { progressOfProjects, type ProjectAnswer } from '@baton/model/project/queries';
import { ContextMenu } from '@baton/ui/context-menu';
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import { type ProjectHue, ProjectMark } from '@baton/ui/project-mark';
import { Link, useParams } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { RenameField } from '../../parts/rename-field.tsx';
import { PrefixDialog } from './prefix-dialog.tsx';
import { KeepProject } from './keep-project.tsx';
import { type ProjectEdit, useProjectMenu } from './project-menu.ts';
import { ProjectWho } from './project-who.tsx';
import styles from './projects.module.css';

const all = {};

/** How far it is; nothing until that is known. */
export function ProjectCount({ project }: { project: string }) {
  const progress = useLive(progressOfProjects, all)?.find(({ id }) => id === project);
  if (!progress) return <span className={styles.count} />;
  const { tasks, done } = progress;
  return <span className={styles.count}>{tasks === 0 ? 'No tasks' : `${done} of ${tasks} done`}</span>;
}

export function ProjectRow({ project }: { project: ProjectAnswer }) {
  const [editing, setEditing] = useState<ProjectEdit | null>(null);
  const { items, rename } = useProjectMenu(project, setEditing);
  return (
    <li>
      <ContextMenu items={items}>
        <div className={styles.row}>
          <ProjectMark hue={project.hue as ProjectHue} />
          {editing === 'name' ? (
            <RenameField label="Project name" value={project.name} onKeep={rename} onDone={() => setEditing(null)} />
          ) : (
            <ProjectLink project={project} />
          )}
          <span className={styles.key}>{project.prefix}</span>
          <ProjectCount project={project.id} />
          <Menu
            align="end"
            items={items}
            trigger={<IconButton icon={Ellipsis} label={`Actions for ${project.name}`} />}
          />
        </div>
      </ContextMenu>
      <PrefixDialog project={project} open={editing === 'prefix'} onClose={() => setEditing(null)} />
      {editing === 'who' && <ProjectWho project={project} onClose={() => setEditing(null)} />}
      {editing === 'template' && <KeepProject project={project} onClose={() => setEditing(null)} />}
    </li>
  );
}

function ProjectLink({ project }: { project: ProjectAnswer }) {
  const params = useParams({ from: '/w/$workspace' });
  if (project.board === null) return <span className={styles.name}>{project.name}</span>;
  return (
    <Link
      className={styles.name}
      to="/w/$workspace/board/$board"
      params={{ workspace: params.workspace, board: project.board }}
    >
      {project.name}
    </Link>
  );
}
