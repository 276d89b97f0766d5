// A password as it is typed: hidden, and shown for as long as somebody wants to see it.
import { IconButton } from '@baton/ui/icon-button';
import { TextField, type TextFieldProps } from '@baton/ui/text-field';
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';

type PasswordFieldProps = Pick<TextFieldProps, 'label' | 'value' | 'onChange' | 'help' | 'error'> & {
  /** Tells password managers which one it is. */
  readonly kind: 'current' | 'new';
};

export function PasswordField({ kind, ...props }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const eye = (
    <IconButton
      icon={isShown ? EyeOff : Eye}
      label={isShown ? 'Hide password' : 'Show password'}
      size={24}
      onClick={() => setShown(!isShown)}
    />
  );
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      autoComplete={`${kind}-password`}
      autoCapitalize="none"
      spellCheck={false}
      end={eye}
    />
  );
}
