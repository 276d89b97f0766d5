// Departments of the side bar, each with its projects; a project with several boards shows them under its name.
import { spacesOf } from '@baton/model/directory/queries';
import { boardsOfProject } from '@baton/model/board/queries';
import { type ProjectAnswer, projectsOfWorkspace } from '@baton/model/project/queries';
import type { SpaceId } from '@baton/model/ids';
import { ContextMenu } from '@baton/ui/context-menu';
import { IconButton } from '@baton/ui/icon-button';
import { Menu } from '@baton/ui/menu';
import type { ProjectHue } from '@baton/ui/project-mark';
import { NavGroup, NavRow } from '@baton/ui/side-bar';
import { Link } from '@tanstack/react-router';
import { Ellipsis, Eye, SquareKanban } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { PrefixDialog } from '../features/projects/prefix-dialog.tsx';
import { type ProjectEdit, useProjectMenu } from '../features/projects/project-menu.ts';
import { ProjectWho } from '../features/projects/project-who.tsx';
import { prefer, preference, usePreference } from '../lib/preferences.ts';
import { useIsGuest } from '../lib/use-guest.ts';
import { useLive } from '../lib/use-live.ts';
import { useWorld } from '../lib/use-world.ts';
import { RenameField } from '../parts/rename-field.tsx';
import { WhoSees } from '../parts/who-sees.tsx';
import { useProjectHere } from './project-here.ts';
import { useProjectKeys } from './project-keys.ts';

const all = {};

export function SideTree({ workspace, path }: { workspace: string; path: string }) {
  const { titles, directory, me } = useWorld();
  const projects = useLive(projectsOfWorkspace, all) ?? [];
  const shown = projects.filter((project) => project.archived === null && project.binned === null);
  const here = useProjectHere(shown);
  const spaces = spacesOf(directory, me.person).map((id) => ({
    id,
    title: titles.spaces[id] ?? 'A space',
    projects: shown.filter((project) => project.space === id),
  }));
  // Where the address stands in no project, the first department that holds one is open.
  const firstFull = spaces.find((space) => space.projects.length > 0);
  const holdsHere = (space: (typeof spaces)[number]) =>
    here === undefined ? space === firstFull : space.projects.some(({ id }) => id === here);
  useProjectKeys(workspace, () =>
    spaces.filter((space) => isOpen(space.id, holdsHere(space))).flatMap((space) => space.projects),
  );
  return spaces.map((space) => (
    <Department key={space.id} id={space.id} title={space.title} holdsHere={holdsHere(space)}>
      {space.projects.map((project) => (
        <ProjectRows
          key={project.id}
          project={project}
          workspace={workspace}
          path={path}
          isHere={project.id === here}
        />
      ))}
    </Department>
  ));
}

/** As the person left it; until then the department that holds what is shown. */
function isOpen(space: string, holdsHere: boolean): boolean {
  const kept = preference(`space.${space}`) ?? '';
  return kept === '' ? holdsHere : kept === 'open';
}

function Department(props: { id: string; title: string; holdsHere: boolean; children: ReactNode }) {
  const { id, title, holdsHere, children } = props;
  usePreference(`space.${id}`, '');
  const open = isOpen(id, holdsHere);
  const isGuest = useIsGuest();
  const [isAsked, setAsked] = useState(false);
  const items = [{ id: 'who', label: 'Who can see this?', icon: Eye, onSelect: () => setAsked(true) }];
  return (
    <>
      <NavGroup
        label={title}
        open={open}
        onToggle={(next) => prefer(`space.${id}`, next ? 'open' : 'closed')}
        beside={
          isGuest ? undefined : (
            <Menu
              align="end"
              items={items}
              trigger={<IconButton icon={Ellipsis} size={24} label={`Actions for ${title}`} />}
            />
          )
        }
      >
        {children}
      </NavGroup>
      {isAsked && (
        <WhoSees
          seen={{ kind: 'space', title, space: id as SpaceId, group: null, record: null }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

interface ProjectRowsProps {
  readonly project: ProjectAnswer;
  readonly workspace: string;
  readonly path: string;
  readonly isHere: boolean;
}

function ProjectRows({ project, workspace, path, isHere }: ProjectRowsProps) {
  const boards = (useLive(boardsOfProject, { project: project.id }) ?? []).filter((board) => board.archived === null);
  const first = boards[0];
  const toBoard = (board: string) => <Link to="/w/$workspace/board/$board" params={{ workspace, board }} />;
  const several = boards.length > 1;
  const [editing, setEditing] = useState<ProjectEdit | null>(null);
  const { items, rename } = useProjectMenu(project, setEditing);
  return (
    <>
      {editing === 'name' && (
        <RenameField label="Project name" value={project.name} onKeep={rename} onDone={() => setEditing(null)} />
      )}
      <PrefixDialog project={project} open={editing === 'prefix'} onClose={() => setEditing(null)} />
      {editing === 'who' && <ProjectWho project={project} onClose={() => setEditing(null)} />}
      <ContextMenu items={items}>
        <div hidden={editing === 'name'}>
          <NavRow
            nested
            label={project.name}
            hue={project.hue as ProjectHue}
            current={isHere && !(several && boards.some((board) => path.endsWith(board.id) && board !== first))}
            render={first ? toBoard(first.id) : <Link to="/w/$workspace/projects" params={{ workspace }} />}
          />
        </div>
      </ContextMenu>
      {several &&
        boards
          .slice(1)
          .map((board) => (
            <NavRow
              key={board.id}
              nested
              label={board.name}
              icon={SquareKanban}
              current={path.endsWith(board.id)}
              render={toBoard(board.id)}
            />
          ))}
    </>
  );
}
