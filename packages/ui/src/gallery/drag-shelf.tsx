import { useState } from 'react';
import { AnnouncerProvider } from '../announcer.tsx';
import { DragBoard } from '../dnd/drag-board.tsx';
import type { Move } from '../dnd/model.tsx';
import { useDraggableCard } from '../dnd/use-draggable-card.tsx';
import { useDragOver, useDropColumn } from '../dnd/use-drop-column.tsx';
import styles from './gallery.module.css';
import { Specimen } from './specimen.tsx';

type Columns = Readonly<Record<string, readonly string[]>>;
const start: Columns = { Ready: ['Landing page', 'Press kit', 'Email series'], Making: ['Launch film'], Legal: [] };

export function DragShelf() {
  const [columns, setColumns] = useState(start);
  return (
    <Specimen title="A board" note="Mouse, a finger that rests, or M and the arrows. Legal refuses.">
      <AnnouncerProvider>
        <DragBoard
          className={styles.board}
          model={{ columns: Object.keys(columns), cards: ({ column }) => columns[column] ?? [] }}
          mayDrop={(_id, { column }) => (column === 'Legal' ? 'Gate: Lena signs first' : undefined)}
          onMove={(move) => setColumns((old) => moved(old, move))}
          nameOf={(id) => id}
          nameOfCell={({ column }) => column}
        >
          {Object.entries(columns).map(([column, cards]) => (
            <Column key={column} column={column} cards={cards} />
          ))}
        </DragBoard>
      </AnnouncerProvider>
    </Specimen>
  );
}

function Column({ column, cards }: { column: string; cards: readonly string[] }) {
  const { ref } = useDropColumn({ column });
  return (
    <section>
      <h4 className={styles.title}>{column}</h4>
      <div ref={ref} className={styles.cell}>
        {cards.map((id) => (
          <Card key={id} id={id} />
        ))}
        <DropText column={column} />
      </div>
    </section>
  );
}

function Card({ id }: { id: string }) {
  const { ref } = useDraggableCard(id);
  return (
    <button ref={ref} type="button" className={styles.card}>
      {id}
    </button>
  );
}

function DropText({ column }: { column: string }) {
  const over = useDragOver({ column });
  return over?.refusal === undefined ? null : <p className={styles.refusal}>{over.refusal}</p>;
}

function moved(old: Columns, { id, column, before }: Move): Columns {
  const rest = Object.entries(old).map(([name, ids]) => [name, ids.filter((other) => other !== id)] as const);
  return Object.fromEntries(
    rest.map(([name, ids]) => {
      if (name !== column) return [name, ids];
      const at = before === undefined ? ids.length : ids.indexOf(before);
      return [name, ids.toSpliced(at, 0, id)];
    }),
  );
}
