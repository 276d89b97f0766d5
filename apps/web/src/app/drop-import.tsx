// A file dropped anywhere on the workspace goes to the task that is open, else to the import screen. While it hovers, the
// place says so. What is pasted goes to the task too. A text that takes files itself has taken them before.
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useFileTaker } from '../lib/file-taker.ts';
import { dropFile } from '../lib/dropped-file.ts';
import { takerUnder } from '../lib/takes-files.ts';
import { useWindowEvent } from '../lib/use-event.ts';
import styles from './drop-import.module.css';

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

const isInText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));

export function DropImport() {
  const [over, setOver] = useState<{ readonly onto: string | null } | null>(null);
  const navigate = useNavigate();
  const params = useParams({ from: '/w/$workspace' });
  const taker = useFileTaker();
  useWindowEvent('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    // What is pasted into a text is that text's affair.
    if (!taker || files.length === 0 || event.defaultPrevented || isInText(event.target)) return;
    event.preventDefault();
    taker.take(files);
  });
  useWindowEvent('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const onto = takerUnder(event.target) ?? taker?.onto ?? null;
    setOver((before) => (before?.onto === onto ? before : { onto }));
  });
  useWindowEvent('dragleave', (event) => {
    // Out of the window, not merely onto another element.
    if (event.relatedTarget === null) setOver(null);
  });
  useWindowEvent('drop', (event) => {
    if (!hasFiles(event)) return undefined;
    setOver(null);
    if (event.defaultPrevented) return undefined;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (taker && files.length > 0) return taker.take(files);
    const [file] = files;
    if (!file) return undefined;
    dropFile(file);
    return void navigate({ to: '/w/$workspace/import', params });
  });
  if (over === null) return null;
  return (
    <div className={styles.over}>
      <p>
        <b>{over.onto !== null ? `Drop files onto ${over.onto}` : 'Drop a Trello export to look at it'}</b>
        <span>
          {over.onto !== null ? 'They are kept on this device at once.' : 'Nothing comes in before you say so.'}
        </span>
      </p>
    </div>
  );
}
