import type {LitElement} from 'lit';

import type {BannerElement} from '../elements/banner/banner.js';
import type {ComposerElement} from '../elements/composer/composer.js';
import type {GuardElement} from '../elements/guard/guard.js';
import type {IndicatorElement} from '../elements/indicator/indicator.js';
import type {OrderElement} from '../elements/order/order.js';
import type {ProgressElement} from '../elements/progress/progress.js';
import type {ProviderElement} from '../elements/provider/provider.js';
import type {ReceiptElement} from '../elements/receipt/receipt.js';
import type {RequestElement} from '../elements/request/request.js';
import type {StatusElement} from '../elements/status/status.js';
import {Harness} from './harness.js';

/** `<chatpay-request>`: the bubble, as either side sees it. */
export class RequestHarness extends Harness<RequestElement> {
  readonly amount = () => this.textOf('amount');
  readonly reason = () => this.textOf('reason');
  /** Where the request stands, in the words of the side that sees it. */
  readonly status = () => this.textOf('status') ?? this.textOf('pill');
  readonly canPay = () => this.has('pay');
  readonly problem = () => this.textOf('problem');
  /** The customer presses Enter Payment. */
  readonly pressPay = () => this.press('pay');
  readonly pressDecline = () => this.press('decline');
  /** The agent withdraws it. */
  readonly pressCancel = () => this.press('cancel');
}

/** `<chatpay-status>`: the pill. */
export class StatusHarness extends Harness<StatusElement> {
  readonly status = () => this.element.shadowRoot?.querySelector('[part=pill] .words')?.textContent?.trim();
  readonly timeLeft = () => this.textOf('time');
  /** Whether the pill is a button now. */
  readonly canPress = () => this.find('pill') instanceof HTMLButtonElement;
  /** View Card, or Try Again. */
  readonly pressPill = () => this.press('pill');
  readonly pressComplete = () => this.press('complete');
  readonly pressAgain = () => this.press('again');
}

/** `<chatpay-composer>`: the button and its panel. */
export class ComposerHarness extends Harness<ComposerElement> {
  readonly isOpen = () => this.find('panel')?.matches(':popover-open') ?? false;
  readonly open = () => this.element.show();
  /** Fills in the panel, opened if it is not. */
  async fill({amount, reason}: {readonly amount?: string; readonly reason?: string}): Promise<void> {
    if (!this.isOpen()) await this.open();
    if (amount !== undefined) await this.type('amount', amount);
    if (reason !== undefined) await this.type('reason', reason);
  }
  /** What the panel complains about. */
  readonly faults = () =>
    [...(this.element.shadowRoot?.querySelectorAll('.fault') ?? [])].flatMap(
      (fault) => fault.textContent?.trim() || [],
    );
  readonly pressRequest = () => this.press('request');
}

/** `<chatpay-banner>`: the cards that have arrived elsewhere. */
export class BannerHarness extends Harness<BannerElement> {
  readonly count = () => this.element.shadowRoot?.querySelectorAll('[part=banner]').length ?? 0;
  /** The first banner's button. */
  readonly pressView = () => this.press('view');
  readonly pressDismiss = () => this.press('dismiss');
}

/** `<chatpay-indicator>`: the dot. */
export class IndicatorHarness extends Harness<IndicatorElement> {
  readonly isShown = () => this.has('dot');
  readonly label = () => this.find('dot')?.ariaLabel ?? undefined;
}

/** `<chatpay-guard>`: what it says about what is typed into the input that it wraps. */
export class GuardHarness extends Harness<GuardElement> {
  readonly notice = () => this.textOf('notice');
  /** The wrapped field. */
  readonly field = () => this.element.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  /** Types into the wrapped field, in place of what is there. */
  async say(text: string): Promise<void> {
    const field = this.field();
    if (!field) throw new Error('<chatpay-guard> wraps no field');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await this.element.updateComplete;
  }
  readonly pressPay = () => this.press('pay');
}

/** `<chatpay-order>`: the panel of the order system. */
export class OrderHarness extends Harness<OrderElement> {
  readonly phone = () => (this.find('phone') as HTMLInputElement | undefined)?.value;
  readonly typePhone = (text: string) => this.type('phone', text);
  readonly pressSend = () => this.press('send');
  readonly problem = () => this.textOf('problem');
}

/** `<chatpay-progress>`: the status guide. */
export class ProgressHarness extends Harness<ProgressElement> {
  readonly amount = () => this.textOf('amount');
  readonly steps = () =>
    [...(this.element.shadowRoot?.querySelectorAll('[part=step]') ?? [])].map((step) => {
      const isCurrent = step.ariaCurrent === 'step' || step.querySelector('[aria-current=step]') !== null;
      return {text: (step.textContent ?? '').replace(/\s+/g, ' ').trim(), isCurrent};
    });
  readonly pressSendAgain = () => this.press('send-again');
  readonly pressCancel = () => this.press('cancel');
}

/** `<chatpay-receipt>`: the receipt. */
export class ReceiptHarness extends Harness<ReceiptElement> {
  readonly amount = () => this.textOf('amount');
  readonly merchant = () => this.textOf('merchant');
}

/** `<chatpay-provider>`: the vault's frame, and what is said about it. */
export class ProviderHarness extends Harness<ProviderElement> {
  /** Whether the form or the desk is on screen. */
  readonly isOpen = () => this.find('surface')?.inert === false;
  readonly notice = () => this.textOf('notice');
}

export const requestHarness = (element: RequestElement) => new RequestHarness(element);
export const statusHarness = (element: StatusElement) => new StatusHarness(element);
export const composerHarness = (element: ComposerElement) => new ComposerHarness(element);
export const bannerHarness = (element: BannerElement) => new BannerHarness(element);
export const indicatorHarness = (element: IndicatorElement) => new IndicatorHarness(element);
export const guardHarness = (element: GuardElement) => new GuardHarness(element);
export const orderHarness = (element: OrderElement) => new OrderHarness(element);
export const progressHarness = (element: ProgressElement) => new ProgressHarness(element);
export const receiptHarness = (element: ReceiptElement) => new ReceiptHarness(element);
export const providerHarness = (element: ProviderElement) => new ProviderHarness(element);
/** For any other element: what a person can read and press in it. */
export const harness = <E extends LitElement>(element: E) => new Harness(element);
