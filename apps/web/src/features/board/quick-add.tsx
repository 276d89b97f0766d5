// Adding where the card will stand. Enter adds and stays open; many pasted lines become many cards; Escape closes and
// what was typed waits in its place until it is added or cleared.
import { linesToTitles } from '@baton/model/task/rules';
import { useAnnounce } from '@baton/ui/announcer';
import { type KeyboardEvent, useState } from 'react';
import { type Spot, useDesk } from './board-desk.ts';
import styles from './quick-add.module.css';
import { wishText } from './title-wish.ts';

export const spotKey = ({ column, lane, at }: Spot): string => `${column} ${lane} ${at}`;

export function QuickAdd({ spot, label }: { spot: Spot; label: string }) {
  const { drafts, acts } = useDesk();
  const key = spotKey(spot);
  const [text, setText] = useState(() => drafts.get(key) ?? '');
  const { polite } = useAnnounce();
  // While it is asked what a new task needs, focus is there, and the box waits.
  const [isAsking, setAsking] = useState(false);
  const titles = linesToTitles(text);
  const [said, setSaid] = useState('');

  const change = (next: string) => {
    setText(next);
    setSaid(linesToTitles(next).length === 1 ? wishText(acts.current.readTitle(next)) : '');
    if (next.trim() === '') drafts.delete(key);
    else drafts.set(key, next);
  };
  const addAll = async () => {
    if (titles.length === 0) return;
    change('');
    setAsking(true);
    const isAdded = await acts.current.addTitles(spot, titles);
    setAsking(false);
    // Refused: the text is back where it was typed.
    if (!isAdded) change(text);
    else polite(titles.length === 1 ? `Added ${titles[0]}` : `Added ${titles.length} tasks`);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      acts.current.add(null);
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void addAll();
  };
  const handleLeave = () => {
    // A text that is unfinished keeps its box in sight; an empty one has nothing to keep.
    if (text.trim() === '' && !isAsking) acts.current.add(null);
  };
  return (
    <div className={styles.box} data-copy={`${text} `}>
      <textarea
        ref={takeFocus}
        rows={1}
        aria-label={`Add to ${label}`}
        title="Enter adds and stays open. Several lines become several tasks. @ says who has it, # a tag, ^ its place. Escape closes, the text stays."
        placeholder="What is to be done"
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={handleKey}
        onBlur={handleLeave}
      />
      {said !== '' && <p className={styles.many}>{said}</p>}
      {titles.length > 1 && <p className={styles.many}>Enter adds {titles.length} tasks, one for each line</p>}
    </div>
  );
}

/** The person has just asked to add here. Stable, so that it runs once. */
function takeFocus(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.scrollIntoView?.({ block: 'nearest' });
}
