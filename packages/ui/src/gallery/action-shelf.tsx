import { CalendarDays, LayoutList, Plus, Settings, SquareKanban } from 'lucide-react';
import { useState } from 'react';
import { Button, type ButtonTone } from '../button.tsx';
import { IconButton } from '../icon-button.tsx';
import { KeyCap } from '../key-cap.tsx';
import { Segmented } from '../segmented.tsx';
import styles from './gallery.module.css';
import { Line, Specimen } from './specimen.tsx';

const tones: readonly { tone: ButtonTone; name: string }[] = [
  { tone: 'primary', name: 'Primary' },
  { tone: 'default', name: 'Default' },
  { tone: 'quiet', name: 'Quiet' },
  { tone: 'ink', name: 'Ink' },
  { tone: 'destructive', name: 'Destructive' },
];

export function ActionShelf() {
  const [view, setView] = useState<'list' | 'board' | 'days'>('list');
  return (
    <Specimen title="Buttons" note="Rest, hover, focus, pressed, and disabled with its reason.">
      {tones.map(({ tone, name }) => (
        <Line key={tone} label={name}>
          <Button tone={tone}>Rest</Button>
          <Button tone={tone} className={styles.asHover}>
            Hover
          </Button>
          <Button tone={tone} className={styles.asFocus}>
            Focus
          </Button>
          <Button tone={tone} className={styles.asActive}>
            Pressed
          </Button>
          <Button tone={tone} disabledReason="Gate: Lena signs first">
            Disabled
          </Button>
        </Line>
      ))}
      <Line label="Sizes">
        <Button size={24}>24</Button>
        <Button>28</Button>
        <Button size={36}>36</Button>
        <Button size={44}>44, touch</Button>
      </Line>
      <Line label="With key">
        <Button tone="primary" icon={Plus} keyCap="N">
          Add a task
        </Button>
        <Button keyCap="D">Decline</Button>
        <KeyCap keys="J" />
        <KeyCap keys="Ctrl K" />
      </Line>
      <Line label="Icon buttons">
        <IconButton icon={Settings} label="Settings" keyCap="," />
        <IconButton icon={Settings} label="Settings, on" pressed />
        <IconButton icon={Plus} label="Add" edge />
        <IconButton icon={Plus} label="Add, small" size={24} />
        <IconButton icon={Plus} label="Add, off" disabledReason="Nothing is added in a gate column" />
      </Line>
      <Line label="Segmented">
        <Segmented
          label="View"
          value={view}
          onChange={setView}
          options={[
            { id: 'list', label: 'List', icon: LayoutList },
            { id: 'board', label: 'Board', icon: SquareKanban },
            { id: 'days', label: 'Days', icon: CalendarDays },
          ]}
        />
      </Line>
    </Specimen>
  );
}
