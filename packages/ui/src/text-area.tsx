import { Field as Base } from '@base-ui/react/field';
import type { ComponentProps } from 'react';
import { cx } from './cx.ts';
import { Field, type FieldFrame } from './field.tsx';
import fieldStyles from './field.module.css';
import styles from './text-area.module.css';

export interface TextAreaProps
  extends FieldFrame, Omit<ComponentProps<'textarea'>, keyof FieldFrame | 'onChange' | 'value' | 'disabled'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Grows with its text. A hidden copy of the text in the same grid cell sets the height, so no script measures. */
export function TextArea(props: TextAreaProps) {
  const { label, labelHidden, help, error, disabledReason, className, value, onChange, rows = 3, ...rest } = props;
  const isOff = disabledReason !== undefined;
  return (
    <Field
      label={label}
      labelHidden={labelHidden}
      help={help}
      error={error}
      disabledReason={disabledReason}
      className={className}
    >
      <div
        className={cx(fieldStyles.box, styles.grow)}
        data-copy={`${value}\n`}
        style={{ minBlockSize: rows * 20 + 12 }}
      >
        <Base.Control
          render={<textarea rows={1} {...rest} readOnly={isOff || rest.readOnly} aria-disabled={isOff || undefined} />}
          value={value}
          onValueChange={onChange}
        />
      </div>
    </Field>
  );
}
