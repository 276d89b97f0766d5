import { Logo } from '../logo.tsx';
import { PortalRoot } from '../portal-root.tsx';
import { ToastProvider } from '../toast.tsx';
import { VisuallyHidden } from '../visually-hidden.tsx';
import { ActionShelf } from './action-shelf.tsx';
import { BatonShelf } from './baton-shelf.tsx';
import { DragShelf } from './drag-shelf.tsx';
import { FieldShelf } from './field-shelf.tsx';
import { FrameShelf } from './frame-shelf.tsx';
import styles from './gallery.module.css';
import { MoreFieldShelf } from './more-field-shelf.tsx';
import { OverlayShelf } from './overlay-shelf.tsx';
import { PictureShelf } from './picture-shelf.tsx';
import { SignShelf } from './sign-shelf.tsx';

const themes = [
  { theme: 'light', name: 'Light' },
  { theme: 'dark', name: 'Dark' },
] as const;

/** Each part in each state, in both themes. What screenshots are taken of; not part of the product. */
export function Gallery({ only }: { only?: 'light' | 'dark' | undefined }) {
  return (
    <main className={styles.gallery}>
      <VisuallyHidden>
        <h1>Parts</h1>
      </VisuallyHidden>
      <ToastProvider>
        {themes
          .filter(({ theme }) => only === undefined || theme === only)
          .map(({ theme, name }) => (
            <section key={theme} data-theme={theme} className={styles.pane} aria-label={name}>
              <PortalRoot>
                <header className={styles.head}>
                  <Logo size={34} />
                  <h2 className={styles.heading}>Baton, parts: {name.toLowerCase()}</h2>
                </header>
                <Shelves theme={theme} />
              </PortalRoot>
            </section>
          ))}
      </ToastProvider>
    </main>
  );
}

function Shelves({ theme }: { theme: string }) {
  return (
    <>
      <BatonShelf />
      <div className={styles.two}>
        <ActionShelf />
        <SignShelf />
      </div>
      <FieldShelf />
      <MoreFieldShelf />
      <OverlayShelf />
      <FrameShelf theme={theme} />
      <DragShelf />
      <PictureShelf />
    </>
  );
}
