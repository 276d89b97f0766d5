// The projects of a department, each with how far it is. The everyday board is none that one plans: it stands below.
import type { SpaceId } from '@baton/model/ids';
import { type ProjectAnswer, progressOfProjects, projectsOfWorkspace } from '@baton/model/project/queries';
import { Button } from '@baton/ui/button';
import { Meter } from '@baton/ui/meter';
import { type ProjectHue, ProjectMark } from '@baton/ui/project-mark';
import { Link, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { counted } from '../../parts/number-text.ts';
import { NewProject } from '../../parts/new-project.tsx';
import { useReadOnly } from '../../parts/read-only.tsx';
import { Part } from './part.tsx';
import styles from './department.module.css';

const all = {};

interface ProjectsPartProps {
  readonly space: SpaceId;
  /** The project of the everyday board. */
  readonly desk: string | null;
}

export function ProjectsPart({ space, desk }: ProjectsPartProps) {
  const isReadOnly = useReadOnly() !== null;
  const [isAdding, setAdding] = useState(false);
  const projects = (useLive(projectsOfWorkspace, all) ?? []).filter(
    (one) => one.space === space && one.id !== desk && one.archived === null && one.binned === null,
  );
  const add = (
    <Button size={24} tone="quiet" icon={Plus} onClick={() => setAdding(true)}>
      Project
    </Button>
  );
  return (
    <Part
      title="Projects"
      said={projects.length === 0 ? undefined : counted(projects.length, 'project')}
      act={isReadOnly ? undefined : add}
    >
      {projects.length === 0 ? (
        <p className={styles.said}>
          None yet. A project is work with an aim: it holds tasks and the boards that show them.
        </p>
      ) : (
        <ul className={styles.projects}>
          {projects.map((project) => (
            <ProjectLine key={project.id} project={project} />
          ))}
        </ul>
      )}
      <NewProject open={isAdding} space={space} onClose={() => setAdding(false)} />
    </Part>
  );
}

function ProjectLine({ project }: { readonly project: ProjectAnswer }) {
  const { workspace } = useParams({ from: '/w/$workspace' });
  const progress = useLive(progressOfProjects, all)?.find(({ id }) => id === project.id);
  const { tasks, done } = progress ?? { tasks: 0, done: 0 };
  return (
    <li>
      <ProjectMark hue={project.hue as ProjectHue} />
      {project.board === null ? (
        <span className={styles.name}>{project.name}</span>
      ) : (
        <Link className={styles.name} to="/w/$workspace/board/$board" params={{ workspace, board: project.board }}>
          {project.name}
        </Link>
      )}
      {tasks > 0 && (
        <Meter
          className={styles.meter}
          label={`${project.name}: ${done} of ${tasks} done`}
          parts={[{ id: 'done', value: done, color: 'var(--ink-2)' }]}
          max={tasks}
        />
      )}
      <span className={styles.count}>{tasks === 0 ? 'No tasks' : `${done} of ${tasks}`}</span>
    </li>
  );
}
