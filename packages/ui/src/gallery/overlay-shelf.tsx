import { Archive, Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { CommandHint, CommandMenu } from '../command-menu.tsx';
import { ContextMenu } from '../context-menu.tsx';
import { Dialog } from '../dialog.tsx';
import { IconButton } from '../icon-button.tsx';
import type { MenuItem } from '../menu-items.tsx';
import { Menu } from '../menu.tsx';
import { Popover } from '../popover.tsx';
import { SidePanel } from '../side-panel.tsx';
import { useToast } from '../toast.tsx';
import { Line, Specimen } from './specimen.tsx';

const nothing = () => undefined;
const items: readonly MenuItem[] = [
  { id: 'rename', label: 'Rename', icon: Pencil, keyCap: 'F2', onSelect: nothing },
  { id: 'copy', label: 'Copy link', icon: Copy, end: 'SPR-118', onSelect: nothing },
  { id: 'more', label: 'Move to', items: [{ id: 'a', label: 'Brand review', onSelect: nothing }] },
  { id: 'follow', label: 'Follow', checked: true, onChange: nothing },
  { id: 'archive', label: 'Archive', icon: Archive, disabledReason: 'Lena signs first', onSelect: nothing },
  { id: 'rule', rule: true },
  { id: 'bin', label: 'Move to bin', icon: Trash2, tone: 'destructive', keyCap: 'Del', onSelect: nothing },
];

export function OverlayShelf() {
  const toast = useToast();
  const [open, setOpen] = useState<'dialog' | 'panel' | 'command'>();
  const close = () => setOpen(undefined);
  return (
    <Specimen title="Over the page">
      <Line label="Open">
        <Menu trigger={<IconButton icon={Ellipsis} label="Actions" edge />} items={items} />
        <Popover trigger={<Button>Popover</Button>} title="Conditions">
          Print size set, brief attached.
        </Popover>
        <Button onClick={() => setOpen('dialog')}>Dialog</Button>
        <Button onClick={() => setOpen('panel')}>Side panel</Button>
        <Button onClick={() => setOpen('command')}>Command menu</Button>
        <Button onClick={() => toast.show({ text: 'Moved 3 tasks to Brand review', onUndo: nothing })}>Toast</Button>
        <ContextMenu items={items}>
          <Button tone="quiet">Second button here</Button>
        </ContextMenu>
      </Line>
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        title="Return the approval"
        description="Lena sees your reason with the version that you read."
        actions={
          <>
            <Button onClick={close}>Keep</Button>
            <Button tone="primary" onClick={close}>
              Return
            </Button>
          </>
        }
      />
      <SidePanel open={open === 'panel'} onClose={close} label="SPR-121, Press kit" head="SPR-121">
        What the list keeps beside it.
      </SidePanel>
      <CommandMenu
        open={open === 'command'}
        onClose={close}
        label="Find or do"
        query="hand"
        onQuery={nothing}
        scope="all"
        scopes={[
          { id: 'all', label: 'All' },
          { id: 'do', label: 'Actions', prefix: '>' },
        ]}
        groups={[
          {
            id: 'for',
            label: 'For SPR-118',
            items: [{ id: 'h', label: 'Hand over to…', ranges: [[0, 4]], icon: Pencil, keyCap: 'H' }],
          },
          {
            id: 'go',
            label: 'Go to',
            items: [{ id: 's', label: 'Store handbook', ranges: [[6, 10]], icon: Copy, end: 'Documents' }],
          },
        ]}
        onChoose={close}
        footer={
          <>
            <CommandHint keys={['↑', '↓']}>choose</CommandHint>
            <CommandHint keys={['Enter']}>open</CommandHint>
            <span>Searched 48 000 things on this device in 9 ms</span>
          </>
        }
      />
    </Specimen>
  );
}
