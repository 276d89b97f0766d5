import { Combobox as Base } from '@base-ui/react/combobox';
import { useRef, useState } from 'react';
import { cx } from './cx.ts';
import { ComboboxChips } from './combobox-chips.tsx';
import { ComboboxRows, createId } from './combobox-rows.tsx';
import fieldStyles from './field.module.css';
import { Field, type FieldFrame } from './field.tsx';
import type { SelectOption } from './select.tsx';
import styles from './combobox.module.css';

export interface ComboboxOption extends SelectOption<string> {
  /** Other words that find it: a role, a mail address, an alias. */
  readonly also?: string | undefined;
}

export interface ComboboxProps extends FieldFrame {
  readonly options: readonly ComboboxOption[];
  /** The chosen ids; with `single` at most one. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly single?: boolean | undefined;
  readonly placeholder?: string | undefined;
  /** Offers to make what was typed and found nowhere; gives back the id of the new one, or nothing. */
  readonly onCreate?: ((text: string) => string | undefined) | undefined;
}

/** A picker for people, tags, projects: type to narrow, arrows, Enter; Backspace takes the last one out. */
export function Combobox(props: ComboboxProps) {
  const { options, value, onChange, single = false, placeholder, onCreate, ...frame } = props;
  const [query, setQuery] = useState('');
  const boxRef = useRef<HTMLDivElement>(null);
  const isOff = frame.disabledReason !== undefined;
  const shown = matching(options, query);
  const isNew = onCreate !== undefined && query.trim() !== '' && !options.some((option) => isSame(option.label, query));

  const handleChange = (next: readonly string[]) => {
    setQuery('');
    if (!next.includes(createId)) return onChange(single ? next.slice(-1) : next);
    const made = onCreate?.(query.trim());
    const kept = single ? [] : next.filter((id) => id !== createId);
    onChange(made === undefined ? kept : [...kept, made]);
  };
  return (
    <Field {...frame}>
      <Base.Root
        multiple
        autoHighlight
        filter={null}
        items={[...shown.map((option) => option.id), ...(isNew ? [createId] : [])]}
        value={value}
        onValueChange={handleChange}
        inputValue={query}
        onInputValueChange={setQuery}
        itemToStringLabel={(id) => options.find((option) => option.id === id)?.label ?? id}
        readOnly={isOff}
      >
        <Base.Chips ref={boxRef} className={cx(fieldStyles.box, styles.box)} aria-disabled={isOff || undefined}>
          <ComboboxChips options={options.filter((option) => value.includes(option.id))} isOff={isOff} />
          <Base.Input
            className={styles.input}
            placeholder={value.length === 0 ? placeholder : undefined}
            readOnly={isOff}
          />
        </Base.Chips>
        <ComboboxRows options={shown} anchor={boxRef} created={isNew ? query.trim() : undefined} />
      </Base.Root>
    </Field>
  );
}

/** Every typed word must begin a word of the option; case and accents do not count. */
export function matching(options: readonly ComboboxOption[], query: string): readonly ComboboxOption[] {
  const wanted = plain(query).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return options;
  return options.filter((option) => {
    const words = plain(`${option.label} ${option.also ?? ''}`).split(/[\s@.,-]+/u);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase().trim();
}

function isSame(a: string, b: string): boolean {
  return plain(a) === plain(b);
}
