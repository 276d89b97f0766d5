// What this browser prefers: the theme, and whether single letters do things.
import { Segmented } from '@baton/ui/segmented';
import { Switch } from '@baton/ui/switch';
import { prefer, type Theme, usePreference } from '../../lib/preferences.ts';
import { Section } from './section.tsx';
import styles from './settings.module.css';

const themes = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const;

export function LookSection() {
  const theme = usePreference('theme', 'system') as Theme;
  const singleKeys = usePreference('single-keys', 'on');
  return (
    <Section title="This browser">
      <div className={styles.start}>
        <Segmented label="Theme" options={themes} value={theme} onChange={(next) => prefer('theme', next)} />
      </div>
      <Switch
        spread
        label="Single letters do things, like N for a new task"
        checked={singleKeys === 'on'}
        onChange={(on) => prefer('single-keys', on ? 'on' : 'off')}
      />
    </Section>
  );
}
