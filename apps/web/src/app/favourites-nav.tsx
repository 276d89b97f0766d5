// What one keeps at hand, on top of the side bar: tasks, projects, boards, in the order in which they were kept.
import { type FavouriteAnswer, favouritesOfMine } from '@baton/model/favourite/queries';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import type { ProjectHue } from '@baton/ui/project-mark';
import { NavHeading, NavRow } from '@baton/ui/side-bar';
import { Link } from '@tanstack/react-router';
import { SquareCheckBig, SquareKanban } from 'lucide-react';
import { useLive } from '../lib/use-live.ts';

const all = {};

export function FavouritesNav({ workspace, path }: { workspace: string; path: string }) {
  const favourites = useLive(favouritesOfMine, all) ?? [];
  if (favourites.length === 0) return null;
  return (
    <>
      <NavHeading>Favourites</NavHeading>
      {favourites.map((favourite) => (
        <Row key={favourite.id} favourite={favourite} workspace={workspace} path={path} />
      ))}
    </>
  );
}

interface RowProps {
  readonly favourite: FavouriteAnswer;
  readonly workspace: string;
  readonly path: string;
}

function Row({ favourite, workspace, path }: RowProps) {
  const projects = useLive(projectsOfWorkspace, all) ?? [];
  if (favourite.what === 'task') {
    const { key, title } = favourite.task;
    const here = path.endsWith(`/task/${key}`);
    const link = <Link to="/w/$workspace/task/$key" params={{ workspace, key }} />;
    return <NavRow label={`${key} ${title}`} icon={SquareCheckBig} current={here} render={link} />;
  }
  const board = favourite.what === 'board' ? favourite.of : projects.find(({ id }) => id === favourite.of)?.board;
  if (board == null) return null;
  const link = <Link to="/w/$workspace/board/$board" params={{ workspace, board }} />;
  const mark = favourite.hue === null ? { icon: SquareKanban } : { hue: favourite.hue as ProjectHue };
  return <NavRow label={favourite.name} {...mark} current={path.endsWith(`/board/${board}`)} render={link} />;
}
