// Whether a comment goes to the guests who read the task, or an answer to whoever has the link by which something was said, or
// stays among colleagues. Nothing where nobody else reads it.
import { Segmented } from '@baton/ui/segmented';
import { Lock } from 'lucide-react';

export type Audience = 'guests' | 'inside' | 'link';
interface AudienceChoiceProps {
  readonly guests: readonly string[];
  /** What it answers came by a link. */
  readonly byLink?: boolean;
  readonly value: Audience;
  readonly onChange: (audience: Audience) => void;
}

export function AudienceChoice({ guests, byLink = false, value, onChange }: AudienceChoiceProps) {
  if (guests.length === 0 && !byLink) return null;
  return (
    <Segmented
      label="Who is sent this comment"
      options={[
        { id: 'inside', label: 'Colleagues', icon: Lock },
        byLink
          ? { id: 'link', label: 'And whoever has the link' }
          : { id: 'guests', label: `And ${guests.join(', ')}` },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
