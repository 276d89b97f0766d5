import { Inbox, ListChecks, Settings } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { Count } from '../count.tsx';
import { IconButton } from '../icon-button.tsx';
import { BarRule, PanelBar } from '../panel-bar.tsx';
import { ProjectMark } from '../project-mark.tsx';
import { NavGroup, NavHeading, NavRow, SideBar } from '../side-bar.tsx';
import { FindRow, WorkspaceButton } from '../side-bar-head.tsx';
import { SyncChip } from '../sync-chip.tsx';
import { TabLinks } from '../tab-links.tsx';
import { Tabs } from '../tabs.tsx';
import styles from './gallery.module.css';
import { Specimen } from './specimen.tsx';

const nothing = () => undefined;

export function FrameShelf({ theme }: { theme: string }) {
  const [isOpen, setOpen] = useState(true);
  const [tab, setTab] = useState<'talk' | 'past'>('talk');
  return (
    <Specimen title="Round the page">
      <div className={styles.frame}>
        <SideBar
          label={`Workspace, ${theme}`}
          head={
            <>
              <WorkspaceButton name="Northwind Outdoor" />
              <FindRow
                find="Find or do"
                findKey="Ctrl K"
                onFind={nothing}
                add={{ label: 'Add', keyCap: 'N', onAdd: nothing }}
              />
            </>
          }
          foot={
            <>
              <SyncChip state={{ kind: 'relay' }} />
              <IconButton icon={Settings} label="Settings" />
            </>
          }
        >
          <NavRow label="My work" icon={ListChecks} href="#work" />
          <NavRow label="Inbox" icon={Inbox} href="#inbox" end={<Count value={7} label="7 unread" />} />
          <NavHeading>Departments</NavHeading>
          <NavGroup label="Marketing" open={isOpen} onToggle={setOpen}>
            <NavRow nested label="Spring launch" hue={1} current href="#spring" />
          </NavGroup>
        </SideBar>
        <div>
          <PanelBar
            level={3}
            before={<ProjectMark hue={1} />}
            title="Spring launch"
            actions={
              <>
                <BarRule />
                <Button>Share</Button>
              </>
            }
          >
            <TabLinks
              label={`Views, ${theme}`}
              current="board"
              links={[
                { id: 'board', label: 'Board', href: '#board' },
                { id: 'list', label: 'List', href: '#list' },
              ]}
            />
          </PanelBar>
          <Tabs
            label="About the task"
            value={tab}
            onChange={setTab}
            tabs={[
              { id: 'talk', label: 'Conversation', content: 'Tom: over to you.' },
              { id: 'past', label: 'History', content: 'Lena renamed it.' },
            ]}
          />
        </div>
      </div>
    </Specimen>
  );
}
