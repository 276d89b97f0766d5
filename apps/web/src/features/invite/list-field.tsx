// Names and addresses: typed, pasted, or out of a file as a spreadsheet saves it, which comes into the field to be seen and mended.
import { Button } from '@baton/ui/button';
import { TextArea } from '@baton/ui/text-area';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { pickFiles } from '../../lib/pick-files.ts';
import styles from './invite.module.css';

/** Two hundred people take a hundredth of it. */
const mostBytes = 1_000_000;

/** Spreadsheets save in the letters of their country where nobody asks them for UTF-8. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
/** A sentence, where there is nothing to be read. */
async function readTable(file: File): Promise<{ readonly text: string } | { readonly fault: string }> {
  if (file.size > mostBytes) return { fault: `${file.name} is too large for a list of people.` };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return { fault: `${file.name} could not be read.` };
  const text = textOf(bytes);
  return text.includes('\0') ? { fault: `${file.name} is no text. Save the table as CSV and choose that.` } : { text };
}

interface ListFieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly help: string;
  readonly fault: string | undefined;
}
export function ListField({ text, onText, help, fault }: ListFieldProps) {
  return (
    <>
      <FromFile onText={(more) => onText(text.trim() === '' ? more : `${text.trimEnd()}\n${more}`)} />
      <TextArea
        label="Names and addresses"
        help={help}
        rows={4}
        value={text}
        onChange={onText}
        placeholder={'Ann Lee, ann@work.example\nbo@work.example'}
        error={fault}
      />
    </>
  );
}

function FromFile({ onText }: { readonly onText: (text: string) => void }) {
  const [fault, setFault] = useState<string | null>(null);
  const choose = async () => {
    const [file] = await pickFiles({ isSingle: true, kinds: '.csv,.tsv,.txt,text/csv,text/plain' });
    if (file === undefined) return;
    const read = await readTable(file);
    setFault('fault' in read ? read.fault : null);
    if ('text' in read) onText(read.text);
  };
  return (
    <div className={styles.fromFile}>
      <Button size={24} icon={FileUp} onClick={() => void choose()}>
        From a file (CSV)
      </Button>
      {fault !== null && (
        <p role="alert" className={styles.said}>
          {fault}
        </p>
      )}
    </div>
  );
}
