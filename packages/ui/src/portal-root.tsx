import { createContext, type ReactNode, useContext, useState } from 'react';

/* Where overlays are drawn. Left alone they go to the end of the body; a part of a page with a theme of its own
   (the gallery) keeps its overlays inside, else they would take the theme of the page. */

const PortalRootContext = createContext<HTMLElement | undefined>(undefined);

export function PortalRoot({ children, className }: { children: ReactNode; className?: string | undefined }) {
  const [root, setRoot] = useState<HTMLElement | null>(null);
  return (
    <div className={className}>
      <PortalRootContext value={root ?? undefined}>{children}</PortalRootContext>
      <div ref={setRoot} />
    </div>
  );
}

export function usePortalRoot(): HTMLElement | undefined {
  return useContext(PortalRootContext);
}
