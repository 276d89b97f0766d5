// A file for whoever is asked for help (15b): what the relay says of itself, and what this browser is. No name, no title, no
// word of anybody: it is plain text, so that who sends it on can read it first.
import { Button } from '@baton/ui/button';
import { useToast } from '@baton/ui/toast';
import { isNotDone } from '@baton/workspace/doors/door';
import { askDiagnostics, type Diagnostics } from '@baton/workspace/doors/relay-health';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { appName } from '../../lib/app-name.ts';
import { saveText } from '../../lib/save-file.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { useSync } from '../../lib/use-sync.ts';
import { useWorld } from '../../lib/use-world.ts';
import { todayHere } from '../../parts/day-text.ts';

export function DiagnosticsButton() {
  const doors = useDoors();
  const toast = useToast();
  const { workspace } = useWorld().me;
  const { relay, storage } = useSync();
  const [isGoing, setGoing] = useState(false);
  const fileOf = (told: Diagnostics): string => {
    const { used, quota, keeping, device } = storage;
    const browser = { agent: navigator.userAgent, language: navigator.language, used, quota, keeping, device };
    const link = { state: relay.state, roundTrip: relay.roundTrip };
    return JSON.stringify({ ...told, here: { app: appName() ?? null, browser, link } }, null, 2);
  };
  const save = async () => {
    if (isGoing) return;
    setGoing(true);
    const told = await askDiagnostics(await doors.relayOf(workspace), workspace);
    setGoing(false);
    if (isNotDone(told)) return toast.show({ text: sentenceOf(told) });
    saveText(`baton-diagnostics-${todayHere()}.json`, `${fileOf(told)}\n`);
    toast.show({ text: 'Saved: figures and versions, without a name, title or word of anybody.' });
  };
  return (
    <Button size={24} icon={Download} aria-busy={isGoing} onClick={() => void save()}>
      Diagnostics
    </Button>
  );
}
