import { Search } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from '../checkbox.tsx';
import { RadioGroup } from '../radio-group.tsx';
import { Switch } from '../switch.tsx';
import { TextArea } from '../text-area.tsx';
import { TextField } from '../text-field.tsx';
import styles from './gallery.module.css';
import { Line, Specimen } from './specimen.tsx';

export function FieldShelf() {
  const [text, setText] = useState('Nordfrakt AB');
  const [long, setLong] = useState('One folder for 40 journalists: a page of facts, a page of story, twelve stills.');
  const [on, setOn] = useState(true);
  const [way, setWay] = useState('merge');
  return (
    <Specimen title="Fields">
      <div className={styles.fields}>
        <TextField label="Rest" value="" placeholder="Vendor name" onChange={setText} />
        <TextField
          label="With help"
          value={text}
          onChange={setText}
          help="As it stands on the contract"
          icon={Search}
        />
        <TextField label="Error" value="64 000" onChange={setText} error="Add a currency, like 64 000 €" />
        <TextField label="Disabled" value="Legal" onChange={setText} disabledReason="Set by the flow" />
        <TextArea label="Grows with its text" value={long} onChange={setLong} />
        <RadioGroup
          label="When both were changed"
          value={way}
          onChange={setWay}
          options={[
            { id: 'merge', label: 'Merge', hint: 'Both edits stay' },
            { id: 'ask', label: 'Ask me' },
          ]}
        />
      </div>
      <Line label="Choices">
        <Checkbox label="Off" checked={false} onChange={setOn} />
        <Checkbox label="On" checked={on} onChange={setOn} />
        <Checkbox label="Some" checked="some" onChange={setOn} />
        <Checkbox label="Done" checked tone="go" round onChange={setOn} />
        <Checkbox label="Sealed" checked disabledReason="The week is sealed" onChange={setOn} />
        <Switch label="Tell me" checked={on} onChange={setOn} />
        <Switch label="Off" checked={false} onChange={setOn} />
      </Line>
    </Specimen>
  );
}
