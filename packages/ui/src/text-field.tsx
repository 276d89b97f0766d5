import { Field as Base } from '@base-ui/react/field';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Field, type FieldFrame } from './field.tsx';
import styles from './field.module.css';
import { Icon, type IconShape } from './icon.tsx';

export interface TextFieldProps
  extends FieldFrame, Omit<ComponentProps<'input'>, keyof FieldFrame | 'onChange' | 'value' | 'disabled'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly icon?: IconShape | undefined;
  /** Stands inside the edge after the text: an eye, a unit, a clear button. */
  readonly end?: ReactNode;
  /** 28 px, for bars. */
  readonly slim?: boolean | undefined;
}

export function TextField(props: TextFieldProps) {
  const { label, labelHidden, help, error, disabledReason, className, value, onChange, icon, end, slim, ...rest } =
    props;
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
      <div className={cx(styles.box, slim && styles.slim)}>
        {icon && <Icon icon={icon} size={14} />}
        <Base.Control
          type="text"
          {...rest}
          value={value}
          onValueChange={onChange}
          readOnly={isOff || rest.readOnly}
          aria-disabled={isOff || undefined}
        />
        {end}
      </div>
    </Field>
  );
}
