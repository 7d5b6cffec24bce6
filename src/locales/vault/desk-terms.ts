import type {Translation} from '../words.js';

/** Every word of the agent's page that the customer's page does not have. A translation is one object of this type. */
export interface DeskTerms extends Translation {
  /** The page's title. */
  'desk.page': string;

  // The agent's view of a card.
  'view.title': string;
  'view.giftTitle': string;
  'view.number': string;
  'view.name': string;
  'view.expiry': string;
  'view.code': string;
  'view.giftNumber': string;
  'view.giftPin': string;
  'view.reveal': string;
  'view.hide': string;
  'view.copy': string;
  'view.copyNumber': string;
  'view.copyName': string;
  'view.copyExpiry': string;
  'view.copyCode': string;
  'view.copyGiftNumber': string;
  'view.copyGiftPin': string;
  'view.copied': string;
  /** @param field What was copied: the name of its row. */
  'view.copiedField': (field: string) => string;
  'view.copyFailed': string;
  /** @param lastFour Digits. */
  'view.maskedNumber': (lastFour: string) => string;
  'view.maskedCode': string;
  'view.resting': string;
  /** @param time Minutes and seconds: `9:41`. */
  'view.left': (time: string) => string;
  /** @param duration For example `5 minutes`. */
  'view.stillLeft': (duration: string) => string;
  'view.lapsed': string;
  'view.lapsedDetail': string;
  'view.complete': string;
  'view.refuse': string;
  'view.refuseWhy': string;
  'view.refuseBack': string;
  'view.refuse.declined': string;
  'view.refuse.expired': string;
  'view.refuse.wrong-details': string;
  'view.refuse.other': string;
  'view.putAway': string;

  // The desk.
  'desk.signInTitle': string;
  'desk.signInDetail': (agent: string | undefined) => string;
  'desk.signIn': string;
  'desk.signingIn': string;
  'desk.signInFailed': string;
  /** The sign-in has answered, and yet there is no session: most likely the browser keeps no cookie for the frame. */
  'desk.signInUnkept': string;
  'desk.signInSomeoneElse': string;
  'desk.confirmTitle': string;
  /** @param duration How long the agent may use the card: `10 minutes`. */
  'desk.confirmDetail': (duration: string) => string;
  'desk.amount': string;
  'desk.reason': string;
  'desk.merchant': string;
  'desk.order': string;
  'desk.subtotal': string;
  'desk.tax': string;
  'desk.answerWithin': string;
  'desk.accepts': string;
  'desk.acceptsCard': string;
  'desk.acceptsGiftCard': string;
  'desk.acceptsBoth': string;
  'desk.send': string;
  'desk.sending': string;
  'desk.back': string;
  'desk.problem.unreachable': string;
  'desk.problem.unauthenticated': string;
  'desk.problem.mismatch': string;
  'desk.problem.over-ceiling': string;
  'desk.problem.card-number-in-text': string;
  'desk.problem.not-in-conversation': string;
  'desk.problem.id-reused': string;
  'desk.problem.superseded-open': string;
  'desk.problem.too-many': string;
  'desk.problem.other': string;

  // The notices that only agents can meet.
  'notice.key-lost': string;
  'notice.key-lost.detail': string;
  'notice.open-failed': string;
  'notice.open-failed.detail': string;
  'notice.key-destroyed': string;
  'notice.key-destroyed.detail': string;
  'notice.other-desk': string;
  'notice.other-desk.detail': string;
}
