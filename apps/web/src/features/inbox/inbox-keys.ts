// The keys of the inbox: J and K walk and read nothing; what is acted on leaves, and the next one has its place.
import { addDays, type Day } from '@baton/model/day';
import type { BundleAnswer } from '@baton/model/inbox/queries';
import { type ActionHandler, useActionRegistry, useActions } from '../../lib/actions.tsx';
import type { InboxActs } from './inbox-acts.ts';

interface InboxKeys {
  readonly bundles: readonly BundleAnswer[];
  readonly selected: BundleAnswer | undefined;
  readonly today: Day;
  readonly acts: InboxActs;
  readonly onWalk: (bundle: BundleAnswer) => void;
  readonly onOpen: (bundle: BundleAnswer) => void;
}

const linkOf = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-bundle="${CSS.escape(id)}"] a`);

/** In the pane beside the list the keys are those of the task, and above it those of what waits for an answer. */
const isElsewhere = (): boolean => document.activeElement?.closest('[data-pane], [data-asked]') != null;

export function useInboxKeys({ bundles, selected, today, acts, onWalk, onOpen }: InboxKeys): void {
  const registry = useActionRegistry();
  const walkTo = (bundle: BundleAnswer | undefined) => {
    if (bundle === undefined) return;
    onWalk(bundle);
    linkOf(bundle.id)?.focus();
  };
  const walk =
    (by: number): ActionHandler =>
    () => {
      if (isElsewhere()) return false;
      const at = selected === undefined ? -1 : bundles.indexOf(selected);
      const isFocused = selected !== undefined && linkOf(selected.id) === document.activeElement;
      walkTo(bundles[isFocused ? Math.max(0, Math.min(bundles.length - 1, at + by)) : Math.max(0, at)]);
      return undefined;
    };
  const withSelected =
    (act: (bundle: BundleAnswer) => void): ActionHandler =>
    () => {
      if (selected === undefined || isElsewhere()) return false;
      act(selected);
      return undefined;
    };
  const leave = (act: (bundle: BundleAnswer) => void) =>
    withSelected((bundle) => {
      const at = bundles.indexOf(bundle);
      act(bundle);
      walkTo(bundles[at + 1] ?? bundles[at - 1]);
    });
  useActions({
    next: walk(1),
    previous: walk(-1),
    first: walk(-bundles.length),
    last: walk(bundles.length),
    open: withSelected(onOpen),
    finish: leave((bundle) => acts.finish([bundle])),
    snooze: leave((bundle) => acts.snooze(bundle, addDays(today, 1))),
    'take-back': () => void registry.run('undo'),
  });
}
