// Who signed so far, and who is still to sign: each seat once.
import type { Asked } from '@baton/model/decided/answer';
import { isDoubted, isVoid } from '@baton/model/decided/work-act';
import type { Matter, Receiver, Signature } from '@baton/model/decided/schema';
import type { PeekAnswer } from '@baton/model/task/queries';
import { IconButton } from '@baton/ui/icon-button';
import { Download } from 'lucide-react';
import { useWorld } from '../../lib/use-world.ts';
import { type ApprovalShown, termsText } from '../../parts/approval-words.ts';
import { timeText } from '../../parts/day-text.ts';
import { useNames } from '../../parts/people.tsx';
import { ReceiverSign } from '../../parts/receiver-sign.tsx';
import { useReceiverNames } from '../../parts/receiver-words.ts';
import { SignedChip, type SignedAs } from '../../parts/signed-chip.tsx';
import { useDecisionsOn, useWordsOf } from '../../parts/use-decided-words.ts';
import { useProving } from '../../parts/use-proving.ts';
import styles from './approve.module.css';

interface SignaturesProps {
  readonly task: PeekAnswer;
  readonly shown: ApprovalShown;
  readonly asked: Extract<Asked, { readonly is: 'approval' }> | undefined;
}

export function Signatures({ task, shown, asked }: SignaturesProps) {
  const { approval, matter } = shown;
  const { directory } = useWorld();
  const nameOf = useNames();
  const words = useWordsOf(task.id, matter);
  const counted = approval.signatures.filter((signature) => !isVoid(directory, signature));
  return (
    <section aria-label="Signatures">
      <h3 className={styles.title}>
        Signatures <span>{termsText(approval)}</span>
      </h3>
      <ul className={styles.seats}>
        {approval.seats.map((seat, at) => (
          <SeatRow
            key={JSON.stringify(seat)}
            task={task}
            seat={seat}
            isMine={asked?.seat === at}
            signature={counted.find((one) => one.seat === at)}
            words={words}
            matter={matter}
          />
        ))}
      </ul>
      {approval.asked !== null && (
        <p className={styles.question}>
          {nameOf(approval.asked.by)} asks: “{words(approval.asked) ?? ''}”
        </p>
      )}
    </section>
  );
}

interface SeatRowProps {
  readonly task: PeekAnswer;
  readonly seat: Receiver;
  readonly isMine: boolean;
  readonly signature: Signature | undefined;
  readonly words: ReturnType<typeof useWordsOf>;
  readonly matter: Matter;
}
function SeatRow({ task, seat, isMine, signature, words, matter }: SeatRowProps) {
  const look = useLook(task, signature);
  const name = useSeatName(seat, signature);
  const reason = signature?.says === 'no' ? words(signature) : null;
  const prove = useProving(task);
  const onRecord = useDecisionsOn(task.id, matter);
  const said = onRecord.find((one) => one.number === signature?.number && one.device === signature?.device);
  return (
    <li>
      <ReceiverSign receiver={signature === undefined ? seat : { person: signature.by }} />
      <span className={styles.who}>
        <b>{isMine ? `${name} (you)` : name}</b>
        <span>{reason === null ? look.said : `${look.said}: “${reason}”`}</span>
      </span>
      <SignedChip is={look.is}>{look.word}</SignedChip>
      {said !== undefined && (
        <IconButton
          size={24}
          icon={Download}
          label={`Export proof of what ${name} signed`}
          onClick={() => void prove(said)}
        />
      )}
    </li>
  );
}

/** Who signed, and for whom; else whose seat it is. */
function useSeatName(seat: Receiver, signature: Signature | undefined): string {
  const nameOf = useNames();
  const receiverName = useReceiverNames();
  if (signature === undefined) return receiverName(seat);
  return signature.via === null ? nameOf(signature.by) : `${nameOf(signature.by)} for ${nameOf(signature.via)}`;
}

interface Look {
  readonly is: SignedAs;
  readonly word: string;
  readonly said: string;
}
/** What is signed here stands above what is on record. */
function useLook({ decided }: PeekAnswer, signature: Signature | undefined): Look {
  const { directory } = useWorld();
  if (signature === undefined) return { is: 'pending', word: 'Not signed yet', said: '' };
  const onRecord = decided?.matter.approval?.signatures ?? [];
  const isLocal = !onRecord.some((one) => one.seat === signature.seat && one.by === signature.by);
  if (isLocal) return { is: 'local', word: 'Signed here', said: 'not on record yet' };
  const said = `${timeText(signature.at)}, on record ${signature.number}`;
  if (isDoubted(directory, signature)) return { is: 'contested', word: 'Contested', said };
  return signature.says === 'yes' ? { is: 'signed', word: 'Signed', said } : { is: 'returned', word: 'Returned', said };
}
