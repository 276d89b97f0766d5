// While a workspace opens there is nothing to show; where something stands in its way, that.
import { useWaitingToOpen } from '../lib/waiting-to-open.ts';
import { Plain } from '../parts/plain.tsx';

export function Opening() {
  const sentence = useWaitingToOpen();
  return sentence === null ? null : <Plain title="This workspace cannot be opened yet" text={sentence} />;
}
