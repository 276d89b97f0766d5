// A task is brought into a gate of which a signer is away: said before it is offered. Where all are here nothing is asked.
import type { Receiver } from '@baton/model/decided/schema';
import type { SpaceId } from '@baton/model/ids';
import { Dialog } from '@baton/ui/dialog';
import { signersText } from './gate-words.ts';
import { useReceiverNames } from './receiver-words.ts';
import { SignForm } from './small-form.tsx';
import { ToldAway } from './told-away.tsx';

interface Entering {
  readonly title: string;
  readonly space: SpaceId;
  readonly column: string;
  readonly signers: readonly Receiver[];
}
interface EnterSheetProps {
  readonly entering: Entering;
  readonly onEnter: () => void;
  readonly onClose: () => void;
}
export function EnterSheet({ entering: { title, space, column, signers }, onEnter, onClose }: EnterSheetProps) {
  const names = signersText(signers, useReceiverNames());
  const enter = () => {
    onClose();
    onEnter();
  };
  return (
    <Dialog open onClose={onClose} title={`Offer to ${names} at ${column}`}>
      <ToldAway space={space} asked={signers} duty="gate" />
      <SignForm
        statement={`I bring ${title} to ${column} and offer it to ${names}.`}
        verb={`Offer to ${names}`}
        onSign={enter}
        onBack={onClose}
      />
    </Dialog>
  );
}
