import { BatonNote } from '../baton-note.tsx';
import type { BatonState } from '../baton-words.tsx';
import { Baton } from '../baton.tsx';
import { clara, ines, lena, tom } from './cast.tsx';
import styles from './gallery.module.css';
import { Line, Specimen } from './specimen.tsx';

const states: readonly { state: BatonState; name: string; note: string; means: string; tone?: 'wait' | 'late' }[] = [
  { state: 'held', name: 'Held', note: 'due Fri', means: 'One person works, the next is known' },
  { state: 'offered', name: 'Offered', note: '2 h', means: 'Given, not taken yet. Still the giver’s' },
  { state: 'accepted', name: 'Accepted', note: 'just now', means: 'Taken, shown for a day, then held' },
  { state: 'waiting', name: 'Waiting', note: '3 d', means: 'The next person has it, work stands', tone: 'wait' },
  { state: 'overdue', name: 'Overdue', note: '5 d', means: 'They have it past the due time', tone: 'late' },
  { state: 'unsent', name: 'Unsent', note: 'offline', means: 'Offered offline, not on record yet' },
  { state: 'alone', name: 'Alone', note: '', means: 'Someone works, nobody is next' },
];

export function BatonShelf() {
  return (
    <Specimen
      title="The baton"
      note="The filled end has the work now, the open end is next, the hatched end was offered it."
    >
      <table className={styles.batons}>
        <thead>
          <tr>
            <th>State</th>
            <th>Small, in rows</th>
            <th>Medium, on cards</th>
            <th>Large, on the task</th>
            <th>With a note</th>
            <th>Means</th>
          </tr>
        </thead>
        <tbody>
          {states.map(({ state, name, note, means, tone }) => (
            <tr key={state}>
              <th scope="row">{name}</th>
              <td>
                <Baton state={state} from={tom} to={lena} />
              </td>
              <td>
                <Baton state={state} from={tom} to={lena} size="md" />
              </td>
              <td>
                <Baton state={state} from={tom} to={lena} size="lg" onClick={() => undefined} />
              </td>
              <td>
                {note && <BatonNote baton={<Baton state={state} from={tom} to={lena} />} note={note} tone={tone} />}
              </td>
              <td className={styles.means}>{means}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Line label="You, others">
        <Baton state="offered" from={tom} to={ines} size="lg" />
        <Baton state="waiting" from={ines} to={{ ...clara, more: 1 }} size="lg" span="3 days" />
        <Baton state="offered" from={tom} to={ines} size="md" />
      </Line>
    </Specimen>
  );
}
