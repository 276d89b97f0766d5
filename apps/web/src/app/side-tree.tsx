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
import { Link, useParams } from '@tanstack/react-router';
import { Ellipsis, Eye, SquareKanban, ToggleRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ModulesDialog } from '../features/department/modules-dialog.tsx';
import { PrefixDialog } from '../features/projects/prefix-dialog.tsx';
import { KeepProject } from '../features/projects/keep-project.tsx';
import { type ProjectEdit, useProjectMenu } from '../features/projects/project-menu.ts';
import { ProjectWho } from '../features/projects/project-who.tsx';
import { prefer, preference, usePreference } from '../lib/preferences.ts';
import { useIsGuest } from '../lib/use-guest.ts';
import { useLive } from '../lib/use-live.ts';
import { useWorld } from '../lib/use-world.ts';
import { RenameField } from '../parts/rename-field.tsx';
import { desks } from '@baton/model/space/queries';
import { hasModule } from '@baton/model/directory/module-rules';
import { WhoSees } from '../parts/who-sees.tsx';
import { useProjectHere } from './project-here.ts';
import { useProjectKeys } from './project-keys.ts';

const all = {};

export function SideTree({ workspace, path }: { workspace: string; path: string }) {
  const { titles, directory, me } = useWorld();
  const projects = useLive(projectsOfWorkspace, all) ?? [];
  const shown = projects.filter((project) => project.archived === null && project.binned === null);
  const here = useProjectHere(shown);
  const { space: spaceHere } = useParams({ strict: false });
  const everyday = new Map((useLive(desks, all) ?? []).map(({ id, space }) => [id, space]));
  /** Everyday boards stand last, and only where that module is on. */
  const rowsOf = (id: string) => {
    const own = shown.filter((project) => project.space === id);
    const isDesk = (project: ProjectAnswer) => everyday.get(project.id) === id;
    const shows = hasModule(directory, id, 'everyday');
    return [...own.filter((one) => !isDesk(one)), ...own.filter((one) => shows && isDesk(one))];
  };
  const spaces = spacesOf(directory, me.person).map((id) => ({
    id,
    title: titles.spaces[id] ?? 'A space',
    projects: rowsOf(id),
  }));
  // Where the address stands in no project, the first department that holds one is open.
  const firstFull = spaces.find((space) => space.projects.length > 0);
  const holdsHere = (space: (typeof spaces)[number]) =>
    spaceHere === undefined && here === undefined
      ? space === firstFull
      : space.id === spaceHere || space.projects.some(({ id }) => id === here);
  useProjectKeys(workspace, () =>
    spaces.filter((space) => isOpen(space.id, holdsHere(space))).flatMap((space) => space.projects),
  );
  return spaces.map((space) => (
    <Department
      key={space.id}
      id={space.id}
      title={space.title}
      holdsHere={holdsHere(space)}
      workspace={workspace}
      isHere={space.id === spaceHere}
    >
      {space.projects.map((project) => (
        <ProjectRows
          key={project.id}
          project={project}
          isEveryday={everyday.has(project.id)}
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

interface DepartmentProps {
  readonly id: string;
  readonly title: string;
  readonly holdsHere: boolean;
  readonly workspace: string;
  readonly isHere: boolean;
  readonly children: ReactNode;
}

function Department(props: DepartmentProps) {
  const { id, title, holdsHere, workspace, isHere, children } = props;
  usePreference(`space.${id}`, '');
  const open = isOpen(id, holdsHere);
  const isGuest = useIsGuest();
  const [asked, setAsked] = useState<'who' | 'modules' | null>(null);
  const items = [
    { id: 'modules', label: 'What it shows', icon: ToggleRight, onSelect: () => setAsked('modules') },
    { id: 'who', label: 'Who can see this?', icon: Eye, onSelect: () => setAsked('who') },
  ];
  return (
    <>
      <NavGroup
        label={title}
        home={{
          current: isHere,
          render: <Link to="/w/$workspace/space/$space" params={{ workspace, space: id }} />,
        }}
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
      {asked === 'modules' && <ModulesDialog space={id as SpaceId} onClose={() => setAsked(null)} />}
      {asked === 'who' && (
        <WhoSees
          seen={{ kind: 'space', title, space: id as SpaceId, group: null, record: null }}
          onClose={() => setAsked(null)}
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
  /** The everyday board of its department. */
  readonly isEveryday: boolean;
}

function ProjectRows({ project, workspace, path, isHere, isEveryday }: ProjectRowsProps) {
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
      {editing === 'template' && <KeepProject project={project} onClose={() => setEditing(null)} />}
      <ContextMenu items={items}>
        <div hidden={editing === 'name'}>
          <NavRow
            nested
            label={project.name}
            {...(isEveryday ? { icon: SquareKanban } : { hue: project.hue as ProjectHue })}
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
