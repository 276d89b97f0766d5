import { CSPProvider } from '@base-ui/react/csp-provider';
import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import fieldStyles from './field.module.css';
import { Field, type FieldFrame } from './field.tsx';
import { Icon } from './icon.tsx';
import overlay from './overlay.module.css';
import { usePortalRoot } from './portal-root.tsx';
import styles from './select.module.css';
import { useWords } from './words.tsx';

export interface SelectOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly hint?: string | undefined;
  /** A status sign, an avatar, a project mark. */
  readonly sign?: ReactNode;
  /** One of the eight pairs of people, for what stands as a chip: a tag has its own. */
  readonly hue?: number | undefined;
}

export interface SelectProps<Id extends string> extends FieldFrame {
  readonly options: readonly SelectOption<Id>[];
  readonly value: Id | undefined;
  readonly onChange: (value: Id) => void;
  readonly placeholder?: string | undefined;
  readonly slim?: boolean | undefined;
  /** No edge until hover: for values inside a row or a list of properties. */
  readonly bare?: boolean | undefined;
}

/** A short list to choose one from. Longer than about twelve, use Combobox. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { options, value, onChange, placeholder, slim, bare, ...frame } = props;
  const words = useWords();
  const container = usePortalRoot();
  const isOff = frame.disabledReason !== undefined;
  const chosen = options.find((option) => option.id === value);
  return (
    <Field {...frame}>
      <Base.Root<Id>
        value={value ?? null}
        onValueChange={(next) => next !== null && onChange(next)}
        items={options.map((option) => ({ value: option.id, label: option.label }))}
        readOnly={isOff}
        modal={false}
      >
        <Base.Trigger
          aria-disabled={isOff || undefined}
          className={cx(fieldStyles.box, styles.trigger, slim && fieldStyles.slim, bare && styles.bare)}
        >
          {chosen?.sign}
          <span className={cx(styles.value, chosen === undefined && styles.none)}>
            {chosen?.label ?? placeholder ?? words.choose}
          </span>
          <Icon icon={ChevronDown} size={14} />
        </Base.Trigger>
        {/* Its style element only hides a scroll bar that this list does not have, and the page's policy refuses it. */}
        <CSPProvider disableStyleElements>
          <Base.Portal container={container}>
            <Base.Positioner
              className={overlay.positioner}
              alignItemWithTrigger={false}
              sideOffset={4}
              collisionPadding={8}
            >
              <Base.Popup className={cx(overlay.sheet, overlay.rows, overlay.asWide)}>
                <Base.List>{options.map(optionRow)}</Base.List>
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </CSPProvider>
      </Base.Root>
    </Field>
  );
}

function optionRow({ id, label, hint, sign }: SelectOption<string>) {
  return (
    <Base.Item key={id} value={id} className={overlay.row}>
      {sign}
      <span className={overlay.text}>
        <Base.ItemText>{label}</Base.ItemText>
        {hint !== undefined && <span className={overlay.reason}>{hint}</span>}
      </span>
      <Base.ItemIndicator className={overlay.end}>
        <Icon icon={Check} size={14} />
      </Base.ItemIndicator>
    </Base.Item>
  );
}
