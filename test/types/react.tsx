// What a React 19 program may write, and what it may not. Checked by `npm run typecheck`; there is nothing to run.
import '../../src/define.js';
import '../../src/elements/order/define.js';
import '../../src/elements/progress/define.js';
import '../../src/elements/receipt/define.js';
import '../../src/react.js';
import type {ProviderElement, RequestSentEvent, Session} from '../../src/index.js';
import type {ChatpayElements} from '../../src/tags.js';

declare const session: Session;
declare function show(requestId: string): void;

export const page = (
  <chatpay-provider
    vault="https://vault.example"
    session={session}
    theme={{scheme: 'dark'}}
    className="chat"
    ref={(element: ProviderElement | null) => element?.focus()}
    onchatpay-failed={({part}) => show(part)}
  >
    <chatpay-request request="r1" lang="de" scheme="dark" density="compact" />
    <chatpay-composer
      conversation="c1"
      currency="USD"
      answerWithin={10}
      giftCards
      onchatpay-request-sent={(event: RequestSentEvent) => show(event.requestId)}
    />
    <chatpay-guard tellAgent={() => show('')}>
      <textarea aria-label="Message" />
    </chatpay-guard>
  </chatpay-provider>
);

// @ts-expect-error no such tag
export const unknownTag = <chatpay-requests />;
// @ts-expect-error no such property
export const unknownProperty = <chatpay-request requestId="r1" />;
// @ts-expect-error a number of minutes
export const wrongType = <chatpay-composer answerWithin="10" />;
// @ts-expect-error another event's class
export const wrongEvent = <chatpay-composer onchatpay-failed={(event: RequestSentEvent) => show(event.requestId)} />;
// @ts-expect-error a dot is not set tighter
export const tightDot = <chatpay-indicator density="compact" />;
// @ts-expect-error a method cannot be set
export const method = <chatpay-composer show={() => Promise.resolve()} />;

/** The frameworks know every tag that the DOM knows, and no other. */
type DomTags = Extract<keyof HTMLElementTagNameMap, `chatpay-${string}`>;
export const all: {[T in DomTags]: true} & {[T in keyof ChatpayElements]: true} = {
  'chatpay-banner': true,
  'chatpay-composer': true,
  'chatpay-guard': true,
  'chatpay-indicator': true,
  'chatpay-order': true,
  'chatpay-progress': true,
  'chatpay-provider': true,
  'chatpay-receipt': true,
  'chatpay-request': true,
  'chatpay-status': true,
};
export const same: [DomTags, keyof ChatpayElements] extends [keyof ChatpayElements, DomTags] ? true : false = true;
