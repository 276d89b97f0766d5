import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { ChipButton } from './chip.tsx';
import styles from './command-menu.module.css';
import { type CommandGroup, CommandList } from './command-list.tsx';
import { Icon } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import { usePortalRoot } from './portal-root.tsx';

export interface CommandScope {
  readonly id: string;
  readonly label: string;
  /** Typed first it chooses the scope: `>`, `@`. The caller reads it from the query. */
  readonly prefix?: string | undefined;
}

export interface CommandMenuProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly scopes?: readonly CommandScope[] | undefined;
  readonly scope?: string | undefined;
  readonly onScope?: ((id: string) => void) | undefined;
  /** Found by the caller, best first. */
  readonly groups: readonly CommandGroup[];
  /** `beside` with Ctrl Enter. The caller closes the menu. */
  readonly onChoose: (id: string, how: { readonly beside: boolean }) => void;
  readonly empty?: ReactNode;
  /** The keys, then how many and how fast. */
  readonly footer?: ReactNode;
}

/** Find or do: 680 wide over a scrim, scopes, groups, rows of 40. Knows nothing of what it finds. */
export function CommandMenu(props: CommandMenuProps) {
  const { open, onClose, label, placeholder, query, onQuery, groups, onChoose, empty, footer } = props;
  const container = usePortalRoot();
  const highlighted = useRef<string>(undefined);
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || highlighted.current === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(highlighted.current, { beside: true });
  };
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal container={container}>
        <Dialog.Backdrop className={styles.scrim} />
        <Dialog.Viewport className={styles.viewport}>
          <Dialog.Popup className={styles.menu} aria-label={label}>
            <Autocomplete.Root
              open
              inline
              autoHighlight="always"
              keepHighlight
              mode="none"
              filter={null}
              items={groups.map((group) => ({ value: group.id, items: group.items }))}
              itemToStringValue={(item) => item.id}
              value={query}
              onValueChange={(next, { reason }) => reason === 'input-change' && onQuery(next)}
              onItemHighlighted={(item) => (highlighted.current = item?.id)}
            >
              <div className={styles.query}>
                <Icon icon={Search} size={20} />
                <Autocomplete.Input
                  className={styles.input}
                  aria-label={label}
                  placeholder={placeholder}
                  onKeyDown={handleKey}
                />
                <KeyCap keys="Esc" />
              </div>
              <Scopes {...props} />
              <CommandList groups={groups} empty={empty} onChoose={(id) => onChoose(id, { beside: false })} />
            </Autocomplete.Root>
            {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Scopes({ scopes, scope, onScope, label }: CommandMenuProps) {
  if (scopes === undefined) return null;
  const named = { role: 'group', 'aria-label': label };
  return (
    <div className={styles.scopes} {...named}>
      {scopes.map(({ id, label: name, prefix }) => (
        <ChipButton key={id} pressed={id === scope} onClick={() => onScope?.(id)}>
          {name}
          {prefix !== undefined && <KeyCap keys={prefix} on={id === scope ? 'ink' : undefined} />}
        </ChipButton>
      ))}
    </div>
  );
}

/** A key and what it does, for the footer. */
export function CommandHint({ keys, children }: { keys: readonly string[]; children: ReactNode }) {
  return (
    <span className={styles.hint}>
      {keys.map((key) => (
        <KeyCap key={key} keys={key} />
      ))}
      {children}
    </span>
  );
}
