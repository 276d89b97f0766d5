// "Who can see this?" of a project: whoever sees its department.
import type { ProjectAnswer } from '@baton/model/project/queries';
import type { SpaceId } from '@baton/model/ids';
import { WhoSees } from '../../parts/who-sees.tsx';

interface ProjectWhoProps {
  readonly project: ProjectAnswer;
  readonly onClose: () => void;
}

export function ProjectWho({ project: { name, space }, onClose }: ProjectWhoProps) {
  const seen = { kind: 'project', title: name, space: space as SpaceId, group: null, record: null } as const;
  return <WhoSees seen={seen} onClose={onClose} />;
}
