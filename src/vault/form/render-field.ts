import {html, nothing, type SVGTemplateResult, type TemplateResult} from 'lit';

import type {FieldName} from '../../request/command.js';
import {alertIcon} from '../../styles/icons.js';

/** What one field of the form looks like and says. */
export interface FieldView {
  readonly name: FieldName;
  readonly label: string;
  readonly example?: string;
  /** Read to those who cannot see the example. */
  readonly hint?: string;
  /** What is wrong with it and what to do; none while there is nothing to say. */
  readonly error?: string;
  readonly locked: boolean;
  /** What stands at the end of the label's line, and is read with the field. */
  readonly note?: TemplateResult;
  /** A picture at the end of the box. */
  readonly icon?: TemplateResult | SVGTemplateResult;
  readonly isLast: boolean;
}

/** What the browser has to know of a field. `name` is what those browsers go by that do not know `autocomplete`. */
interface InputRules {
  readonly name?: string;
  readonly autocomplete: AutoFill;
  readonly inputMode: 'numeric' | 'text';
  readonly dir: 'ltr' | 'auto';
  readonly capitalize: 'words' | 'off';
  readonly required: boolean;
}

const digits = {inputMode: 'numeric', dir: 'ltr', capitalize: 'off', required: true} as const;

const INPUTS: Record<FieldName, InputRules> = {
  number: {...digits, name: 'cardnumber', autocomplete: 'cc-number'},
  name: {...digits, name: 'ccname', autocomplete: 'cc-name', inputMode: 'text', dir: 'auto', capitalize: 'words'},
  expiry: {...digits, name: 'cc-exp', autocomplete: 'cc-exp'},
  code: {...digits, name: 'cvc', autocomplete: 'cc-csc'},
  'gift-number': {...digits, autocomplete: 'off'},
  'gift-pin': {...digits, autocomplete: 'off', inputMode: 'text', required: false},
};

/** A labeled input. Its value is never bound: what is typed is in the input alone, and in no attribute. */
export function renderField(view: FieldView): TemplateResult {
  const {name, label, example, hint, error, locked, note, icon, isLast} = view;
  const input = INPUTS[name];
  const describedBy = [note && `${name}-note`, hint && `${name}-hint`, `${name}-error`].filter(Boolean);
  return html`
    <div class="field" id="${name}-field">
      <div class="caption">
        <label for=${name}>${label}</label>
        ${note && html`<span class="note" id="${name}-note">${note}</span>`}
      </div>
      <div class="box ${error ? 'faulty' : ''} ${icon ? 'iconic' : ''}">
        <input
          id=${name}
          data-field=${name}
          name=${input.name ?? nothing}
          autocomplete=${input.autocomplete}
          inputmode=${input.inputMode}
          dir=${input.dir}
          autocapitalize=${input.capitalize}
          enterkeyhint=${isLast ? 'done' : 'next'}
          placeholder=${example ?? nothing}
          autocorrect="off"
          spellcheck="false"
          ?required=${input.required}
          ?readonly=${locked}
          aria-invalid=${error ? 'true' : 'false'}
          aria-describedby=${describedBy.join(' ')}
        />
        ${icon && html`<span class="adornment">${icon}</span>`}
      </div>
      ${hint && html`<span id="${name}-hint" hidden>${hint}</span>`}
      <p class="fault" id="${name}-error" ?hidden=${!error}>${error && html`${alertIcon}<span>${error}</span>`}</p>
    </div>
  `;
}
