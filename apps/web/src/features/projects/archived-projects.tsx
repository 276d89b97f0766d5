// Projects that rest: out of the side bar, still readable, back by one press.
import { restoreProject } from '@baton/model/project/commands';
import type { ProjectAnswer } from '@baton/model/project/queries';
import { Button } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { type ProjectHue, ProjectMark } from '@baton/ui/project-mark';
import { useRun } from '../../lib/use-run.ts';
import { dayText } from '../../parts/day-text.ts';
import { ProjectCount } from './project-row.tsx';
import styles from './projects.module.css';

export function ArchivedProjects({ projects }: { projects: readonly ProjectAnswer[] }) {
  const run = useRun();
  if (projects.length === 0)
    return (
      <div className={styles.fill}>
        <EmptyState pattern="all-done" title="Nothing is archived">
          A project that is over can be archived from its menu. It keeps its tasks and boards.
        </EmptyState>
      </div>
    );
  return (
    <ul className={styles.page}>
      {projects.map((project) => (
        <li key={project.id} className={styles.row}>
          <ProjectMark hue={project.hue as ProjectHue} />
          <span className={styles.name}>
            {project.name}
            <span className={styles.meta}>
              {[project.spaceTitle, project.archived && `archived on ${dayText(project.archived)}`]
                .filter(Boolean)
                .join(', ')}
            </span>
          </span>
          <span className={styles.key}>{project.prefix}</span>
          <ProjectCount project={project.id} />
          <Button
            size={24}
            aria-label={`Restore ${project.name}`}
            onClick={() => void run(restoreProject, { project: project.id })}
          >
            Restore
          </Button>
        </li>
      ))}
    </ul>
  );
}
