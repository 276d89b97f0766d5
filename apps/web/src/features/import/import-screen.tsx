// Bringing a Trello board: choose, look before it comes, bring; or the reports of what was brought into a project.
import { useSearch } from '@tanstack/react-router';
import { Screen } from '../../parts/screen.tsx';
import { ImportFlow } from './import-flow.tsx';
import { ProjectImports } from './project-imports.tsx';

export function ImportScreen() {
  const { project } = useSearch({ from: '/w/$workspace/import' });
  return (
    <Screen title="Bring a Trello board">
      {project === undefined ? <ImportFlow /> : <ProjectImports project={project} />}
    </Screen>
  );
}
