// A line about oneself that saves as it is left. Escape returns what stood there.
import { DraftField } from '@baton/ui/draft-field';
import { useState } from 'react';

interface KeptTextProps {
  readonly label: string;
  readonly value: string;
  readonly onKeep: (text: string) => void;
  /** Why it cannot be empty; undefined: it can. */
  readonly needed?: string;
}
const longest = 120;

export function KeptText({ label, value, onKeep, needed }: KeptTextProps) {
  const [isLacking, setLacking] = useState(false);
  const keep = (text: string | undefined) => {
    setLacking(text === undefined && needed !== undefined);
    if (text !== undefined || needed === undefined) onKeep(text ?? '');
  };
  return (
    <DraftField<string>
      label={label}
      value={value === '' ? undefined : value}
      onChange={keep}
      parse={(text) => text.replaceAll(/\s+/gu, ' ').slice(0, longest)}
      format={(text) => text}
      misread=""
      error={isLacking ? needed : undefined}
    />
  );
}
