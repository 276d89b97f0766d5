// From a file to the preview. A file that is no export says why and changes nothing.
import { useState } from 'react';
import { dropFile, useDroppedFile } from '../../lib/dropped-file.ts';
import { useOnChange } from '../../lib/use-event.ts';
import { ChooseFile } from './choose-file.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { type Read, readFile } from './read-file.ts';

type State =
  | { readonly at: 'choose'; readonly refused: string | null }
  | { readonly at: 'reading'; readonly name: string }
  | { readonly at: 'preview'; readonly file: File; readonly read: Read };

export function ImportFlow() {
  const [state, setState] = useState<State>({ at: 'choose', refused: null });
  const dropped = useDroppedFile();
  const take = async (file: File) => {
    setState({ at: 'reading', name: file.name });
    const answer = await readFile(file);
    setState('refused' in answer ? { at: 'choose', refused: answer.refused } : { at: 'preview', file, read: answer });
  };
  useOnChange(() => {
    if (!dropped) return;
    dropFile(null);
    void take(dropped);
  }, [dropped]);
  if (state.at === 'preview')
    return (
      <PreviewPane
        key={state.file.name + state.file.lastModified}
        file={state.file}
        read={state.read}
        onCancel={() => setState({ at: 'choose', refused: null })}
      />
    );
  return (
    <ChooseFile
      reading={state.at === 'reading' ? state.name : null}
      refused={state.at === 'choose' ? state.refused : null}
      onFile={(file) => void take(file)}
    />
  );
}
