import { Toast as Base } from '@base-ui/react/toast';
import type { ReactNode } from 'react';
import { usePortalRoot } from './portal-root.tsx';
import styles from './toast.module.css';
import { useWords } from './words.tsx';

export interface ToastMessage {
  readonly text: string;
  /** Undo is the reason toasts exist. */
  readonly onUndo?: (() => void) | undefined;
  /** Another verb than Undo. */
  readonly action?: { readonly label: string; readonly onAction: () => void } | undefined;
}

/** Ink, bottom centre, one at a time, 8 seconds; hovering or focusing it stops the clock. F6 moves into it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider limit={1} timeout={8000}>
      {children}
      <Toasts />
    </Base.Provider>
  );
}

function Toasts() {
  const { toasts, close } = Base.useToastManager<ToastMessage>();
  const words = useWords();
  const container = usePortalRoot();
  return (
    <Base.Portal container={container}>
      <Base.Viewport className={styles.viewport}>
        {toasts.map((toast) => {
          const action =
            toast.data?.action ?? (toast.data?.onUndo && { label: words.undo, onAction: toast.data.onUndo });
          const handleAction = () => {
            close(toast.id);
            action?.onAction();
          };
          return (
            <Base.Root key={toast.id} toast={toast} className={styles.toast}>
              <Base.Content className={styles.content}>
                <Base.Title className={styles.text} render={<p />} />
                {action && (
                  <button type="button" className={styles.action} onClick={handleAction}>
                    {action.label}
                  </button>
                )}
              </Base.Content>
            </Base.Root>
          );
        })}
      </Base.Viewport>
    </Base.Portal>
  );
}

/** Shows one message; a new one takes the place of the last. */
export function useToast(): { readonly show: (message: ToastMessage) => void } {
  const manager = Base.useToastManager<ToastMessage>();
  return {
    show: (message) => {
      manager.close();
      manager.add({ title: message.text, data: message });
    },
  };
}
