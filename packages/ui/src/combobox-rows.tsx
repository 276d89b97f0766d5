import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, Plus } from 'lucide-react';
import type { RefObject } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import overlay from './overlay.module.css';
import { usePortalRoot } from './portal-root.tsx';
import type { SelectOption } from './select.tsx';
import { useWords } from './words.tsx';

/** Stands in the list for "make a new one"; no real id holds this character. */
export const createId = '\u0000create';

export interface ComboboxRowsProps {
  readonly options: readonly SelectOption<string>[];
  readonly anchor: RefObject<HTMLElement | null>;
  /** The text that can be made into a new option. */
  readonly created: string | undefined;
}

export function ComboboxRows({ options, anchor, created }: ComboboxRowsProps) {
  const words = useWords();
  const container = usePortalRoot();
  const byId = new Map(options.map((option) => [option.id, option]));
  return (
    <Base.Portal container={container}>
      <Base.Positioner className={overlay.positioner} anchor={anchor} sideOffset={4} collisionPadding={8}>
        <Base.Popup className={cx(overlay.sheet, overlay.asWide)}>
          <Base.Empty className={overlay.empty}>{words.nothingFound}</Base.Empty>
          <Base.List className={overlay.rows}>
            {(id: string) =>
              id === createId ? (
                <Base.Item key={id} value={id} className={overlay.row}>
                  <Icon icon={Plus} size={14} />
                  <span className={overlay.text}>{words.create(created ?? '')}</span>
                </Base.Item>
              ) : (
                <Row key={id} option={byId.get(id)} />
              )
            }
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

function Row({ option }: { option: SelectOption<string> | undefined }) {
  if (option === undefined) return null;
  return (
    <Base.Item value={option.id} className={overlay.row}>
      {option.sign}
      <span className={overlay.text}>
        {option.label}
        {option.hint !== undefined && <span className={overlay.reason}>{option.hint}</span>}
      </span>
      <Base.ItemIndicator className={overlay.end}>
        <Icon icon={Check} size={14} />
      </Base.ItemIndicator>
    </Base.Item>
  );
}
