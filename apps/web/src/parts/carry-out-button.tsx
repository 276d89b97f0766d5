// Pending and received changes as a file, for another device of the workspace.
import { Button } from '@baton/ui/button';
import { Download } from 'lucide-react';
import { saveBytes } from '../lib/save-file.ts';
import { useCarries, useSyncDoor } from '../lib/use-sync.ts';
import { useWorld } from '../lib/use-world.ts';
import { dayOf } from './day-text.ts';
import { fileNameOf } from './file-name.ts';

export const carryExtension = 'baton';

export function CarryOutButton({ label = 'Take along as a file' }: { label?: string }) {
  const door = useSyncDoor();
  const { titles } = useWorld();
  const carries = useCarries();
  const carry = async () => {
    saveBytes(`${fileNameOf(titles.workspace, dayOf(Date.now()))}.${carryExtension}`, await door.carryOut());
  };
  if (!carries) return null;
  return (
    <Button size={24} icon={Download} onClick={() => void carry()}>
      {label}
    </Button>
  );
}
