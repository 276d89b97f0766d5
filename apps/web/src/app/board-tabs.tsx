// The boards of a project, where it has several.
import { boardHead } from '@baton/model/board/head-query';
import { boardsOfProject } from '@baton/model/board/queries';
import { TabLinks } from '@baton/ui/tab-links';
import { Link } from '@tanstack/react-router';
import { useLive, useLiveOne } from '../lib/use-live.ts';

export function BoardTabs({ board, workspace }: { board: string; workspace: string }) {
  const head = useLiveOne(boardHead, { board });
  const boards = (useLive(boardsOfProject, { project: head?.project ?? '' }) ?? []).filter(
    (one) => one.archived === null,
  );
  if (boards.length < 2) return null;
  return (
    <TabLinks
      label="Boards of this project"
      current={board}
      links={boards.map(({ id, name }) => ({
        id,
        label: name,
        render: <Link to="/w/$workspace/board/$board" params={{ workspace, board: id }} />,
      }))}
    />
  );
}
