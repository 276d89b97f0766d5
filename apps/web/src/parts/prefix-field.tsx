// The short letters that keys begin with: SPR in SPR-128.
import { TextField } from '@baton/ui/text-field';
import type { RefObject } from 'react';

export const prefixShape = 'Two to six letters and digits, a letter first, like SPR.';
export const isPrefix = (text: string): boolean => /^[A-Z][A-Z0-9]{1,5}$/u.test(text);
export const asPrefix = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/gu, '')
    .slice(0, 6);

interface PrefixFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
  readonly ref?: RefObject<HTMLInputElement | null>;
}

export function PrefixField({ value, onChange, error, ref }: PrefixFieldProps) {
  return (
    <TextField
      label="Prefix of its keys"
      ref={ref}
      value={value}
      onChange={onChange}
      autoComplete="off"
      spellCheck={false}
      help={value === '' ? prefixShape : `Tasks are called ${value}-1, ${value}-2 and so on.`}
      error={error}
    />
  );
}
