// The keys of the triage list: J and K go from title to title, a letter answers. After an answer the row is gone and focus
// goes on to the next.
import type { RequestAnswer } from '@baton/model/request/queries';
import type { KeyboardEvent, RefObject } from 'react';
import { useReadOnly } from '../../parts/read-only.tsx';
import type { Answering } from './use-answering.ts';

const steps: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
/** These open a dialog, which gives the focus back itself. */
const asks = new Set(['d', 'u']);

interface KeysIn {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly waiting: readonly RequestAnswer[];
  readonly answering: Answering;
}
type Handle = (event: KeyboardEvent, request: RequestAnswer) => void;

export function useRequestKeys({ list, waiting, answering }: KeysIn): Handle {
  const isReadOnly = useReadOnly() !== null;
  const focus = (at: number) => [...(list.current?.querySelectorAll<HTMLElement>('[data-request]') ?? [])][at]?.focus();
  const answer = (key: string, request: RequestAnswer, at: number) => {
    answering.byKey[key]?.(request);
    if (!asks.has(key))
      requestAnimationFrame(() => requestAnimationFrame(() => focus(Math.min(at, waiting.length - 2))));
  };
  return (event, request) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = waiting.indexOf(request);
    const step = steps[event.key];
    const key = event.key.toLowerCase();
    if (step === undefined && (isReadOnly || answering.byKey[key] === undefined)) return;
    event.preventDefault();
    event.stopPropagation();
    if (step === undefined) answer(key, request, at);
    else focus(at + step);
  };
}
