// In the place of what is not on this device: said at once where the relay cannot be reached, and a moment later where it
// can, since then it mostly is here before anybody has read it.
import type { OnDevice } from '@baton/workspace/sync-contract';
import { CloudOff, CloudDownload } from 'lucide-react';
import { Icon } from '@baton/ui/icon';
import styles from './elsewhere.module.css';

interface ElsewhereProps {
  /** Nothing where it is the text itself; else what it is, as the beginning of the sentence. */
  readonly what?: string;
  /** Where it is instead. */
  readonly where?: string;
  readonly stand: Exclude<OnDevice['page'], 'here'>;
}

const beginningOf = ({ what, where }: ElsewhereProps): string => {
  if (where !== undefined) return `${where}, not on this device`;
  return what === undefined ? 'Not on this device' : `${what} are not on this device`;
};

export function Elsewhere(props: ElsewhereProps) {
  const { what, stand } = props;
  const isComing = stand === 'coming';
  const beginning = beginningOf(props);
  const it = what === undefined ? 'it is' : 'they are';
  return (
    <p className={styles.elsewhere} data-stand={stand} role="status">
      <Icon icon={isComing ? CloudDownload : CloudOff} size={14} />
      {isComing
        ? `${beginning} yet · ${it} being fetched`
        : `${beginning} · ${it} fetched when the relay can be reached`}
    </p>
  );
}
