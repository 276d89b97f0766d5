import { Screen } from '../../parts/screen.tsx';

export function ProjectsScreen() {
  return <Screen title="All projects">{null}</Screen>;
}
