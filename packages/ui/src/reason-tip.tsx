import type { ReactElement } from 'react';
import { Tooltip } from './tooltip.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Around what cannot be pressed now: the reason as a tooltip for the eye, under `id` as a description for the ear. */
export function ReasonTip(props: { reason: string; id: string; children: ReactElement<Record<string, unknown>> }) {
  return (
    <>
      <Tooltip text={props.reason}>{props.children}</Tooltip>
      <VisuallyHidden id={props.id}>{props.reason}</VisuallyHidden>
    </>
  );
}
