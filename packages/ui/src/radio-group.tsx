import { Fieldset } from '@base-ui/react/fieldset';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Base } from '@base-ui/react/radio-group';
import { type ReactNode, useId } from 'react';
import styles from './check.module.css';
import { cx } from './cx.ts';
import { Field, type FieldFrame } from './field.tsx';

export interface RadioGroupProps<Id extends string> extends FieldFrame {
  readonly options: readonly { readonly id: Id; readonly label: ReactNode; readonly hint?: ReactNode }[];
  readonly value: Id | undefined;
  readonly onChange: (value: Id) => void;
}

export function RadioGroup<Id extends string>({ options, value, onChange, ...frame }: RadioGroupProps<Id>) {
  const isOff = frame.disabledReason !== undefined;
  // Left alone, each would be called by the label of all.
  const id = useId();
  return (
    <Field {...frame}>
      <Fieldset.Root
        render={<Base<Id> value={value} onValueChange={onChange} readOnly={isOff} className={styles.radios} />}
      >
        {options.map((option) => (
          <label key={option.id} className={styles.row}>
            <Radio.Root
              value={option.id}
              aria-labelledby={`${id} ${option.id}`.replaceAll(' ', '-')}
              aria-disabled={isOff || undefined}
              className={cx(styles.box, styles.radio)}
            />
            <span id={`${id} ${option.id}`.replaceAll(' ', '-')}>
              {option.label}
              {option.hint !== undefined && <span className={styles.hint}>{option.hint}</span>}
            </span>
          </label>
        ))}
      </Fieldset.Root>
    </Field>
  );
}
