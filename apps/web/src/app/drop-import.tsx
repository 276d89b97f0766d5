// A file dropped anywhere on the workspace goes to the import screen. While it hovers, the place says so.
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { dropFile } from '../lib/dropped-file.ts';
import { useWindowEvent } from '../lib/use-event.ts';
import styles from './drop-import.module.css';

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

export function DropImport() {
  const [isOver, setOver] = useState(false);
  const navigate = useNavigate();
  const params = useParams({ from: '/w/$workspace' });
  useWindowEvent('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(true);
  });
  useWindowEvent('dragleave', (event) => {
    // Out of the window, not merely onto another element.
    if (event.relatedTarget === null) setOver(false);
  });
  useWindowEvent('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    dropFile(file);
    void navigate({ to: '/w/$workspace/import', params });
  });
  if (!isOver) return null;
  return (
    <div className={styles.over}>
      <p>
        <b>Drop a Trello export to look at it</b>
        <span>Nothing comes in before you say so.</span>
      </p>
    </div>
  );
}
