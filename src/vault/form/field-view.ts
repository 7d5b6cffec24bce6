import {html, type SVGTemplateResult, type TemplateResult} from 'lit';

import type {Brand} from '../../card/brands.js';
import {codeLengths} from '../../card/security-code.js';
import type {FieldName} from '../../request/command.js';
import type {Trust} from '../../request/trust.js';
import {cardIcon, codeBackIcon, codeFrontIcon, giftIcon} from '../../styles/icons.js';
import type {VaultLocalize} from '../localize.js';
import type {FieldView} from './render-field.js';

/** What the looks of a field hang on. */
export interface FieldSetting {
  readonly words: VaultLocalize;
  /** Whether nothing can be changed. */
  readonly locked: boolean;
  readonly isLast: boolean;
  /** What is wrong with it, in words. */
  readonly error: string | undefined;
  /** The network of the card, once it is known. */
  readonly brand: Brand | undefined;
  /** Addresses of pictures of card networks, by their ids. */
  readonly marks: Trust['marks'] | undefined;
}

/** How a field is shown: its label, an example, a hint, and what stands in its box. */
export function viewOf(name: FieldName, {words, locked, isLast, error, brand, marks}: FieldSetting): FieldView {
  const common = {name, isLast, locked, error};
  switch (name) {
    case 'number':
      return {...common, label: words.term('form.number'), note: renderBrand(brand), icon: renderMark(brand, marks)};
    case 'name':
      return {...common, label: words.term('form.name')};
    case 'expiry': {
      const [label, example] = [words.term('form.expiry'), words.term('form.expiryExample')];
      return {...common, label, example, hint: words.term('form.expiryHint')};
    }
    case 'code': {
      const [codeLength] = codeLengths(brand);
      const [label, example] = [words.term('form.code'), words.term('form.codeExample', codeLength)];
      const icon = codeLength === 4 ? codeFrontIcon : codeBackIcon;
      return {...common, label, example, hint: words.term(codeHint(brand)), icon};
    }
    case 'gift-number':
      return {...common, label: words.term('form.giftNumber'), icon: giftIcon};
    case 'gift-pin':
      return {...common, label: words.term('form.giftPin')};
  }
}

function renderBrand(brand: Brand | undefined): TemplateResult {
  return html`${brand && html`<span lang="en" translate="no">${brand.name}</span>`}`;
}

/** The network's picture where the deployment has one. Its name is beside it, so that the picture says nothing more. */
function renderMark(brand: Brand | undefined, marks: Trust['marks'] | undefined): TemplateResult | SVGTemplateResult {
  const mark = brand && marks?.[brand.id];
  return mark ? html`<img class="mark" src=${mark} alt="" />` : cardIcon;
}

function codeHint(brand: Brand | undefined): 'form.codeEither' | 'form.codeFront' | 'form.codeBack' {
  if (!brand) return 'form.codeEither';
  return brand.codeLength === 4 ? 'form.codeFront' : 'form.codeBack';
}
