// One link, to be passed on.
import { QrCode } from '@baton/ui/qr-code';
import type { Invited } from '@baton/workspace/doors/invitations';
import { timeInText } from '../../parts/day-text.ts';
import { LinkShown } from '../../parts/link-shown.tsx';
import styles from './invite.module.css';

export function LinkMade({ invited }: { readonly invited: Invited }) {
  return (
    <div className={styles.form}>
      <LinkShown
        link={invited.link}
        label="Invitation link"
        said={`Good until ${timeInText(invited.notAfter)}. It is shown here once; take it back under Settings, People. To try it yourself, open it as a second person in a private window.`}
      />
      <QrCode text={invited.link} label="Invitation as a code to scan" size={160} />
    </div>
  );
}
