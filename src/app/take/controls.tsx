// What the dialog is made of: a number, a choice, a button that keeps the focus.

import { type ReactNode, useId } from 'react';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly most: number;
}

export function Field({ name, label, value, set, most }: FieldProps) {
  return (
    <label className="taking-field">
      {label}
      <input
        type="number"
        data-field={name}
        min={0}
        max={most}
        step="any"
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    </label>
  );
}

export function Choice<T extends string>(props: {
  readonly name: string;
  readonly label: string;
  readonly value: T;
  readonly of: readonly (readonly [T, string])[];
  readonly set: (value: T) => void;
}) {
  const id = useId();
  return (
    <fieldset className="taking-choice" data-choice={props.name}>
      <legend>
        <span>{props.label}</span>
      </legend>
      {props.of.map(([value, name]) => (
        <label key={value}>
          <input
            type="radio"
            name={id}
            value={value}
            checked={value === props.value}
            onChange={() => props.set(value)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

export function Button(props: { name: string; off: boolean; onClick: () => void; children: ReactNode }) {
  return (
    // Not disabled: the focus stays where it is while something is made.
    <button
      type="button"
      data-take={props.name}
      aria-disabled={props.off}
      onClick={() => {
        if (!props.off) props.onClick();
      }}
    >
      {props.children}
    </button>
  );
}
