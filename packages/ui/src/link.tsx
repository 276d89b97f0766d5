import { useRender } from '@base-ui/react/use-render';
import type { ComponentProps, ReactElement } from 'react';

/** How parts that are links take the router of the app: `render={<Link to="/x" />}`; without it a plain anchor. */
export interface LinkRender {
  readonly render?: ReactElement<Record<string, unknown>> | undefined;
  readonly href?: string | undefined;
}

export function LinkOf({ render, ...props }: LinkRender & Omit<ComponentProps<'a'>, 'href'>) {
  return useRender({ defaultTagName: 'a', render, props: { ...props } });
}
