// Coming in where the browser may have passkeys: one press with, one without; where it has none, nobody speaks of them.
import { Button } from '@baton/ui/button';
import { FingerprintPattern } from 'lucide-react';
import type { Entering } from '../lib/use-entering.ts';

interface PasskeyGoProps {
  /** What is done, as in "Join with a passkey". */
  readonly verb: string;
  /** The press where there are no passkeys. */
  readonly plain: string;
  readonly entering: Pick<Entering, 'isGoing'>;
  readonly offersPasskey: boolean;
  readonly size: 36 | 44;
  readonly onWithout: () => void;
}

/** Submits the form that it stands in; without a passkey it says so. */
export function PasskeyGo({ verb, plain, entering: { isGoing }, offersPasskey, size, onWithout }: PasskeyGoProps) {
  const shape = { size, wide: size === 44 } as const;
  if (!offersPasskey)
    return (
      <Button tone="primary" {...shape} type="submit" aria-busy={isGoing}>
        {plain}
      </Button>
    );
  return (
    <>
      <Button tone="primary" {...shape} type="submit" icon={FingerprintPattern} aria-busy={isGoing}>
        {verb} with a passkey
      </Button>
      <Button tone="quiet" {...shape} onClick={onWithout}>
        {verb} without {size === 44 ? 'a passkey' : 'one'}
      </Button>
    </>
  );
}
