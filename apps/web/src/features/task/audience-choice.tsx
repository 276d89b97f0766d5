// Whether a comment goes to the guests who read the task, or stays among colleagues. Nothing where no guest reads it.
import { Segmented } from '@baton/ui/segmented';
import { Lock } from 'lucide-react';

export type Audience = 'guests' | 'inside';
interface AudienceChoiceProps {
  readonly guests: readonly string[];
  readonly value: Audience;
  readonly onChange: (audience: Audience) => void;
}

export function AudienceChoice({ guests, value, onChange }: AudienceChoiceProps) {
  if (guests.length === 0) return null;
  return (
    <Segmented
      label="Who is sent this comment"
      options={[
        { id: 'inside', label: 'Colleagues', icon: Lock },
        { id: 'guests', label: `And ${guests.join(', ')}` },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
