// The active projects, department by department; departments without one say so in their line.
import type { ProjectAnswer } from '@baton/model/project/queries';
import { Button } from '@baton/ui/button';
import { EmptyState } from '@baton/ui/empty-state';
import { Link, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useActionRegistry } from '../../lib/actions.tsx';
import { useSpaces } from '../../parts/spaces.ts';
import { NewProject } from '../../parts/new-project.tsx';
import { ProjectRow } from './project-row.tsx';
import styles from './projects.module.css';

export function ActiveProjects({ projects }: { projects: readonly ProjectAnswer[] }) {
  const spaces = useSpaces();
  const actions = useActionRegistry();
  const params = useParams({ from: '/w/$workspace' });
  const [space, setSpace] = useState<string | null>(null);
  if (projects.length === 0)
    return (
      <div className={styles.fill}>
        <EmptyState
          pattern="new-and-empty"
          title="No projects yet"
          actions={
            <Button tone="primary" icon={Plus} onClick={() => actions.run('new-project')}>
              New project
            </Button>
          }
        >
          A project holds tasks and the boards that show them. <ImportLink>Bring a Trello board</ImportLink>, or drop
          its export anywhere.
        </EmptyState>
      </div>
    );
  return (
    <div className={styles.page}>
      {spaces.map(({ id, title }) => {
        const own = projects.filter((project) => project.space === id);
        return (
          <section key={id} className={styles.department} aria-label={title}>
            <header>
              <h2>
                <Link to="/w/$workspace/space/$space" params={{ ...params, space: id }}>
                  {title}
                </Link>
              </h2>
              <Button
                size={24}
                tone="quiet"
                icon={Plus}
                aria-label={`New project in ${title}`}
                onClick={() => setSpace(id)}
              >
                Project
              </Button>
            </header>
            {own.length === 0 ? (
              <p className={styles.none}>No project here.</p>
            ) : (
              <ul>
                {own.map((project) => (
                  <ProjectRow key={project.id} project={project} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
      <p>
        <ImportLink>Bring a Trello board</ImportLink>
      </p>
      <NewProject open={space !== null} space={space ?? undefined} onClose={() => setSpace(null)} />
    </div>
  );
}

function ImportLink({ children }: { children: string }) {
  const params = useParams({ from: '/w/$workspace' });
  return (
    <Link to="/w/$workspace/import" params={params} className={styles.link}>
      {children}
    </Link>
  );
}
