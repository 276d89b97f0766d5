// All projects: the active ones by department, the archived ones, the bin. Each has an address of its own.
import { type ProjectAnswer, projectsOfWorkspace } from '@baton/model/project/queries';
import { Button } from '@baton/ui/button';
import { IconButton } from '@baton/ui/icon-button';
import { TabLinks } from '@baton/ui/tab-links';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Plus, Search } from 'lucide-react';
import { useActionRegistry } from '../../lib/actions.tsx';
import { useLive } from '../../lib/use-live.ts';
import { usePhone } from '../../lib/use-media.ts';
import { Screen } from '../../parts/screen.tsx';
import { ActiveProjects } from './active-projects.tsx';
import { ArchivedProjects } from './archived-projects.tsx';
import { BinList } from './bin-list.tsx';

const all = {};
/** The three differ in their search alone. */
const exact = { exact: true, includeSearch: true } as const;
const views = [
  { id: 'active', label: 'Active', search: {} },
  { id: 'archived', label: 'Archived', search: { show: 'archived' } },
  { id: 'bin', label: 'Bin', search: { show: 'bin' } },
] as const;

export function ProjectsScreen() {
  const params = useParams({ from: '/w/$workspace' });
  const { show = 'active' } = useSearch({ from: '/w/$workspace/projects' });
  const isPhone = usePhone();
  const projects = useLive(projectsOfWorkspace, all);
  const tabs = (
    <TabLinks
      label="Projects by state"
      current={show}
      links={views.map(({ id, label, search }) => ({
        id,
        label,
        render: <Link to="/w/$workspace/projects" params={params} search={search} activeOptions={exact} />,
      }))}
    />
  );
  const isEmpty = projects?.every(({ binned }) => binned !== null) ?? true;
  const add = <Actions isPhone={isPhone} canAdd={show === 'active' && !isEmpty} />;
  const live = projects?.filter(({ binned }) => binned === null);
  return (
    <Screen title="All projects" middle={tabs} subBar={isPhone ? tabs : undefined} actions={add}>
      {show === 'bin' ? <BinList /> : live && <Shown show={show} projects={live} />}
    </Screen>
  );
}

function Shown({ show, projects }: { show: 'active' | 'archived'; projects: readonly ProjectAnswer[] }) {
  const rests = projects.filter(({ archived }) => archived !== null);
  if (show === 'archived') return <ArchivedProjects projects={rests} />;
  return <ActiveProjects projects={projects.filter((project) => !rests.includes(project))} />;
}

/** On the phone the bar is narrow, and finding has no other place. */
function Actions({ isPhone, canAdd }: { isPhone: boolean; canAdd: boolean }) {
  const actions = useActionRegistry();
  const add = () => void actions.run('new-project');
  if (!isPhone)
    return canAdd ? (
      <Button tone="primary" icon={Plus} onClick={add}>
        New project
      </Button>
    ) : null;
  return (
    <>
      <IconButton icon={Search} label="Find or do" size={40} onClick={() => void actions.run('find')} />
      {canAdd && <IconButton icon={Plus} label="New project" size={40} onClick={add} />}
    </>
  );
}
