// Triage, each act with a way back.
import type { Day } from '@baton/model/day';
import { finishNotices, readNotices, snoozeNotices } from '@baton/model/inbox/commands';
import type { BundleAnswer } from '@baton/model/inbox/queries';
import { useToast } from '@baton/ui/toast';
import { useRun } from '../../lib/use-run.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { longDay, todayHere } from '../../parts/day-text.ts';

export interface InboxActs {
  finish(bundles: readonly BundleAnswer[]): void;
  takeUp(bundle: BundleAnswer): void;
  read(bundles: readonly BundleAnswer[], read: boolean): void;
  /** null: it is awake again. */
  snooze(bundle: BundleAnswer, until: Day | null): void;
}

const keysOf = (bundles: readonly BundleAnswer[]): string[] =>
  bundles.flatMap(({ notices }) => notices.map(({ id }) => id));
const called = (bundles: readonly BundleAnswer[]): string =>
  bundles.length === 1 ? (bundles[0]?.title ?? '') : `${bundles.length} tasks`;

export function useInboxActs(): InboxActs {
  const run = useRun();
  const toast = useToast();
  const undo = useUndo();
  const say = (text: string) => toast.show({ text, onUndo: undo });
  return {
    finish(bundles) {
      const notices = keysOf(bundles);
      if (notices.length === 0) return;
      void run(finishNotices, { notices, done: true }).then((done) => done && say(`Done: ${called(bundles)}`));
    },
    takeUp: (bundle) => void run(finishNotices, { notices: keysOf([bundle]), done: false }),
    read(bundles, read) {
      const notices = keysOf(bundles);
      if (notices.length > 0) void run(readNotices, { notices, read });
    },
    snooze(bundle, until) {
      void run(snoozeNotices, { notices: keysOf([bundle]), until }).then(
        (done) =>
          done &&
          say(
            until === null ? `Awake: ${bundle.title}` : `Asleep until ${longDay(until, todayHere())}: ${bundle.title}`,
          ),
      );
    },
  };
}
