// A link that looks like an icon button: name in the tooltip and for the screen reader.
import { Icon, type IconShape } from '@baton/ui/icon';
import { LinkOf, type LinkRender } from '@baton/ui/link';
import { Tooltip } from '@baton/ui/tooltip';
import styles from './icon-link.module.css';

export function IconLink({ icon, label, ...link }: LinkRender & { icon: IconShape; label: string }) {
  return (
    <Tooltip text={label}>
      <LinkOf {...link} aria-label={label} className={styles.link}>
        <Icon icon={icon} />
      </LinkOf>
    </Tooltip>
  );
}
