// The project of a task, and the way into another one.
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { ProjectMark, type ProjectHue } from '@baton/ui/project-mark';
import { useState } from 'react';
import { useActions } from '../../lib/actions.tsx';
import { useLive } from '../../lib/use-live.ts';
import { MoveToProject } from '../../parts/move-to-project.tsx';
import { Fact, type FactsProps } from './fact.tsx';
import styles from './task-facts.module.css';

const all = {};

export function ProjectFact({ task, lost }: FactsProps) {
  const projects = useLive(projectsOfWorkspace, all) ?? [];
  const [isAsked, setAsked] = useState(false);
  const inList = () => document.activeElement?.closest('[data-drag-board]') != null;
  useActions({ 'move-to': () => (inList() ? false : setAsked(true)) });
  const project = projects.find(({ id }) => id === task.project);
  const where = [task.projectName, project?.spaceTitle].filter(Boolean).join(' ');
  const nameOf = (id: unknown) => projects.find((one) => one.id === id)?.name ?? 'Another project';
  return (
    <Fact task={task} name="Project" field="project" lost={lost} show={nameOf} wide="always">
      <button
        type="button"
        className={styles.choice}
        aria-haspopup="dialog"
        aria-keyshortcuts="Shift+P"
        aria-label={`Project: ${where}. Move to another`}
        onClick={() => setAsked(true)}
      >
        {project && <ProjectMark hue={project.hue as ProjectHue} />}
        {task.projectName} {project?.spaceTitle != null && <span className={styles.none}>{project.spaceTitle}</span>}
      </button>
      {isAsked && <MoveToProject moving={{ tasks: [task], project: task.project }} onClose={() => setAsked(false)} />}
    </Fact>
  );
}
