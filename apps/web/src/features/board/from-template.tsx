// Tasks from a template: which one, how it is called this time, and the day from which its days are counted.
import type { Day } from '@baton/model/day';
import { addFromTemplate, binTemplate } from '@baton/model/template/commands';
import { type TemplateAnswer, templatesFor } from '@baton/model/template/queries';
import { Button } from '@baton/ui/button';
import { DateField } from '@baton/ui/date-field';
import { Dialog } from '@baton/ui/dialog';
import { EmptyState } from '@baton/ui/empty-state';
import { IconButton } from '@baton/ui/icon-button';
import { TextField } from '@baton/ui/text-field';
import { useToast } from '@baton/ui/toast';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useLocale } from '../../lib/locale.ts';
import { useLive } from '../../lib/use-live.ts';
import { useRun } from '../../lib/use-run.ts';
import { useToday } from '../../lib/use-today.ts';
import { useUndo } from '../../lib/use-undo.ts';
import { isLeft, leftText, useFilesHad } from '../../parts/along.ts';
import { counted, listText } from '../../parts/number-text.ts';
import styles from './from-template.module.css';

interface FromTemplateProps {
  readonly board: { readonly id: string; readonly project: string };
  readonly onClose: () => void;
}
/** Asks for nothing while it is closed. */
export const FromTemplate = ({ open, ...props }: FromTemplateProps & { readonly open: boolean }) =>
  open ? <Choose {...props} /> : null;

const countText = (count: number): string => (count === 1 ? 'one task' : `${count} tasks`);
const holdsText = ({ tasks, files }: TemplateAnswer): string =>
  listText([countText(tasks), ...(files.length === 0 ? [] : [counted(files.length, 'file')])]);

function Choose({ board, onClose }: FromTemplateProps) {
  const templates = useLive(templatesFor, { project: board.project });
  const [chosen, setChosen] = useState<TemplateAnswer | null>(null);
  if (templates === undefined) return null;
  if (chosen !== null) return <Fill board={board} template={chosen} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title="Add from a template" actions={<Button onClick={onClose}>Close</Button>}>
      {templates.length === 0 ? (
        <EmptyState pattern="filtered" title="There is no template yet">
          Open a task and choose Copy, As a template.
        </EmptyState>
      ) : (
        <Templates templates={templates} onChoose={setChosen} />
      )}
    </Dialog>
  );
}

interface TemplatesProps {
  readonly templates: readonly TemplateAnswer[];
  readonly onChoose: (template: TemplateAnswer) => void;
}

function Templates({ templates, onChoose }: TemplatesProps) {
  const run = useRun();
  const toast = useToast();
  const onUndo = useUndo();
  const remove = async ({ id, name }: TemplateAnswer) => {
    if (await run(binTemplate, { template: id })) toast.show({ text: `“${name}” is no template any more.`, onUndo });
  };
  return (
    <ul className={styles.list}>
      {templates.map((template) => (
        <li key={template.id} className={styles.row}>
          <button type="button" className={styles.choose} onClick={() => onChoose(template)}>
            {template.name} <span className={styles.count}>{holdsText(template)}</span>
          </button>
          <IconButton
            size={24}
            icon={X}
            label={`Remove the template ${template.name}`}
            onClick={() => void remove(template)}
          />
        </li>
      ))}
    </ul>
  );
}

function Fill({ board, template, onClose }: FromTemplateProps & { readonly template: TemplateAnswer }) {
  const run = useRun();
  const filesHad = useFilesHad();
  const toast = useToast();
  const onUndo = useUndo();
  const today = useToday();
  const locale = useLocale();
  const [title, setTitle] = useState(template.title);
  const [from, setFrom] = useState<Day | undefined>(template.dated ? today : undefined);
  const add = async () => {
    const files = [...new Set((await filesHad(template.files)).map(({ hash }) => hash))];
    const args = { template: template.id, project: board.project, board: board.id, from: from ?? null, title, files };
    const made = await run(addFromTemplate, args);
    if (made === undefined) return;
    onClose();
    const less = leftText({ texts: made.textsLeft, files: template.files.filter(isLeft(files)).length });
    toast.show({ text: `Added ${countText(template.tasks)}.${less === null ? '' : ` Without ${less}.`}`, onUndo });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Add from ${template.name}`}
      width={400}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabledReason={title.trim() === '' ? 'Give it a title.' : undefined}
            onClick={() => void add()}
          >
            Add {countText(template.tasks)}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Title" value={title} onChange={setTitle} />
        {template.dated && (
          <DateField
            label="Due"
            help="The days of its sub-tasks are counted from this one. Empty: nothing is due."
            value={from}
            today={today}
            locale={locale}
            onChange={(day) => setFrom(day as Day | undefined)}
          />
        )}
      </div>
    </Dialog>
  );
}
