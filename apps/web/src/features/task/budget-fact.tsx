// The budget of a task, for whoever reads money there. For everybody else there is no such field.
import type { Budget } from '@baton/model/task/budget';
import { setBudget } from '@baton/model/task/budget-commands';
import type { Money } from '@baton/model/money';
import { DraftField } from '@baton/ui/draft-field';
import { useRun } from '../../lib/use-run.ts';
import { moneyIn, moneyText, usualCurrency } from '../../parts/money-text.ts';
import { Fact, type FactsProps } from './fact.tsx';
import styles from './task-facts.module.css';

const shown = (value: unknown): string => (value === null ? 'None' : moneyText(value as Money));

export function BudgetFact(props: FactsProps) {
  const { budget } = props.task;
  return budget === null ? null : <ReadBudget {...props} budget={budget} />;
}

function ReadBudget({ task, lost, budget: { value, mayWrite } }: FactsProps & { readonly budget: Budget }) {
  const run = useRun();
  return (
    <Fact task={task} name="Budget" field="budget" lost={lost} show={shown}>
      {mayWrite ? (
        <DraftField<Money>
          label="Budget"
          labelHidden
          slim
          numeric
          className={styles.field}
          value={value ?? undefined}
          placeholder="None"
          parse={(text) => moneyIn(text, value?.currency ?? usualCurrency)}
          format={moneyText}
          misread="This is no amount. Write it like 1200 or 1200 USD."
          onChange={(budget) => void run(setBudget, { task: task.id, budget: budget ?? null })}
        />
      ) : (
        shown(value)
      )}
    </Fact>
  );
}
