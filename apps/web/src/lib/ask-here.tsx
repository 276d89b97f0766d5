// What is asked before an act goes on, from wherever the act is done: one dialog at a time, above everything else.
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

/** @param dialog drawn until it calls `end`. */
export type AskHere = (dialog: (end: () => void) => ReactNode) => void;

const AskContext = createContext<AskHere>(() => undefined);
export const useAskHere = (): AskHere => useContext(AskContext);

export function AskHost({ children }: { readonly children: ReactNode }) {
  const [dialog, setDialog] = useState<{ readonly draw: (end: () => void) => ReactNode }>();
  const ask = useCallback<AskHere>((draw) => setDialog({ draw }), []);
  return (
    <AskContext value={ask}>
      {children}
      {dialog?.draw(() => setDialog(undefined))}
    </AskContext>
  );
}
