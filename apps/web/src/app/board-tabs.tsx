// The boards of a project, where it has several, and its files, where it has any.
import { boardHead } from '@baton/model/board/head-query';
import { boardsOfProject } from '@baton/model/board/queries';
import { filesOfProject } from '@baton/model/file/queries';
import { TabLinks } from '@baton/ui/tab-links';
import { Link } from '@tanstack/react-router';
import { useLive, useLiveOne } from '../lib/use-live.ts';

interface ProjectTabsProps {
  readonly project: string;
  /** A board, or 'files'. */
  readonly current: string;
  readonly workspace: string;
}

export function BoardTabs({ board, workspace }: { board: string; workspace: string }) {
  const head = useLiveOne(boardHead, { board });
  return head ? <ProjectTabs project={head.project} current={board} workspace={workspace} /> : null;
}

export function ProjectTabs({ project, current, workspace }: ProjectTabsProps) {
  const boards = (useLive(boardsOfProject, { project }) ?? []).filter((one) => one.archived === null);
  const hasFiles = (useLive(filesOfProject, { project }) ?? []).length > 0 || current === 'files';
  const links = boards.map(({ id, name }) => ({
    id,
    label: name,
    render: <Link to="/w/$workspace/board/$board" params={{ workspace, board: id }} />,
  }));
  const files = {
    id: 'files',
    label: 'Files',
    render: <Link to="/w/$workspace/files/$project" params={{ workspace, project }} />,
  };
  const shown = hasFiles ? [...links, files] : links;
  if (shown.length < 2) return null;
  return <TabLinks label="Boards of this project" current={current} links={shown} />;
}
