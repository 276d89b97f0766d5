// The system's own notices: whether this browser has them, whether the person allowed them, and showing one.
export type Allowed = 'yes' | 'no' | 'not asked' | 'missing';

export function noticesAllowed(): Allowed {
  if (typeof Notification === 'undefined') return 'missing';
  if (Notification.permission === 'granted') return 'yes';
  return Notification.permission === 'denied' ? 'no' : 'not asked';
}

/** Only ever at a press of the person. */
export async function askForNotices(): Promise<Allowed> {
  if (noticesAllowed() === 'not asked') await Notification.requestPermission();
  return noticesAllowed();
}

interface Shown {
  /** What has the same tag stands there once. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
}
export function showNotice({ tag, title, body }: Shown, onPress: () => void): void {
  if (noticesAllowed() !== 'yes') return;
  try {
    const notice = new Notification(title, { tag, body, icon: '/icon-192.png' });
    notice.addEventListener('click', () => {
      window.focus();
      notice.close();
      onPress();
    });
  } catch {
    // Phones let only a service worker show one; pressing it opens the app.
    void navigator.serviceWorker?.ready.then((worker) =>
      worker.showNotification(title, { tag, body, icon: '/icon-192.png' }),
    );
  }
}
