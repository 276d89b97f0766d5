// What can be done on every screen: undo and redo of my own, the sheet of keys, regions, the side bar.
import { useAnnounce } from '@baton/ui/announcer';
import { useToast } from '@baton/ui/toast';
import { isRefusal } from '@baton/model/refusal';
import { useNavigate } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { useActions } from '../lib/actions.tsx';
import { moveRegion } from '../lib/regions.ts';
import { RefusalContext } from '../lib/use-run.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { stepWords, unsaidText } from '../parts/step-words.ts';
import { KeySheet } from './key-sheet.tsx';

export function GlobalActions({ onSideBar }: { onSideBar: () => void }) {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const toast = useToast();
  const { polite } = useAnnounce();
  const refused = useContext(RefusalContext);
  const [keysOpen, setKeysOpen] = useState(false);

  const say = (text: string) => {
    toast.show({ text });
    polite(text);
  };
  const step = async (way: 'undo' | 'redo') => {
    const done = await workspace[way]();
    if (isRefusal(done)) return refused(done);
    if (done === null) return say(way === 'undo' ? 'Nothing of yours to undo.' : 'Nothing to redo.');
    const words = stepWords(done.name);
    const skipped =
      done.skipped > 0
        ? ` ${done.skipped} ${done.skipped === 1 ? 'value' : 'values'} left as others changed them since.`
        : '';
    say(`${way === 'undo' ? 'Undone' : 'Done again'}: ${words}.${skipped}${unsaidText(done.unsaid)}`);
  };
  useActions({
    undo: () => void step('undo'),
    redo: () => void step('redo'),
    keys: () => setKeysOpen((open) => !open),
    'check-proof': () => void navigate({ to: '/proof' }),
    saved: () => say('Already saved here'),
    'side-bar': onSideBar,
    'next-region': () => moveRegion(1),
    'previous-region': () => moveRegion(-1),
  });
  return <KeySheet open={keysOpen} onClose={() => setKeysOpen(false)} />;
}
